import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { Link } from '../../router/Link.tsx';
import { useBase } from '../../shell/base-context.ts';
import { useUnread } from './unread.ts';
import { noticeWords } from './words.ts';

/** The way to one's notices, with how many are unread. Only people have them. */
export function Bell(): ReactNode {
  return useBase().session.actor.kind === 'person' ? <Counted /> : null;
}

function Counted(): ReactNode {
  const unread = useUnread();
  return (
    <Link to="/notices" className="account" aria-label={say(noticeWords.bell, { count: unread })}>
      <span aria-hidden="true">{say(noticeWords.notices)}</span>
      {unread === 0 ? null : (
        <span className="badge" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
