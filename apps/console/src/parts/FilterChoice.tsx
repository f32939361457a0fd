import type { ReactNode } from 'react';
import type { Text } from '@yuzhi/sdk';
import { say } from '../language/language.ts';
import { setQuery, useAddress } from '../router/address.ts';
import { partWords } from './words.ts';

interface FilterChoiceProps {
  /** In the address. */
  readonly name: string;
  readonly title: Text;
  readonly choices: Readonly<Record<string, Text>>;
  /** Without one, the first line says "all". */
  readonly standard?: string;
}

/** Shows only some rows; what was chosen stands in the address. */
export function FilterChoice({ name, title, choices, standard }: FilterChoiceProps): ReactNode {
  const { query } = useAddress();
  const choose = (value: string): void => setQuery({ [name]: value === standard ? null : value, before: null });
  return (
    <label>
      {say(title)}{' '}
      <select value={query.get(name) ?? standard ?? ''} onChange={({ target }) => choose(target.value)}>
        {standard === undefined ? <option value="">{say(partWords.all)}</option> : null}
        {Object.entries(choices).map(([id, word]) => (
          <option key={id} value={id}>
            {say(word)}
          </option>
        ))}
      </select>
    </label>
  );
}
