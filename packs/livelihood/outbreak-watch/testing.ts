import type { OutputLabel, PackContext, ParallelTask } from '@yuzhi/sdk';

export type TestContext = PackContext<'parallel'> & { readonly labels: OutputLabel[] };

/** A context as the operations of this pack use it, in one thread, with the labels that they put on the output. */
export function aContext(signal = new AbortController().signal): TestContext {
  const labels: OutputLabel[] = [];
  const context = {
    labels,
    signal,
    parallel: { map: inOneThread },
    progress: () => signal.throwIfAborted(),
    label: (mark: OutputLabel) => void labels.push(mark),
  };
  return context as unknown as TestContext; // no operation here uses the rest
}

async function inOneThread<Item>({ module, run, items, shared, onProgress }: ParallelTask<Item>): Promise<unknown[]> {
  const exported = (await import(module.href)) as Record<string, (item: Item, shared: unknown) => unknown>;
  return items.map((item, index) => {
    onProgress?.(index, items.length);
    return exported[run]?.(item, shared);
  });
}
