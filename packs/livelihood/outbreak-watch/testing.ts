import type { BaseContext, OutputLabel } from '@yuzhi/sdk';

/** A context as the operations of this pack use it, with what they put on the output. */
export function aContext(signal = new AbortController().signal): BaseContext & { readonly labels: OutputLabel[] } {
  const labels: OutputLabel[] = [];
  const context = {
    labels,
    signal,
    progress: () => signal.throwIfAborted(),
    label: (mark: OutputLabel) => void labels.push(mark),
  };
  return context as unknown as BaseContext & { readonly labels: OutputLabel[] }; // no operation here uses the rest
}
