import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { go } from '../router/address.ts';
import { useBase } from '../shell/base-context.ts';
import { menuOf } from '../shell/menu-pages.ts';
import { addressOfRotation, fewestSeconds, mostSeconds } from './rotation.ts';
import { wallWords } from './words.ts';

/** Chooses what a wall shows, and begins it. */
export function WallForm({ onStart }: { readonly onStart: () => void }): ReactNode {
  const { session } = useBase();
  const id = useId();
  const [chosen, setChosen] = useState<readonly string[]>(['/']);
  const [seconds, setSeconds] = useState('30');
  const every = Number(seconds);
  const isFit = chosen.length > 0 && every >= fewestSeconds && every <= mostSeconds;
  const pages = menuOf(session).flatMap(({ pages }) => pages);
  const toggle = (path: string): void =>
    setChosen(chosen.includes(path) ? chosen.filter((one) => one !== path) : [...chosen, path]);
  const start = (): void => {
    onStart();
    go(addressOfRotation({ pages: chosen, seconds: every }));
  };
  return (
    <details>
      <summary>{say(wallWords.set)}</summary>
      <p className="help">{say(wallWords.about)}</p>
      <fieldset className="field">
        <legend>{say(wallWords.pages)}</legend>
        {pages.map(({ path, title }) => (
          <p key={path} className="flag">
            <input id={`${id}${path}`} type="checkbox" checked={chosen.includes(path)} onChange={() => toggle(path)} />{' '}
            <label htmlFor={`${id}${path}`}>{say(title)}</label>
          </p>
        ))}
      </fieldset>
      <p className="field">
        <label htmlFor={id}>{say(wallWords.seconds)}</label>{' '}
        <input
          id={id}
          type="number"
          min={fewestSeconds}
          max={mostSeconds}
          value={seconds}
          onChange={({ target }) => setSeconds(target.value)}
        />
      </p>
      <button type="button" disabled={!isFit} onClick={start}>
        {say(wallWords.start)}
      </button>
    </details>
  );
}
