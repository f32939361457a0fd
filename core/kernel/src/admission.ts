import type { Access, Question } from '@yuzhi/access';
import { kernelError } from './errors.ts';
import type { LoadedPack } from './load-packs.ts';
import { parseInput, textOf } from './runner.ts';
import type { Runner } from './runner.ts';
import type { ExecuteRequest } from './types.ts';

/** What a request has to be before anything of it runs. */
export interface Admitted {
  readonly runner: Runner;
  readonly input: unknown;
  readonly inputJson: string;
  /** Which rule allows it; whether it acts, so that a person decides first; on which grant it rests. */
  readonly decision: Allowed;
}

export type Allowed = Awaited<ReturnType<Access['require']>>;

/** Everything that comes before a run: is the operation there, may they, does the input fit. */
export class Admission {
  readonly #access: Access;
  readonly #runners = new Map<string, Runner>();
  #packs: readonly LoadedPack[] = [];
  #isClosing = false;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The packs that were found, with an operation made ready for each that they have. */
  open(packs: readonly LoadedPack[], ready: (entry: LoadedPack['operations'][number]) => Runner): void {
    this.#packs = packs;
    for (const pack of packs) for (const entry of pack.operations) this.#runners.set(entry.id, ready(entry));
  }

  /** Nothing is let in from now on. */
  close(): void {
    this.#isClosing = true;
  }

  /** @throws YuzhiError KERNEL_CLOSING */
  requireOpen(): void {
    if (this.#isClosing) throw kernelError('KERNEL_CLOSING');
  }

  /** @throws YuzhiError KERNEL_OPERATION_NOT_FOUND, KERNEL_PACK_FAILED */
  runner(id: string): Runner {
    const runner = this.#runners.get(id);
    if (runner) return runner;
    const packId = id.split('/').slice(0, 2).join('/');
    const failed = this.#packs.find((pack) => pack.id === packId && pack.state === 'failed');
    if (failed) throw kernelError('KERNEL_PACK_FAILED', { pack: packId, reason: failed.failure?.code }, failed.failure);
    throw kernelError('KERNEL_OPERATION_NOT_FOUND', { operation: id.slice(0, 200) });
  }

  /** @throws YuzhiError KERNEL_INPUT_INVALID, …_TOO_LARGE, …_TOO_DEEP and as {@link runner} */
  async requireInput(operation: string, input: unknown): Promise<void> {
    await inputOf(this.runner(operation), input);
  }

  /**
   * `depth` is how many operations called each other to come here, `holding` the grant of which it has used one already.
   *
   * @throws YuzhiError as above, ACCESS_DENIED, KERNEL_INPUT_INVALID, …_TOO_LARGE, …_TOO_DEEP, KERNEL_CALL_NEEDS_APPROVAL
   */
  async admit(request: ExecuteRequest, depth: number, holding: string | null = null): Promise<Admitted> {
    this.requireOpen();
    const runner = this.runner(request.operation);
    const decision = await this.#access.require({ ...questionOf(runner, request), holding });
    const { input, inputJson } = await inputOf(runner, request.input);
    if (runner.entry.definition.effect === 'act' && depth > 0)
      throw kernelError('KERNEL_CALL_NEEDS_APPROVAL', { operation: runner.entry.id });
    return { runner, input, inputJson, decision };
  }
}

/** An input as the operation takes it, and as text. */
async function inputOf(runner: Runner, given: unknown): Promise<{ input: unknown; inputJson: string }> {
  const inputJson = textOf(given, runner);
  return { input: await parseInput(runner, given), inputJson };
}

/** A request with what PostgreSQL cannot keep taken out of its texts: NUL. */
export function storable(request: ExecuteRequest): ExecuteRequest {
  if (!request.purpose?.includes('\0')) return request;
  return { ...request, purpose: request.purpose.replaceAll('\0', '') };
}

/** What is decided about a run: the operation as it is now, for the purpose that was stated. */
function questionOf({ entry }: Runner, { actor, purpose }: ExecuteRequest): Question {
  const { audience, effect } = entry.definition;
  const resource = { id: entry.id, audience, effect };
  return { actor, action: 'operation.run', resource, ...(purpose === undefined ? {} : { purpose }) };
}
