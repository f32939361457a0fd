import type pg from 'pg';
import type { SecretBox } from '../secrets/secret-box.ts';
import { digestOf } from './secret-text.ts';

/** What a challenge was given out for. */
export interface ChallengeUse {
  readonly purpose: string;
  readonly challenge: string;
  readonly now: Date;
}

/**
 * Takes a challenge that this base gave out, once in all processes. `false` for one that is not ours, has ended, was for
 * something else or was used before.
 */
export async function useChallenge(
  client: Pick<pg.ClientBase, 'query'>,
  secrets: SecretBox,
  { purpose, challenge, now }: ChallengeUse,
): Promise<boolean> {
  const ends = await secrets.endOfChallenge(challenge, purpose, now);
  if (ends === null) return false;
  const { rowCount } = await client.query(
    `with gone as (delete from used_challenges where ends_at < $3)
     insert into used_challenges (digest, ends_at) values ($1, $2) on conflict (digest) do nothing`,
    [digestOf(challenge), ends, now],
  );
  return rowCount === 1;
}
