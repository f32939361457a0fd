import type { z } from 'zod';
import type { CapabilityName, PackContext } from './context.ts';
import type { Text } from './text.ts';
import type { View } from './view.ts';

/** `read` looks something up or computes it, `advise` prepares a decision, `act` changes something outside. */
export type Effect = 'read' | 'advise' | 'act';

/**
 * Who may ask: `public` anybody, `unit` any unit of the city, `granted` only units with a grant for this operation,
 * `operator` the people who run Yuzhi.
 */
export type Audience = 'public' | 'unit' | 'granted' | 'operator';

/** Whom a result is about. Where it is somebody, `recourse` tells them how to see, answer and reach a person. */
export type Concerns = 'nobody' | 'organisation' | 'person';

/** A call with its answer. Tests run it on every surface; console and reference show it. */
export interface Example<Input, Output> {
  readonly title: Text;
  readonly input: Input;
  /** The answer, or the part of it that matters: every value stated here must come back. */
  readonly output?: DeepPartial<Output>;
}

/** What an `act` would do, shown to the person who approves it before anything happens. */
export interface Preview {
  readonly summary: Text;
  readonly changes: readonly { readonly what: Text; readonly from: string | null; readonly to: string | null }[];
}

export interface Limits {
  /** Wall-clock time after which the run is stopped, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
  /** The same for a run that is carried out as a job. Default one hour. */
  readonly jobTimeoutMs?: number;
  /** Largest input, in bytes of JSON. Default 1 MiB. */
  readonly inputBytes?: number;
}

interface OperationBase<Input extends z.ZodType, Output extends z.ZodType, Needs extends CapabilityName, Answer> {
  /** `kebab-case`, unique in its pack; the address is `domain/pack/id`. */
  readonly id: string;
  readonly title: Text;
  /** One sentence: the question that it answers. */
  readonly summary: Text;
  readonly audience: Audience;
  readonly input: Input;
  readonly output: Output;
  /** Capabilities that `run` receives; each must stand in the manifest. */
  readonly needs?: readonly Needs[];
  readonly show?: readonly View[];
  readonly examples: readonly Example<z.input<Input>, z.output<Output>>[];
  readonly limits?: Limits;
  run(ctx: PackContext<Needs>, input: z.output<Input>): Promise<Answer> | Answer;
}

interface Harmless {
  readonly effect: 'read' | 'advise';
}

interface Acting<Input extends z.ZodType, Needs extends CapabilityName> {
  readonly effect: 'act';
  /** Computes what would happen and changes nothing. */
  preview(ctx: PackContext<Needs>, input: z.output<Input>): Promise<Preview> | Preview;
}

interface AboutNobody {
  readonly concerns?: 'nobody';
}

interface AboutSomebody {
  readonly concerns: 'organisation' | 'person';
  readonly recourse: Text;
}

/** The one definition from which REST, OpenAPI, MCP, command line, form, run record and job follow. */
export type OperationDefinition<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Needs extends CapabilityName = CapabilityName,
  Answer extends DeepReadonly<z.input<Output>> = DeepReadonly<z.input<Output>>,
> = OperationBase<Input, Output, Needs, Answer> & (Harmless | Acting<Input, Needs>) & (AboutNobody | AboutSomebody);

/**
 * An operation whose types have been checked where it was defined and are not needed any more: what a pack lists and
 * the kernel runs. `run` receives parsed input and its answer is parsed before it leaves.
 */
export interface AnyOperation {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  readonly audience: Audience;
  readonly effect: Effect;
  readonly concerns?: Concerns;
  readonly recourse?: Text;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly needs?: readonly CapabilityName[];
  readonly show?: readonly View[];
  readonly examples: readonly Example<unknown, unknown>[];
  readonly limits?: Limits;
  // Method syntax on purpose: it keeps a definition with narrower parameters assignable to this one.
  run(ctx: PackContext<CapabilityName>, input: unknown): unknown;
  preview?(ctx: PackContext<CapabilityName>, input: unknown): Promise<Preview> | Preview;
}

/**
 * Defines an operation: a typed function and everything the surfaces need to know about it.
 *
 * @example
 * export const double = defineOperation({
 *   id: 'double',
 *   title: { zh: '加倍', en: 'Double' },
 *   summary: { zh: '返回两倍的数', en: 'Return twice the number' },
 *   effect: 'read',
 *   audience: 'public',
 *   input: z.strictObject({ value: z.number().meta(label('数', 'Value')) }),
 *   output: z.object({ value: z.number().meta(label('结果', 'Result')) }),
 *   examples: [{ title: { zh: '二十一', en: 'Twenty-one' }, input: { value: 21 }, output: { value: 42 } }],
 *   run: (_ctx, { value }) => ({ value: value * 2 }),
 * });
 */
export function defineOperation<
  const Input extends z.ZodType,
  const Output extends z.ZodType,
  const Needs extends CapabilityName = never,
  // `const` keeps `'red' | 'none'` from widening to `string` in what `run` returns.
  const Answer extends DeepReadonly<z.input<Output>> = DeepReadonly<z.input<Output>>,
>(definition: OperationDefinition<Input, Output, Needs, Answer>): OperationDefinition<Input, Output, Needs, Answer> {
  return definition;
}

export type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

export type DeepPartial<T> = T extends readonly (infer Item)[]
  ? readonly DeepPartial<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;
