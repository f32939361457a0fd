import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { RuleDefinition, RuleVersion } from './rule.ts';
import type { Text } from './text.ts';

/** Structured log of one run. Never log inputs: they may hold personal data. */
export interface RunLog {
  info(message: string, values?: Readonly<Record<string, unknown>>): void;
  warn(message: string, values?: Readonly<Record<string, unknown>>): void;
}

/** A mark on a run's output, for example that a model made it. Kept with the run and shown with the result. */
export interface OutputLabel {
  readonly kind: 'ai-generated' | 'made-up' | 'provisional' | 'advice';
  readonly text: Text;
}

/** What every operation receives, whatever its manifest asks for. */
export interface BaseContext {
  readonly actor: Actor;
  /** The run that is being written. Its id is the idempotency key for whatever the operation does outside. */
  readonly run: { readonly id: string; readonly operation: string };
  /** Aborted when the caller cancels, the time limit passes or the server stops. */
  readonly signal: AbortSignal;
  readonly log: RunLog;
  /** The clock. Operations never reach for `Date.now()`. */
  now(): Date;
  /** Today in the city's time zone, `YYYY-MM-DD`. */
  today(): string;
  /** Says how far the work is; throws the run's cancellation when there is one. */
  progress(done: number, total: number, note?: Text): void;
  /** Puts a label on the output. */
  label(mark: OutputLabel): void;
}

/** Dated rules of this pack, with the city's additions. */
export interface Rules {
  /** The version that applies on `date`, or `null` when none does. */
  asOf<Data extends z.ZodType>(rule: RuleDefinition<Data>, date: string): RuleVersion<z.output<Data>> | null;
  /** Every version, oldest first. */
  versions<Data extends z.ZodType>(rule: RuleDefinition<Data>): readonly RuleVersion<z.output<Data>>[];
}

/** Operations of other packs, by id. The call is decided for, and recorded under, the actor who asked first. */
export interface Operations {
  call(operation: string, input: unknown): Promise<unknown>;
}

/** Work on many items that takes long: the same function of one of the pack's files on each, in threads. */
export interface ParallelTask<Item> {
  /** A file of the pack that only computes, `new URL('../algorithms/x.ts', import.meta.url)`. */
  readonly module: URL;
  /** Name of the function that it exports: `(item, shared) => result`. Items and results are structured clones. */
  readonly run: string;
  readonly items: readonly Item[];
  /** Given to every call. */
  readonly shared?: unknown;
  /** Told after each part. What it throws ends the work: a cancelled run's `ctx.progress` does. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** All cores of the machine for one run. */
export interface Parallel {
  /**
   * The results in the order of the items.
   *
   * @throws whatever the function throws, and the run's cancellation
   */
  map<Item, Result>(task: ParallelTask<Item>): Promise<Result[]>;
}

/** A county-level unit of the city with the dates between which it exists. */
export interface County {
  readonly name: string;
  /** Six-digit code of GB/T 2260, or `null` when no source gives one. */
  readonly code: string | null;
  readonly kind: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly successor: string | null;
  /** Others that took over parts of it. */
  readonly otherSuccessors?: readonly string[];
}

/** A body of the city that owns tasks, data and decisions. */
export interface MunicipalUnit {
  readonly short: string;
  readonly full: string;
  readonly kind: string;
  /** Other short forms that people write. */
  readonly aliases?: readonly string[];
}

/** The city profile. Places and units are data with dates, never constants. */
export interface City {
  readonly name: Text;
  readonly timeZone: string;
  /** Where maps of the city begin: longitude and latitude in degrees, WGS-84. */
  readonly centre?: readonly [lon: number, lat: number];
  /** The county-level units that exist on `date`; without one all that ever did. */
  counties(date?: string): readonly County[];
  readonly units: readonly MunicipalUnit[];
}

/**
 * The capabilities that a manifest may ask for, by name. A capability package adds its own by declaration merging:
 * `declare module '@yuzhi/sdk' { interface Capabilities { lake: Lake } }`.
 */
export interface Capabilities {
  readonly rules: Rules;
  readonly operations: Operations;
  readonly city: City;
  readonly parallel: Parallel;
}

export type CapabilityName = keyof Capabilities;

/** What an operation receives: the base and exactly the capabilities that it needs. */
export type PackContext<Needs extends CapabilityName = never> = BaseContext & Pick<Capabilities, Needs>;
