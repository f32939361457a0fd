import type { CallToolRequestParams, CallToolResult, ServerContext, Tool } from '@modelcontextprotocol/server';
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { Access } from '@yuzhi/access';
import type { Kernel, OperationEntry } from '@yuzhi/kernel';
import { YuzhiError } from '@yuzhi/sdk';
import type { Language } from '@yuzhi/sdk';
import { agentsError } from '../errors.ts';
import type { Caller } from './caller.ts';
import { doneAnswer } from './done-answer.ts';
import { failedAnswer } from './failed-answer.ts';
import { inputOf } from './input-shape.ts';
import { progressTeller } from './progress-teller.ts';
import { toolName } from './tool-name.ts';
import { toolOf } from './tool-of.ts';
import { waitingAnswer } from './waiting-answer.ts';

/** The operations of a kernel as tools: what each caller may see and call, and the calls. */
export class Tools {
  readonly #kernel: Kernel;
  readonly #access: Access;
  readonly #byName: ReadonlyMap<string, OperationEntry>;
  readonly #made: Readonly<Record<Language, Map<OperationEntry, Tool>>> = { zh: new Map(), en: new Map() };

  constructor(kernel: Kernel, access: Access) {
    this.#kernel = kernel;
    this.#access = access;
    const entries = kernel.packs().flatMap(({ operations }) => operations);
    this.#byName = new Map(entries.map((entry) => [toolName(entry.id), entry]));
  }

  async list(caller: Caller): Promise<Tool[]> {
    const isFor = await this.#isFor(caller);
    return [...this.#byName.values()].filter(isFor).map((entry) => this.#toolOf(entry, caller.language));
  }

  /**
   * Runs an operation. What fails is an answer too, which the model reads.
   *
   * @throws ProtocolError when there is no such tool for this caller, or its purpose is no text
   */
  async call(params: CallToolRequestParams, from: Caller, ctx: ServerContext): Promise<CallToolResult> {
    const caller = withPurpose(from, ctx);
    const { actor, language, purpose } = caller;
    const entry = await this.#entry(params.name, caller);
    const input = inputOf(this.#kernel.describe(entry).input, params.arguments);
    try {
      const onProgress = progressTeller(ctx, language);
      const outcome = await this.#kernel.execute({
        operation: entry.id,
        input,
        actor,
        signal: ctx.mcpReq.signal,
        ...(purpose === undefined ? {} : { purpose }),
        ...(onProgress === undefined ? {} : { onProgress }),
      });
      return outcome.state === 'done' ? doneAnswer(outcome, language) : waitingAnswer(outcome, language);
    } catch (error) {
      const failure = asYuzhiError(error, params.name);
      return failedAnswer(failure, language);
    }
  }

  /** What a call of the tool answers in `structuredContent`. */
  outputSchema(name: string, { language }: Caller): Tool['outputSchema'] {
    const entry = this.#byName.get(name);
    return entry && this.#toolOf(entry, language).outputSchema;
  }

  /** Made once for each language, when it is first asked for. */
  #toolOf(entry: OperationEntry, language: Language): Tool {
    const made = this.#made[language].get(entry) ?? toolOf(this.#kernel.describe(entry), language);
    this.#made[language].set(entry, made);
    return made;
  }

  /** What somebody may not see does not exist for them; that they asked for it is written down. */
  async #entry(name: string, caller: Caller): Promise<OperationEntry> {
    const entry = this.#byName.get(name);
    if (entry && (await this.#isFor(caller))(entry)) return entry;
    const { actor } = caller;
    const event = { actor, action: 'operation.run', outcome: 'denied', reason: 'AGENTS_TOOL_NOT_FOUND' } as const;
    if (entry) await this.#access.note({ ...event, resource: entry.id });
    throw invalid(agentsError('AGENTS_TOOL_NOT_FOUND', { tool: name.slice(0, 200) }), caller);
  }

  /**
   * Which operations a caller may run. Whether there is a grant depends on the purpose, which a call may tell: until then
   * what is lent is shown to whoever may see it.
   */
  async #isFor({ actor, purpose }: Pick<Caller, 'actor' | 'purpose'>): Promise<(entry: OperationEntry) => boolean> {
    const judge = await this.#access.judge(actor);
    const why = purpose === undefined ? {} : { purpose };
    return ({ id, definition: { audience, effect } }) => {
      const resource = { id, audience, effect };
      if (judge({ action: 'operation.run', resource, ...why }).allowed) return true;
      return audience === 'granted' && judge({ action: 'pack.read', resource }).allowed;
    };
  }
}

/** A call may say what it is for; otherwise it is for what the client does all its calls for. */
function withPurpose(caller: Caller, { mcpReq }: ServerContext): Caller {
  const purpose = mcpReq._meta?.['yuzhi/purpose'];
  if (purpose === undefined) return caller;
  if (typeof purpose !== 'string') throw invalid(agentsError('AGENTS_PURPOSE_INVALID'), caller);
  return { ...caller, purpose: purpose.slice(0, 2_000) };
}

function invalid(error: YuzhiError, { language }: Caller): ProtocolError {
  return new ProtocolError(ProtocolErrorCode.InvalidParams, error.text[language], error.toJSON());
}

function asYuzhiError(error: unknown, tool: string): YuzhiError {
  return error instanceof YuzhiError ? error : agentsError('AGENTS_TOOL_BROKEN', { tool }, error);
}
