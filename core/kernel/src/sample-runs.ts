import { hash } from 'node:crypto';
import { YuzhiError } from '@yuzhi/sdk';
import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';
import { eraseRun } from './erase-run.ts';
import type { KernelParts } from './kernel-parts.ts';
import type { SampleRun } from './run-ledger.ts';
import type { Kernel, OperationEntry } from './types.ts';

/** Why a sample run was erased; the words are kept for good. */
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
    const { access, ledger } = this.#parts;
    const sight = await access.sight(actor, 'sample.manage');
    const runs = await ledger.samples(sight);
    return { runs: await ledger.countSamples(sight), fillable: (await this.#missing(actor, runs)).length };
  };

  fill: Kernel['fillSamples'] = async ({ actor, signal }) => {
    const { access, ledger } = this.#parts;
    const runs = await ledger.samples(await access.sight(actor, 'sample.manage'));
    let [done, failed] = [0, 0];
    for (const { operation, input } of await this.#missing(actor, runs)) {
      if (signal?.aborted) break;
      try {
        await this.#kernel.execute({ operation, input, actor, ...(signal ? { signal } : {}) });
        done += 1;
      } catch (error) {
        if (!(error instanceof YuzhiError)) throw error;
        failed += 1;
      }
    }
    return { done, failed };
  };

  delete: Kernel['deleteSamples'] = async (actor) => {
    const { access, ledger } = this.#parts;
    const sight = await access.sight(actor, 'sample.manage');
    const runs = await ledger.samples(sight);
    const gone = new Set<string>();
    for (const run of runs)
      await ledger.transaction(async (client) => {
        for (const id of await hide(client, run.id)) {
          await eraseRun(client, access.audit, { id, reason, actor, asSample: true });
          gone.add(id);
        }
      });
    return { deleted: runs.filter(({ id }) => gone.has(id)).length, left: await ledger.countSamples(sight) };
  };

  /** Examples that this actor may run, of what changes nothing, and that have no run among `runs`. */
  async #missing(actor: Actor, runs: readonly SampleRun[]): Promise<readonly Example[]> {
    const judge = await this.#parts.access.judge(actor);
    const known = new Set(runs.map(({ operation, inputSha256 }) => `${operation} ${inputSha256}`));
    const may = ({ id, definition: { audience, effect } }: OperationEntry): boolean =>
      effect !== 'act' && judge({ action: 'operation.run', resource: { id, audience, effect } }).allowed;
    return this.#kernel
      .packs()
      .filter(({ state }) => state === 'ready')
      .flatMap(({ operations }) => operations.filter(may))
      .flatMap(({ id, definition }) => definition.examples.map(({ input }) => ({ operation: id, input })))
      .filter(({ operation, input }) => !known.has(`${operation} ${hash('sha256', JSON.stringify(input))}`));
  }
}

interface Example {
  readonly operation: string;
  readonly input: unknown;
}

/** Takes a sample run and what it called off the lists. Returns which were on them: others may delete at that moment. */
async function hide(client: pg.ClientBase, id: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with recursive family as (
       select id from runs where id = $1
       union all select called.id from runs called join family on called.parent_id = family.id where called.sample)
     update runs set hidden = true
     where id in (select id from family) and sample and not hidden and state not in ('queued', 'running')
     returning id`,
    [id],
  );
  return rows.map((row) => row.id);
}
