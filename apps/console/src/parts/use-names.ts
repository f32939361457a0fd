import { useCallback, useRef } from 'react';
import type { Actor } from '@yuzhi/sdk';
import { post } from '../api/request.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { mayOpen, useBase } from '../shell/base-context.ts';
import type { NameOf } from './actor-text.ts';

interface Named {
  readonly id: string;
  readonly account: string;
  readonly name: string;
}

/** The server takes no more at once. */
const mostIds = 500;

/**
 * What people are called, as far as one may see them; oneself always. Until it is known, and without it, ids are shown.
 *
 * `actors` those who are shown, so that nobody else is asked for
 */
export function useNames(actors: readonly (Actor | null)[]): NameOf {
  const { session } = useBase();
  const ids = mayOpen(session, 'person.read') ? idsOf(actors).filter((id) => id !== session.actor.id) : [];
  // Names that were read stay while those of further rows are asked for.
  const known = useRef<ReadonlyMap<string, Named>>(new Map());
  const people = useLoaded(`names ${ids.join(' ')}`, async (signal) => {
    const missing = ids.filter((id) => !known.current.has(id));
    const parts = Array.from({ length: Math.ceil(missing.length / mostIds) }, (_, part) =>
      missing.slice(part * mostIds, (part + 1) * mostIds),
    );
    const found = (await Promise.all(parts.map((part) => named(part, signal)))).flat();
    known.current = new Map([...known.current, ...found.map((person) => [person.id, person] as const)]);
  });
  return useCallback(
    (id) => {
      if (id === session.actor.id) return session.name ?? session.account;
      const found = known.current.get(id);
      return found === undefined ? null : `${found.name} ${found.account}`;
    },
    [people.state, session],
  );
}

async function named(ids: readonly string[], signal: AbortSignal): Promise<readonly Named[]> {
  return (await post<{ readonly people: readonly Named[] }>('access/people-list', { ids }, { signal })).people;
}

/** Ids of people among them, and of those on whose behalf somebody acts, each once and in order. */
function idsOf(actors: readonly (Actor | null)[]): readonly string[] {
  const chain = (actor: Actor | null | undefined): readonly Actor[] =>
    actor ? [actor, ...chain(actor.onBehalfOf)] : [];
  const people = actors.flatMap(chain).filter(({ kind }) => kind === 'person');
  return [...new Set(people.map(({ id }) => id))].toSorted();
}
