import type { Actor, BaseContext, CapabilityName, OutputLabel, RunLog, Text } from '@yuzhi/sdk';
import { dayIn } from './day-in.ts';
import { kernelError } from './errors.ts';
import type { OperationEntry } from './types.ts';

/** What a context needs to know of the run that it belongs to. */
export interface RunScope {
  readonly id: string;
  readonly entry: OperationEntry;
  readonly actor: Actor;
  readonly signal: AbortSignal;
  readonly log: RunLog;
  readonly timeZone: string;
  now(): Date;
  progress(done: number, total: number, note: Text | null): void;
  label(mark: OutputLabel): void;
}

/** Gives the capability of one name to one run. */
export type CapabilityProvider = (scope: RunScope) => unknown;

export type CapabilityProviders = Readonly<Record<string, CapabilityProvider>>;

class RunContext implements BaseContext {
  readonly #scope: RunScope;

  constructor(scope: RunScope) {
    this.#scope = scope;
  }

  get actor(): Actor {
    return this.#scope.actor;
  }

  get run(): { readonly id: string; readonly operation: string } {
    return { id: this.#scope.id, operation: this.#scope.entry.id };
  }

  get signal(): AbortSignal {
    return this.#scope.signal;
  }

  get log(): RunLog {
    return this.#scope.log;
  }

  now(): Date {
    return this.#scope.now();
  }

  today(): string {
    return dayIn(this.#scope.timeZone, this.#scope.now());
  }

  progress(done: number, total: number, note?: Text): void {
    this.#scope.progress(done, total, note ?? null);
  }

  label(mark: OutputLabel): void {
    this.#scope.label(mark);
  }

  /** Reads the scope from outside the class; packs have no way to it. */
  static scopeOf(context: RunContext): RunScope {
    return context.#scope;
  }
}

/** Makes the contexts of one operation. */
export type ContextMaker = (scope: RunScope) => BaseContext;

/**
 * A context class for one operation: the base, and a getter for each capability that it needs. Any other capability
 * answers with an error that says what to declare.
 */
export function contextMakerFor(needs: readonly CapabilityName[], providers: CapabilityProviders): ContextMaker {
  class OperationContext extends RunContext {}
  for (const [name, provide] of Object.entries(providers)) {
    const isNeeded = (needs as readonly string[]).includes(name);
    Object.defineProperty(OperationContext.prototype, name, {
      get(this: OperationContext) {
        const scope = RunContext.scopeOf(this);
        if (!isNeeded)
          throw kernelError('KERNEL_CAPABILITY_NOT_ASKED', { operation: scope.entry.id, capability: name });
        return provide(scope);
      },
    });
  }
  return (scope) => new OperationContext(scope);
}
