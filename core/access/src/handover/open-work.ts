import type { Text } from '@yuzhi/sdk';
import type { CallContext } from '../calls/access-call.ts';
import { waitingApprovals, waitingGrants } from '../inbox/waiting.ts';
import { postNotice } from '../notices/post-notice.ts';
import { ableAmong } from '../people/who-may.ts';
import { rolesInForce } from '../people/roles-in-force.ts';
import type { Person } from '../people/people.ts';
import type { Leaver, OpenWork } from './work-source.ts';

/** A piece of work of somebody, with what becomes of it when they go. */
export interface ListedWork extends OpenWork {
  readonly kind: string;
  readonly title: Text;
  /** Whether it can be given to somebody else as it is. */
  readonly canBeAssigned: boolean;
}

const decision: Text = { zh: '只有其本人可以决定的事项', en: 'Waits for a decision that only they may take' };

/** Everything that somebody has under way: what they asked for, what runs in their name, what only they may decide. */
export async function openWorkOf(ctx: CallContext, person: Person): Promise<readonly ListedWork[]> {
  const leaver = await leaverOf(ctx, person);
  const listed: ListedWork[] = [];
  for (const { kind, title, list, assign } of ctx.workSources())
    for (const work of await list(ctx.client, leaver))
      listed.push({ kind, title, ...work, canBeAssigned: assign !== null });
  return [...listed, ...(await decisionsOf(ctx, person))];
}

async function leaverOf({ client }: CallContext, { id }: Person): Promise<Leaver> {
  const { rows } = await client.query<{ id: string }>('select id::text as id from api_keys where person = $1', [id]);
  return { person: id, actors: [id, ...rows.map((key) => key.id)] };
}

/** Who takes over the role decides them; without anybody they would lie there. */
async function decisionsOf(ctx: CallContext, { id }: Person): Promise<readonly ListedWork[]> {
  const roles = await rolesInForce(ctx.client, ctx.directory, ctx.today);
  const waiting = [...(await waitingApprovals(ctx.client)), ...(await waitingGrants(ctx.client))];
  return waiting.flatMap(({ action, resource, item }) => {
    const able = ableAmong(roles, ctx.directory, ctx.today, { action, resource });
    if (able.length !== 1 || able[0] !== id) return [];
    const { operation, deadline, askedBy } = item;
    const work = { id: item.id, what: operation, unit: askedBy.unit, due: deadline };
    return [{ kind: 'decision', title: decision, ...work, canBeAssigned: false }];
  });
}

/** Gives what can be given to somebody else, and tells them. Returns what was given. */
export async function assignWork(
  ctx: CallContext,
  work: readonly ListedWork[],
  heir: Person,
): Promise<readonly ListedWork[]> {
  const given = work.filter(({ canBeAssigned }) => canBeAssigned);
  for (const { kind, assign } of ctx.workSources()) {
    const ids = given.filter((one) => one.kind === kind).map(({ id }) => id);
    if (ids.length > 0) await assign?.(ctx.client, ids, { person: heir.id, by: ctx.actor, now: ctx.now });
  }
  if (given.length > 0)
    await postNotice(ctx.client, {
      kind: 'duty-received',
      about: { duty: { zh: `${given.length} 项未办完的事项`, en: `${given.length} things that are under way` } },
      to: { persons: [heir.id] },
      at: ctx.now,
    });
  return given;
}
