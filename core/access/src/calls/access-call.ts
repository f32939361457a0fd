import type { Actor, Text, z } from '@yuzhi/sdk';
import type pg from 'pg';
import type { AccessParts } from '../access-parts.ts';
import type { Action } from '../policy/actions.ts';
import type { Resource } from '../policy/decide.ts';
import type { Standing } from '../policy/standing.ts';
import type { UnitDirectory } from '../units/unit-directory.ts';

/** What a call works with: one transaction, one moment, one asker. */
export interface CallContext extends AccessParts {
  readonly client: pg.ClientBase;
  readonly actor: Actor;
  readonly standing: Standing;
  readonly directory: UnitDirectory;
  readonly now: Date;
  /** The day in the city, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether the asker may do `action` to `resource` as well: for lists that show what one may see. */
  may(action: Action, resource: Resource): boolean;
}

interface CallWords {
  /** `kebab-case`; the address is `/api/access/{id}` and the command `yuzhi access {id}`. */
  readonly id: string;
  readonly title: Text;
  readonly action: Action;
  /** Only for somebody with an account: the operator at the machine is nobody in particular. */
  readonly isPersonal?: true;
}

interface TypedCall<Input extends z.ZodObject, Found> extends CallWords {
  readonly input: Input;
  /** A list decides for each thing that it shows, by `may`, and is refused to nobody who has signed in. */
  readonly isList?: true;
  /** Looks up what it is about, before it is decided. `null`: there is no such thing. */
  find(ctx: CallContext, input: z.output<Input>): Promise<{ resource: Resource; found: Found } | null>;
  run(ctx: CallContext, input: z.output<Input>, found: Found): Promise<unknown>;
}

/** One thing that can be done about access. REST, command line and matrix test follow from it. */
export interface AccessCall extends CallWords {
  readonly input: z.ZodObject;
  readonly isList?: true;
  find(ctx: CallContext, input: unknown): Promise<{ resource: Resource; found: unknown } | null>;
  run(ctx: CallContext, input: unknown, found: unknown): Promise<unknown>;
}

/** Defines a call; its types are checked here and are not needed any more. */
export function defineCall<Input extends z.ZodObject, Found>(call: TypedCall<Input, Found>): AccessCall {
  return call;
}
