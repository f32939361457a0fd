import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { chooseWan, useSettings } from '../theme/settings.ts';
import { useBase } from './base-context.ts';
import { menuOf } from './menu-pages.ts';
import { keysAreOn, switchKeys } from './use-keys.ts';
import { WallForm } from '../wall/WallForm.tsx';
import { shellWords } from './words.ts';

/** Every key of the console, and the switch for those who would rather not have them. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { session } = useBase();
  const { isWan } = useSettings();
  const [isOn, setOn] = useState(keysAreOn());
  const goals = menuOf(session).flatMap(({ pages }) =>
    pages.flatMap(({ menu, title }) => (menu?.key === undefined ? [] : [[['g', menu.key], title] as const])),
  );
  const rows = [
    [['/'], shellWords.keySearch] as const,
    ...goals,
    [['Ctrl', 'Enter'], shellWords.keyRun] as const,
    [['?'], shellWords.keyHelp] as const,
  ];
  const toggle = (next: boolean): void => {
    switchKeys(next);
    setOn(next);
  };
  return (
    <Dialog title={say(shellWords.keys)} onClose={onClose}>
      <table>
        <tbody>
          {rows.map(([keys, does]) => (
            <tr key={keys.join()}>
              <td>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>{say(does)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="field flag">
        <input id="keys-on" type="checkbox" checked={isOn} onChange={(event) => toggle(event.target.checked)} />
        <label htmlFor="keys-on">{say(shellWords.keysOn)}</label>
      </p>
      <p className="field flag">
        <input id="numbers" type="checkbox" checked={isWan} onChange={(event) => chooseWan(event.target.checked)} />
        <label htmlFor="numbers">{say(shellWords.numbers)}</label>
      </p>
      <WallForm onStart={onClose} />
    </Dialog>
  );
}
