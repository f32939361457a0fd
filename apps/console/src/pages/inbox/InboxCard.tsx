import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { InboxPerson } from '../../api/types.ts';
import { dateText, instantText, numberText } from '../../language/format.ts';
import { language, listed, say } from '../../language/language.ts';
import { ChangesTable } from '../../parts/ChangesTable.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { JsonBlock } from '../../parts/JsonBlock.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { operationTitle, useBase } from '../../shell/base-context.ts';
import { words } from '../../words/words.ts';
import type { Decided, InboxItem } from './api.ts';
import { DecidedLine } from './DecidedLine.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { inboxWords } from './words.ts';

/** One thing to decide: who asks, why, what would happen, until when; and the decision. */
export function InboxCard({ item }: { readonly item: InboxItem }): ReactNode {
  const id = useId();
  const { catalogue } = useBase();
  const [decided, setDecided] = useState<Decided | null>(null);
  const title = say(item.title ?? operationTitle(catalogue, item.operation));
  return (
    <article className="approval" aria-labelledby={id}>
      <h2 id={id}>
        {title} <Tag word={say(inboxWords[item.kind])} />
      </h2>
      {item.delegatedBy === null ? null : (
        <p className="note-line">
          {say(inboxWords.delegated, { ...item.delegatedBy, until: dateText(item.delegatedBy.until, language()) })}
        </p>
      )}
      {item.preview === null ? null : (
        <>
          <p className="summary">{say(item.preview.summary)}</p>
          <ChangesTable changes={item.preview.changes} />
        </>
      )}
      <About item={item} />
      {item.kind === 'approval' ? <JsonBlock title={say(words.rawInput)} value={item.input} /> : null}
      {decided === null ? (
        <DecisionForm item={item} about={title} onDecided={setDecided} />
      ) : (
        <DecidedLine item={item} decided={decided} />
      )}
    </article>
  );
}

function About({ item }: { readonly item: InboxItem }): ReactNode {
  const { askedBy, askedAt, reason, terms, deadline, needed, agreed } = item;
  return (
    <Facts
      form="rows"
      rows={[
        [say(inboxWords.askedBy), `${personText(askedBy)} · ${instantText(askedAt, language())}`],
        [say(inboxWords.reason), reason],
        [say(inboxWords.deadline), deadline === null ? null : dateText(deadline, language())],
        ...(terms === null ? [] : termRows(terms)),
        [
          say(inboxWords.agreedBy),
          needed === 1
            ? null
            : `${say(inboxWords.needed, { needed, agreed: agreed.length })}${agreed.length === 0 ? '' : `${language() === 'zh' ? '：' : ': '}${listed(agreed.map(({ person, reason }) => `${personText(person)}（${reason}）`))}`}`,
        ],
        [say(inboxWords.as), item.decideFor],
        [say(words.operation), <code key="operation">{item.operation}</code>],
      ]}
    />
  );
}

function termRows(terms: NonNullable<InboxItem['terms']>): readonly (readonly [string, ReactNode])[] {
  const { purpose, quota, from, until, approvesActs } = terms;
  const days = { from: dateText(from, language()), until: dateText(until, language()) };
  return [
    [say(inboxWords.purpose), purpose],
    [say(inboxWords.quota), quota === null ? say(inboxWords.noQuota) : numberText(quota)],
    [say(inboxWords.term), say(inboxWords.termIs, days)],
    [say(inboxWords.grant), approvesActs ? say(inboxWords.approvesActs) : null],
  ];
}

function personText({ name, account, unit, byKey }: InboxPerson): string {
  const who = name ?? account ?? say(inboxWords.operator);
  const parts = [
    account === null || name === null ? who : `${name} ${account}`,
    unit,
    byKey ? say(inboxWords.byKey) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
