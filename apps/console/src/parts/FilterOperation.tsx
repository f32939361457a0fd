import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { setQuery, useAddress } from '../router/address.ts';
import { useBase } from '../shell/base-context.ts';
import { words } from '../words/words.ts';
import { partWords } from './words.ts';

/** Shows only what is about one operation; which one stands in the address. */
export function FilterOperation(): ReactNode {
  const { query } = useAddress();
  const { packs } = useBase().catalogue;
  return (
    <label>
      {say(words.operation)}{' '}
      <select
        value={query.get('operation') ?? ''}
        onChange={({ target }) => setQuery({ operation: target.value, before: null })}
      >
        <option value="">{say(partWords.all)}</option>
        {packs.map(({ id, manifest, operations }) => (
          <optgroup key={id} label={manifest ? say(manifest.title) : id}>
            {operations.map((one) => (
              <option key={one.id} value={one.id}>
                {say(one.title)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
