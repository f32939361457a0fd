import { useId } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { setQuery, useAddress } from '../router/address.ts';
import { partWords } from './words.ts';

/** Finds rows by their text; what was typed stands in the address. */
export function FilterBox(): ReactNode {
  const { query } = useAddress();
  const id = useId();
  return (
    <label htmlFor={id}>
      {say(partWords.filter)}{' '}
      <input
        id={id}
        type="search"
        autoComplete="off"
        value={query.get('q') ?? ''}
        onChange={({ target }) => setQuery({ q: target.value })}
      />
    </label>
  );
}
