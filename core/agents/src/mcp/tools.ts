import type { CallToolRequestParams, CallToolResult, ServerContext, Tool } from '@modelcontextprotocol/server';
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { Access } from '@yuzhi/access';
import type { Kernel, OperationEntry } from '@yuzhi/kernel';
import { YuzhiError } from '@yuzhi/sdk';
import type { Actor, Language } from '@yuzhi/sdk';
import { agentsError } from '../errors.ts';
import type { Caller } from './caller.ts';
import { doneAnswer } from './done-answer.ts';
import { failedAnswer } from './failed-answer.ts';
import { inputOf } from './input-shape.ts';
import { issuesIn } from './issues-in.ts';
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

  async list({ actor, language }: Caller): Promise<Tool[]> {
    const entries = [...this.#byName.values()];
    const isFor = await Promise.all(entries.map((entry) => this.#isFor(actor, entry)));
    return entries.filter((_entry, index) => isFor[index]).map((entry) => this.#toolOf(entry, language));
  }

  /**
   * Runs an operation. What fails is an answer too, which the model reads.
   *
   * @throws ProtocolError when there is no such tool for this caller
   */
  async call(params: CallToolRequestParams, caller: Caller, ctx: ServerContext): Promise<CallToolResult> {
    const { actor, language } = caller;
    const entry = this.#byName.get(params.name);
    // What somebody may not see does not exist for them.
    if (!entry || !(await this.#isFor(actor, entry))) throw unknownTool(params.name, caller);
    const input = inputOf(this.#kernel.describe(entry).input, params.arguments);
    try {
      const purpose = purposeOf(ctx) ?? caller.purpose;
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
      const issues = await issuesIn(language, failure, { schema: entry.definition.input, input });
      return failedAnswer(failure, language, issues);
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

  async #isFor(actor: Actor, { id, definition }: OperationEntry): Promise<boolean> {
    const resource = { id, audience: definition.audience, effect: definition.effect };
    const actions = ['pack.read', 'operation.run'] as const;
    const decisions = await Promise.all(actions.map((action) => this.#access.decide({ actor, action, resource })));
    return decisions.every(({ allowed }) => allowed);
  }
}

function unknownTool(tool: string, { language }: Caller): ProtocolError {
  const error = agentsError('AGENTS_TOOL_NOT_FOUND', { tool: tool.slice(0, 200) });
  return new ProtocolError(ProtocolErrorCode.InvalidParams, error.text[language], error.toJSON());
}

function purposeOf({ mcpReq }: ServerContext): string | undefined {
  const purpose = mcpReq._meta?.['yuzhi/purpose'];
  if (purpose === undefined || typeof purpose === 'string') return purpose?.slice(0, 2_000);
  throw agentsError('AGENTS_PURPOSE_INVALID');
}

function asYuzhiError(error: unknown, tool: string): YuzhiError {
  return error instanceof YuzhiError ? error : agentsError('AGENTS_TOOL_BROKEN', { tool }, error);
}
