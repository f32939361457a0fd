import type { ReactNode } from 'react';
import { language, say } from '../language/language.ts';
import { Bell } from '../pages/notices/Bell.tsx';
import { Link } from '../router/Link.tsx';
import { chooseLanguage, chooseTheme, useSettings } from '../theme/settings.ts';
import { words } from '../words/words.ts';
import { useBase } from './base-context.ts';
import { SearchBox } from './SearchBox.tsx';
import { UnitSwitch } from './UnitSwitch.tsx';
import { shellWords } from './words.ts';

interface HeaderProps {
  readonly onHelp: () => void;
  readonly onKeys: () => void;
}

/** The head: where one is, search, the unit one works for, help, and who one is. */
export function Header({ onHelp, onKeys }: HeaderProps): ReactNode {
  const { catalogue, session } = useBase();
  const { theme } = useSettings();
  const other = language() === 'zh' ? 'en' : 'zh';
  const isDark = theme === 'dark';
  return (
    <header className="head">
      <div className="brand">
        <Link to="/">
          <strong>{say(words.product)}</strong>
        </Link>
        <span className="city">{say(catalogue.city.name)}</span>
      </div>
      <SearchBox />
      <div className="head-tools">
        <UnitSwitch />
        <button type="button" className="quiet help-button" onClick={onHelp}>
          {say(shellWords.help)}
        </button>
        <button
          type="button"
          className="quiet keys"
          aria-label={say(shellWords.keys)}
          title={say(shellWords.keys)}
          onClick={onKeys}
        >
          ?
        </button>
        <button
          type="button"
          className="quiet"
          aria-label={say(shellWords.theme, { now: say(isDark ? shellWords.dark : shellWords.light) })}
          title={say(shellWords.theme, { now: say(isDark ? shellWords.dark : shellWords.light) })}
          onClick={() => chooseTheme(isDark ? 'light' : 'dark')}
        >
          <span aria-hidden="true">{isDark ? '☾' : '☀'}</span>
        </button>
        <button
          type="button"
          className="quiet"
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          onClick={() => chooseLanguage(other)}
        >
          {say(words.otherLanguage)}
        </button>
        <Bell />
        {session.actor.kind === 'person' ? (
          <Link to="/account" className="account">
            {session.name ?? session.account ?? ''}
          </Link>
        ) : (
          <Link to="/sign-in" className="account">
            {say(words.signIn)}
          </Link>
        )}
      </div>
    </header>
  );
}
