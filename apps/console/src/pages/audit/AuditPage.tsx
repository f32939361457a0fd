import { useState } from 'react';
import type { ReactNode } from 'react';
import { usePages } from '../../api/use-pages.ts';
import type { Pages } from '../../api/use-pages.ts';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { actorText } from '../../parts/actor-text.ts';
import { download } from '../../parts/download.ts';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { FilterWord } from '../../parts/FilterWord.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useNames } from '../../parts/use-names.ts';
import { RowTable } from '../../parts/RowTable.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { setQuery, useAddress } from '../../router/address.ts';
import { Link } from '../../router/Link.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { getHead, getLinks } from './api.ts';
import type { ListedLink } from './api.ts';
import { useEventWords } from './use-event-words.ts';
import { VerifyPanel } from './VerifyPanel.tsx';
import { auditWords, linkKindWords, outcomeWords } from './words.ts';

/** The links of the trail, newest first, with verification and export. */
export function AuditPage(): ReactNode {
  const { query } = useAddress();
  const [kind = null, action = null, subject = null, from = null] = ['kind', 'action', 'subject', 'before'].map(
    (name) => query.get(name),
  );
  const links = usePages(`links ${kind} ${action} ${subject} ${from}`, {
    load: ({ cursor, limit }, signal) => getLinks({ kind, action, subject, before: cursor, limit }, signal),
    idOf: ({ number }: ListedLink) => String(number),
    from,
  });
  const isFiltered = [kind, action, subject].some((value) => value !== null);
  return (
    <>
      <PageHead title={say(auditWords.audit)} actions={<Exports />} />
      <VerifyPanel />
      <div className="filters">
        <FilterChoice name="kind" title={auditWords.kind} choices={linkKindWords} />
        <FilterWord name="action" title={auditWords.action} help={auditWords.actionHelp} />
        <FilterWord name="subject" title={auditWords.subject} help={auditWords.subjectHelp} />
        {from === null ? null : (
          <button type="button" onClick={() => setQuery({ before: null })}>
            {say(auditWords.newest)}
          </button>
        )}
      </div>
      <Loaded of={links}>
        {(pages) =>
          pages.rows.length > 0 ? (
            <Links pages={pages} />
          ) : (
            <EmptyState
              title={say(isFiltered ? auditWords.nothingFits : auditWords.none)}
              hint={isFiltered ? undefined : say(auditWords.noneHint)}
            />
          )
        }
      </Loaded>
    </>
  );
}

function Exports(): ReactNode {
  const [error, setError] = useState<unknown>(null);
  const keepHead = async (): Promise<void> => {
    try {
      const head = await getHead();
      download(`audit-head-${head?.lastLink ?? 0}.json`, `${JSON.stringify(head, null, 2)}\n`, 'application/json');
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <button type="button" onClick={() => void keepHead()}>
        {say(auditWords.head)}
      </button>
      {/* A file of any length: the browser takes it as it comes. */}
      <a className="button" href="/api/audit/export" download="audit.ndjson">
        {say(auditWords.export)}
      </a>
      <a className="button" href="/api/audit/export?records=true" download="audit-records.ndjson">
        {say(auditWords.exportRecords)}
      </a>
      {error === null ? null : <FailureState error={error} />}
    </>
  );
}

function Links({ pages }: { readonly pages: Pages<ListedLink> }): ReactNode {
  const nameOf = useNames(pages.rows.map(({ event }) => event?.actor ?? null));
  const inWords = useEventWords();
  return (
    <RowTable
      title={say(auditWords.links)}
      fileName="audit-links"
      isFixed
      rows={pages.rows}
      pages={pages}
      keyOf={({ number }) => String(number)}
      columns={[
        { id: 'number', title: say(auditWords.number), isNumber: true, plain: ({ number }) => String(number) },
        { id: 'at', title: say(auditWords.at), plain: whenOf },
        {
          id: 'kind',
          title: say(auditWords.kind),
          plain: ({ kind }) => say(linkKindWords[kind] ?? { zh: kind, en: kind }),
        },
        {
          id: 'action',
          title: say(auditWords.action),
          isLong: true,
          plain: ({ event }) => event?.action ?? '',
          cell: ({ event }) =>
            event === null ? null : <Coded id={event.action} word={inWords.action(event.action)} />,
        },
        {
          id: 'outcome',
          title: say(auditWords.outcome),
          plain: ({ event }) => event?.outcome ?? '',
          cell: ({ event }) => (event === null ? null : <OutcomeTag outcome={event.outcome} />),
        },
        {
          id: 'actor',
          title: say(auditWords.actor),
          isLong: true,
          plain: ({ event }) => (event === null ? '' : actorText(event.actor, nameOf)),
        },
        { id: 'subject', title: say(auditWords.subject), isLong: true, plain: subjectOf, cell: Subject },
        {
          id: 'reason',
          title: say(auditWords.reason),
          isLong: true,
          plain: ({ event }) => event?.reason ?? '',
          cell: ({ event }) =>
            event?.reason ? <span title={event.reason}>{inWords.reason(event.reason)}</span> : null,
        },
        {
          id: 'digest',
          title: say(auditWords.digest),
          plain: ({ digest }) => digest,
          cell: ({ digest }) => <code title={digest}>{digest.replace('sha256:', '').slice(0, 8)}…</code>,
        },
      ]}
    />
  );
}

function whenOf({ event, sealedAt }: ListedLink): string {
  const at = event?.at ?? sealedAt;
  return at === null ? '' : instantText(at, language());
}

function subjectOf({ event, subject }: ListedLink): string {
  return event === null ? subject : (event.resource ?? '');
}

/** Runs have a page of their own. */
function Subject(link: ListedLink): ReactNode {
  const subject = subjectOf(link);
  const shown = /^[\da-f]{8}-[\da-f-]{27}$/.test(subject) ? (
    <code title={subject}>{`${subject.slice(0, 8)}…${subject.slice(-4)}`}</code>
  ) : (
    subject
  );
  return link.kind === 'run' ? <Link to={`/runs/${subject}`}>{shown}</Link> : shown;
}

/** A code in words, the code itself below them: it is what one filters by. */
function Coded({ id, word }: { readonly id: string; readonly word: string }): ReactNode {
  return (
    <>
      {word}
      {word === id ? null : <div className="help id">{id}</div>}
    </>
  );
}

const looks: Readonly<Record<string, readonly [sign: string, tone: 'plain' | 'good' | 'bad']>> = {
  allowed: ['✓', 'good'],
  done: ['✓', 'good'],
  denied: ['⊘', 'bad'],
  failed: ['✕', 'bad'],
};

function OutcomeTag({ outcome }: { readonly outcome: string }): ReactNode {
  const [sign, tone] = looks[outcome] ?? ['', 'plain'];
  return <Tag word={say(outcomeWords[outcome] ?? { zh: outcome, en: outcome })} sign={sign} tone={tone} />;
}
