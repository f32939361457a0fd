import type { ReactNode } from 'react';
import { DataTable, Facts, listed, say, tableOf, Tag, useCodes } from '@yuzhi/console/kit';
import type { Reading } from './outputs.ts';
import { panelWords } from './words.ts';

interface UnderstoodProps {
  readonly packId: string;
  readonly reading: Reading;
}

const verdicts = {
  compliant: { sign: '✓', tone: 'good', todo: panelWords.doNothing },
  noncompliant: { sign: '✕', tone: 'bad', todo: panelWords.doMend },
  not_found: { sign: '○', tone: 'note', todo: panelWords.doLabel },
  inconclusive: { sign: '?', tone: 'note', todo: panelWords.doAsk },
} as const;

/** The verdict in words, what the label says, what was found with its clause, and what to do. */
export function Understood({ packId, reading }: UnderstoodProps): ReactNode {
  const codes = useCodes(`${packId}/read`);
  const { verdict, carrier, copies, fields } = reading;
  const { sign, tone, todo } = verdicts[verdict];
  const says = tableOf(say(panelWords.says), fields, [
    { title: say(panelWords.key), of: ({ key }) => key },
    {
      title: say(panelWords.meaning),
      of: ({ says: meaning }) => (meaning === null ? null : codes('fields.says', meaning)),
    },
    { title: say(panelWords.value), of: ({ value }) => value },
  ]);
  const places = copies.map(({ place, offset }) =>
    say(panelWords.copy, { place: codes('copies.place', place), offset }),
  );
  return (
    <>
      <h2>
        <Tag word={codes('verdict', verdict)} sign={sign} tone={tone} />
      </h2>
      <Facts
        rows={[
          [say(panelWords.carrier), carrier === null ? null : codes('carrier', carrier)],
          [say(panelWords.found), listed(places)],
        ]}
      />
      <p>
        <strong>{say(panelWords.toDo)}</strong> {say(todo)}
      </p>
      {fields.length === 0 ? null : <DataTable table={says} fileName="label-fields" />}
      <Findings packId={packId} reading={reading} />
      <Rests packId={packId} reading={reading} />
    </>
  );
}

function Findings({ packId, reading: { findings } }: UnderstoodProps): ReactNode {
  const codes = useCodes(`${packId}/read`);
  const table = tableOf(say(panelWords.findings), findings, [
    { title: say(panelWords.weight), of: ({ weight }) => codes('findings.weight', weight) },
    { title: say(panelWords.finding), of: ({ finding }) => codes('findings.finding', finding) },
    { title: say(panelWords.key), of: ({ key }) => key },
    { title: say(panelWords.basis), of: ({ basis }) => codes('findings.basis', basis) },
    { title: say(panelWords.clause), of: ({ clause }) => clause ?? say(panelWords.noClause) },
    { title: say(panelWords.trust), of: ({ trust }) => (trust === null ? null : codes('findings.trust', trust)) },
  ]);
  if (findings.length === 0) return <p className="help">{say(panelWords.noFindings)}</p>;
  return <DataTable table={table} fileName="label-findings" />;
}

function Rests({ packId, reading: { rests } }: UnderstoodProps): ReactNode {
  const codes = useCodes(`${packId}/read`);
  const table = tableOf(say(panelWords.rests), rests, [
    { title: say(panelWords.basis), of: ({ basis }) => codes('rests.basis', basis) },
    { title: say(panelWords.clause), of: ({ clause }) => clause ?? say(panelWords.noClause) },
    { title: say(panelWords.trust), of: ({ trust }) => (trust === null ? null : codes('rests.trust', trust)) },
  ]);
  return <DataTable table={table} fileName="label-rests" />;
}
