import { likePatterns } from '@yuzhi/store';
import type { CallContext } from '../calls/access-call.ts';
import { holdingsByPerson } from './people.ts';
import type { Holding, Person, PersonState } from './people.ts';
import { roles } from './roles.ts';
import type { RoleId } from './roles.ts';

export interface PeopleFilter {
  /** Words that all stand in the account, the name or the unit. */
  readonly q?: string | undefined;
  /** Only these, by the ids by which records name them. */
  readonly ids?: readonly string[] | undefined;
  readonly state?: PersonState | undefined;
  /** Only those who hold it, today or in the days to come. */
  readonly role?: RoleId | undefined;
  /** Only those after this account. */
  readonly after?: string | undefined;
  /** Without it all. */
  readonly limit?: number | undefined;
}

/** A person with the roles that they hold. Days are `YYYY-MM-DD`. */
export interface ListedPerson extends Person {
  readonly roles: readonly (Pick<Holding, 'role' | 'unit' | 'validFrom' | 'validUntil'> & {
    readonly holding: string;
  })[];
}

const readAtOnce = 500;

/** The people whom the asker may see, by account. What they may not see takes no place: a page is as long as asked for. */
export async function listPeople(ctx: CallContext, filter: PeopleFilter): Promise<readonly ListedPerson[]> {
  const { limit = Number.POSITIVE_INFINITY } = filter;
  const people: ListedPerson[] = [];
  for (let after = filter.after ?? null; people.length < limit;) {
    const read = await peopleAfter(ctx, filter, after);
    const held = await holdingsByPerson(
      ctx.client,
      read.map(({ id }) => id),
      ctx.today,
    );
    for (const person of read) {
      const holdings = held.get(person.id) ?? [];
      if (people.length < limit && maySee(ctx, person, holdings))
        people.push({ ...person, roles: holdings.map(shownHolding) });
    }
    after = read.at(-1)?.account ?? null;
    if (read.length < readAtOnce) break;
  }
  return people;
}

async function peopleAfter(
  { client, today }: CallContext,
  { q = '', ids, state, role }: PeopleFilter,
  after: string | null,
): Promise<readonly Person[]> {
  const { rows } = await client.query<Person>(
    `select id, account, name, unit, state from people
     where concat_ws(' ', account, name, unit) ilike all ($1::text[]) and ($2::text is null or state = $2)
       and ($3::text is null or account > $3)
       and ($4::text is null or exists (select 1 from role_holdings
         where person = people.id and role = $4 and ended_at is null
           and (valid_until is null or valid_until >= $5::date)))
       and ($7::uuid[] is null or id = any ($7))
     order by account limit $6`,
    [likePatterns(q), state ?? null, after, role ?? null, today, readAtOnce, ids ?? null],
  );
  return rows;
}

function maySee({ may }: CallContext, { id, account, unit }: Person, held: readonly Holding[]): boolean {
  const isAdministrator = held.some(({ role }) => roles[role].isAdministrator);
  return may('person.read', { id: account, unit, person: id, isAdministrator });
}

function shownHolding({ id, role, unit, validFrom, validUntil }: Holding): ListedPerson['roles'][number] {
  return { holding: id, role, unit, validFrom, validUntil };
}
