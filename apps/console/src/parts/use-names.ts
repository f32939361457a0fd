import { useCallback } from 'react';
import { accessCall } from '../api/calls.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { mayOpen, useBase } from '../shell/base-context.ts';
import type { NameOf } from './actor-text.ts';

interface Named {
  readonly id: string;
  readonly account: string;
  readonly name: string;
}

/** What people are called, as far as one may see them; oneself always. Until it is known, and without it, ids are shown. */
export function useNames(): NameOf {
  const { session } = useBase();
  const may = mayOpen(session, 'person.read');
  const people = useLoaded(`names ${may}`, async () =>
    may ? (await accessCall<{ readonly people: readonly Named[] }>('people-list')).people : [],
  );
  const known = people.state === 'loaded' ? people.value : [];
  return useCallback(
    (id) => {
      if (id === session.actor.id) return session.name ?? session.account;
      const found = known.find((person) => person.id === id);
      return found === undefined ? null : `${found.name} ${found.account}`;
    },
    [known, session],
  );
}
