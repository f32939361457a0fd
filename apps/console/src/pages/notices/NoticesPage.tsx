import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Notice } from '../../api/types.ts';
import { usePages } from '../../api/use-pages.ts';
import type { Pages } from '../../api/use-pages.ts';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { AtMachine } from '../../parts/AtMachine.tsx';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { More } from '../../parts/More.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { setQuery, useAddress } from '../../router/address.ts';
import { Link } from '../../router/Link.tsx';
import { addressOfHash } from '../../router/old-address.ts';
import { useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { getNotices, markRead } from './api.ts';
import './notices.css';
import { countUnread } from './unread.ts';
import { noticeWords, showWords } from './words.ts';

/** What somebody is told, newest first. */
export function NoticesPage(): ReactNode {
  if (useBase().session.actor.kind === 'person') return <Own />;
  return (
    <>
      <PageHead title={say(noticeWords.notices)} />
      <AtMachine />
    </>
  );
}

function Own(): ReactNode {
  const { query } = useAddress();
  const [isUnread, from] = [query.get('show') === 'unread', query.get('before')];
  const [unread, setUnread] = useState(0);
  const notices = usePages(`notices ${isUnread} ${from}`, {
    load: async ({ cursor, limit }, signal) => {
      const found = await getNotices({ isUnread, before: cursor, limit }, signal);
      setUnread(found.unread);
      return found.notices;
    },
    idOf: ({ id }: Notice) => id,
    atOnce: 30,
    from,
  });
  const [error, setError] = useState<unknown>(null);
  const reload = notices.state === 'loaded' ? notices.reload : () => undefined;
  const read = (ids?: readonly string[]): void =>
    void markRead(ids)
      .then(async () => {
        reload();
        await countUnread();
      })
      .catch(setError);
  return (
    <>
      <PageHead
        title={say(noticeWords.notices)}
        actions={
          <>
            {unread === 0 ? null : (
              <button type="button" onClick={() => read()}>
                {say(noticeWords.readAll)}
              </button>
            )}
            <Link to="/notices/settings" className="button">
              {say(noticeWords.settings)}
            </Link>
          </>
        }
      />
      <div className="filters">
        <FilterChoice name="show" title={noticeWords.show} choices={showWords} standard="all" />
        {from === null ? null : (
          <button type="button" onClick={() => setQuery({ before: null })}>
            {say(noticeWords.newest)}
          </button>
        )}
      </div>
      {error === null ? null : <FailureState error={error} />}
      <Loaded of={notices}>{(pages) => <List pages={pages} isUnread={isUnread} read={read} />}</Loaded>
    </>
  );
}

interface ListProps {
  readonly pages: Pages<Notice>;
  readonly isUnread: boolean;
  readonly read: (ids: readonly string[]) => void;
}

function List({ pages, isUnread, read }: ListProps): ReactNode {
  if (pages.rows.length === 0)
    return (
      <EmptyState
        title={say(isUnread ? noticeWords.noneUnread : noticeWords.none)}
        hint={isUnread ? undefined : say(noticeWords.noneHint)}
      />
    );
  return (
    <>
      <ul className="notices">
        {pages.rows.map((notice) => (
          <Line key={notice.id} notice={notice} read={read} />
        ))}
      </ul>
      <More pages={pages} />
    </>
  );
}

function Line({ notice, read }: { readonly notice: Notice; readonly read: ListProps['read'] }): ReactNode {
  const { id, title, text, at, readAt, page } = notice;
  // Notices leave by mail too: their addresses stand behind `#`, as all did once.
  const to = addressOfHash(page.replace(/^\//, ''));
  const isNew = readAt === null;
  return (
    <li className={isNew ? 'notice new' : 'notice'}>
      <p className="notice-title">
        {isNew ? <Tag word={say(noticeWords.unread)} sign="●" tone="note" /> : null}{' '}
        {to === null ? (
          say(title)
        ) : (
          <Link to={to} onClick={() => (isNew ? read([id]) : undefined)}>
            {say(title)}
          </Link>
        )}
      </p>
      <p>{say(text)}</p>
      <p className="help">{instantText(at, language())}</p>
      {isNew ? (
        <button
          type="button"
          className="quiet"
          aria-label={`${say(noticeWords.read)} ${say(title)}`}
          onClick={() => read([id])}
        >
          {say(noticeWords.read)}
        </button>
      ) : null}
    </li>
  );
}
