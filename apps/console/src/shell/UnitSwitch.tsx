import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { keep } from '../theme/settings.ts';
import { useBase } from './base-context.ts';
import { shellWords } from './words.ts';

/** For which of their units somebody works now. Those who have one or none see it as a word, or not at all. */
export function UnitSwitch(): ReactNode {
  const { session, reload } = useBase();
  const units = [...new Set(session.roles.flatMap(({ unit }) => (unit === null ? [] : [unit])))];
  if (units.length < 2) return session.actor.unit === null ? null : <span className="city">{session.actor.unit}</span>;
  const choose = (unit: string): void => {
    keep('yuzhi-unit', unit);
    void reload();
  };
  return (
    <select
      aria-label={say(shellWords.unit)}
      value={session.actor.unit ?? ''}
      onChange={(event) => choose(event.target.value)}
    >
      {units.map((unit) => (
        <option key={unit} value={unit}>
          {unit}
        </option>
      ))}
    </select>
  );
}
