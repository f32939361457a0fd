import type { ReactNode } from 'react';
import type { Approval } from '../api/types.ts';
import { say } from '../language/language.ts';
import { words } from '../words/words.ts';

/** What an act would change: what, from what, to what. */
export function ChangesTable({ changes }: Pick<Approval['preview'], 'changes'>): ReactNode {
  if (changes.length === 0) return null;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say(words.wouldDo)}>
      <table aria-label={say(words.wouldDo)}>
        <thead>
          <tr>
            {[words.change, words.from, words.to].map((word) => (
              <th key={word.en} scope="col">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map(({ what, from, to }) => (
            <tr key={what.en}>
              <th scope="row">{say(what)}</th>
              <td>{from ?? say(words.none)}</td>
              <td>{to ?? say(words.none)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
