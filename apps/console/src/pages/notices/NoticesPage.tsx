import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Notice } from '../../api/types.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { AtMachine } from '../../parts/AtMachine.tsx';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { setQuery, useAddress } from '../../router/address.ts';
import { Link } from '../../router/Link.tsx';
import { addressOfHash } from '../../router/old-address.ts';
import { useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { getNotices, markRead, noticesAtOnce } from './api.ts';
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
  const [isUnread, before] = [query.get('show') === 'unread', query.get('before')];
  const notices = useLoaded(`${isUnread} ${before ?? ''}`, (signal) => getNotices({ isUnread, before }, signal));
  const [error, setError] = useState<unknown>(null);
  const reload = notices.state === 'loaded' ? notices.reload : () => undefined;
  const read = (ids?: readonly string[]): void =>
    void markRead(ids)
      .then(async () => {
        reload();
        await countUnread();
      })
      .catch(setError);
  const unread = notices.state === 'loaded' ? notices.value.unread : 0;
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
      </div>
      {error === null ? null : <FailureState error={error} />}
      <Loaded of={notices}>
        {({ notices: list }) => <List list={list} isUnread={isUnread} before={before} read={read} />}
      </Loaded>
    </>
  );
}

interface ListProps {
  readonly list: readonly Notice[];
  readonly isUnread: boolean;
  readonly before: string | null;
  readonly read: (ids: readonly string[]) => void;
}

function List({ list, isUnread, before, read }: ListProps): ReactNode {
  if (list.length === 0)
    return (
      <EmptyState
        title={say(isUnread ? noticeWords.noneUnread : noticeWords.none)}
        hint={isUnread ? undefined : say(noticeWords.noneHint)}
      />
    );
  return (
    <>
      <ul className="notices">
        {list.map((notice) => (
          <Line key={notice.id} notice={notice} read={read} />
        ))}
      </ul>
      <p className="beside after">
        {before === null ? null : (
          <button type="button" onClick={() => setQuery({ before: null })}>
            {say(noticeWords.newest)}
          </button>
        )}
        {list.length < noticesAtOnce ? null : (
          <button type="button" onClick={() => setQuery({ before: list.at(-1)?.id ?? null })}>
            {say(noticeWords.older)}
          </button>
        )}
      </p>
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
