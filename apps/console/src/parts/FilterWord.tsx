import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Text } from '@yuzhi/sdk';
import { say } from '../language/language.ts';
import { setQuery, useAddress } from '../router/address.ts';

interface FilterWordProps {
  /** In the address. */
  readonly name: string;
  readonly title: Text;
  /** What may be typed; told as the description of the box. */
  readonly help: Text;
}

/** A word that the server filters by: asked for when the box is left or Enter is pressed. */
export function FilterWord({ name, title, help }: FilterWordProps): ReactNode {
  const { query } = useAddress();
  const asked = query.get(name) ?? '';
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  const ask = (): void => {
    if (typed.trim() !== asked) setQuery({ [name]: typed.trim(), before: null });
  };
  return (
    <label title={say(help)}>
      {say(title)}{' '}
      <input
        type="search"
        autoComplete="off"
        aria-description={say(help)}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={ask}
        onKeyDown={({ key }) => {
          if (key === 'Enter') ask();
        }}
      />
    </label>
  );
}
