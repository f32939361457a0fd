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

/** Whether a row is meant: every word that was typed stands in one of its texts. */
export function isMeant(typed: string | null, texts: readonly (string | null)[]): boolean {
  const whole = texts.join(' ').toLowerCase();
  return (typed ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
