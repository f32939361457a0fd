import type { Actor, Text } from '@yuzhi/sdk';
import type pg from 'pg';

/** Something that somebody has under way. */
export interface OpenWork {
  readonly id: string;
  /** Operation or name that it is known by. */
  readonly what: string;
  /** The unit for which it is done. */
  readonly unit: string | null;
  /** A day, where there is one. */
  readonly due: string | null;
}

/** Who goes: the person and the ids under which they act, their keys among them. */
export interface Leaver {
  readonly person: string;
  readonly actors: readonly string[];
}

export interface Heir {
  readonly person: string;
  readonly by: Actor;
  readonly now: Date;
}

/** A kind of work that people leave behind. Capabilities add theirs, as the queue its jobs and schedules. */
export interface WorkSource {
  readonly kind: string;
  readonly title: Text;
  list(client: pg.ClientBase, leaver: Leaver): Promise<readonly OpenWork[]>;
  /** Gives it to somebody else; `null` where that is not possible and it has to be made anew. */
  readonly assign: ((client: pg.ClientBase, ids: readonly string[], heir: Heir) => Promise<void>) | null;
}
