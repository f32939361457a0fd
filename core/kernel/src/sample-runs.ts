import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Sight } from '@yuzhi/access';
import { YuzhiError } from '@yuzhi/sdk';
import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';
import { eraseRun } from './erase-run.ts';
import type { KernelParts } from './kernel-parts.ts';
import type { Runner } from './runner.ts';
import type { Kernel, OperationEntry } from './types.ts';

/** Whether an input is one of the examples of its operation, as it arrived. */
export function isExampleOf({ examples }: Runner, inputJson: string): boolean {
  return examples.some(
    (example) =>
      example.length === inputJson.length &&
      (example === inputJson || isDeepStrictEqual(JSON.parse(example), JSON.parse(inputJson))),
  );
}

/** Of a run with which sample data is deleted; the words are kept for good. */
const reason = '删除示例数据 / Deleting the example data';

/** Runs of the examples that packs bring along: filled in so that there is something to see, deleted at once. */
export class SampleRuns {
  readonly #parts: KernelParts;
  readonly #kernel: Pick<Kernel, 'packs' | 'execute'>;

  constructor(parts: KernelParts, kernel: Pick<Kernel, 'packs' | 'execute'>) {
    this.#parts = parts;
    this.#kernel = kernel;
  }

  state: Kernel['samples'] = async (actor) => {
    const { access } = this.#parts;
    const shown = await this.#shownTo(await access.sight(actor, 'run.read'));
    const mayDelete = (await access.mayDo(actor)).includes('run.delete-samples');
    const deletable = mayDelete ? await this.#shownTo(await access.sight(actor, 'run.delete-samples')) : [];
    return {
      runs: shown.length,
      deletable: deletable.length,
      fillable: (await this.#missing(actor, shown)).length,
    };
  };

  fill: Kernel['fillSamples'] = async (actor) => {
    const shown = await this.#shownTo(await this.#parts.access.sight(actor, 'run.read'));
    let [done, failed] = [0, 0];
    for (const { id, input } of await this.#missing(actor, shown)) {
      try {
        await this.#kernel.execute({ operation: id, input, actor });
        done++;
      } catch (error) {
        if (!(error instanceof YuzhiError)) throw error;
        failed++;
      }
    }
    return { done, failed };
  };

  delete: Kernel['deleteSamples'] = async (actor) => {
    const { access, ledger } = this.#parts;
    const shown = await this.#shownTo(await access.sight(actor, 'run.delete-samples'));
    for (const { id } of shown)
      await ledger.transaction(async (client) => {
        if (await hide(client, id)) await eraseRun(client, access.audit, { id, reason, actor }).catch(unlessErased);
      });
    return { deleted: shown.length };
  };

  /** Examples of what answers at once and changes nothing, that this actor may run and that have no run in sight. */
  async #missing(actor: Actor, shown: readonly Shown[]): Promise<readonly { id: string; input: unknown }[]> {
    const judge = await this.#parts.access.judge(actor);
    const known = new Set(shown.map(({ operation, inputSha256 }) => `${operation} ${inputSha256}`));
    const may = ({ id, definition: { audience, effect } }: OperationEntry): boolean =>
      effect !== 'act' && judge({ action: 'operation.run', resource: { id, audience, effect } }).allowed;
    return this.#kernel
      .packs()
      .filter(({ state }) => state === 'ready')
      .flatMap(({ operations }) => operations.filter(may))
      .flatMap(({ id, definition }) => definition.examples.map(({ input }) => ({ id, input })))
      .filter(({ id, input }) => !known.has(`${id} ${hash('sha256', JSON.stringify(input))}`));
  }

  async #shownTo(sight: Sight): Promise<readonly Shown[]> {
    return this.#parts.ledger.samples(sight);
  }
}

interface Shown {
  readonly id: string;
  readonly operation: string;
  readonly inputSha256: string;
}

/** Erased before by somebody else, or never kept: there is only the listing to end. */
function unlessErased(error: unknown): void {
  if (!(error instanceof YuzhiError) || error.code !== 'KERNEL_RUN_ERASED') throw error;
}

async function hide(client: pg.ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query('update runs set hidden = true where id = $1 and sample and not hidden', [
    id,
  ]);
  return rowCount === 1;
}
