/** Through which door a call came in. */
export type Door = 'in-process' | 'http' | 'cli' | 'mcp' | 'job';

/**
 * Who asks, for which unit, by which door. Every call carries one.
 *
 * `operator` is the person at the machine itself, `anonymous` anybody else who has not signed in, `pack` a pack that
 * calls another one on behalf of the actor in `onBehalfOf`.
 */
export interface Actor {
  readonly kind: 'operator' | 'person' | 'key' | 'pack' | 'anonymous';
  readonly id: string;
  /** The unit on whose behalf the actor asks; `null` when it belongs to none. */
  readonly unit: string | null;
  readonly door: Door;
  /** For a pack: who asked first. Rights are never more than theirs. */
  readonly onBehalfOf?: Actor;
}
