import type { ReactNode } from 'react';
import { AreaMap, DataTable, EmptyState, numberText, say, setQuery, tableOf, useAddress } from '@yuzhi/console/kit';
import type { MapPlace } from '@yuzhi/console/kit';
import { AlertList } from './alert-list.tsx';
import type { Alert, Scan, ScanInput } from './outputs.ts';
import { SeriesView } from './series-view.tsx';
import { tenths } from './tenths.ts';
import { panelWords } from './words.ts';

interface ScanResultProps {
  readonly packId: string;
  readonly output: Scan;
  /** `null` where it was not kept: then there is no table to take series from. */
  readonly input: ScanInput | null;
}

/** Signals by urgency, where they are, and the series of the one that is looked at. */
export function ScanResult({ packId, output, input }: ScanResultProps): ReactNode {
  const { query } = useAddress();
  const { alerts, seriesJudged, notJudged } = output;
  const chosen = alerts.find(({ id }) => id === query.get('series')) ?? alerts[0];
  return (
    <>
      <dl className="figures">
        <Figure name={say(panelWords.judged)} value={seriesJudged} />
        <Figure name={say(panelWords.found)} value={alerts.length} list={alerts.length === 0 ? undefined : 'signals'} />
        {notJudged.length === 0 ? null : (
          <Figure name={say(panelWords.tooShort)} value={notJudged.length} list="not-judged" />
        )}
      </dl>
      {chosen === undefined ? (
        <EmptyState title={say(panelWords.none)} hint={say(panelWords.noneHint)} />
      ) : (
        <>
          <AlertList packId={packId} alerts={alerts} chosen={chosen} onChoose={({ id }) => setQuery({ series: id })} />
          <SeriesView packId={packId} alert={chosen} input={input} key={chosen.id} />
          <SignalMap alerts={alerts} />
        </>
      )}
      {notJudged.length === 0 ? null : <NotJudged of={notJudged} />}
    </>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: number;
  /** Id of the list on this page that it counts. */
  readonly list?: string | undefined;
}

function Figure({ name, value, list }: FigureProps): ReactNode {
  const text = numberText(value);
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>{list === undefined ? text : <a href={`#${list}`}>{text}</a>}</dd>
    </div>
  );
}

function NotJudged({ of: series }: { readonly of: Scan['notJudged'] }): ReactNode {
  const table = tableOf(say(panelWords.tooShort), series, [
    { title: say(panelWords.seriesId), of: ({ id }) => id },
    { title: say(panelWords.periodsThere), of: ({ periods }) => periods },
    { title: say(panelWords.needed), of: ({ needed }) => needed },
  ]);
  return (
    <div id="not-judged">
      <DataTable table={table} fileName="outbreak-not-judged" />
    </div>
  );
}

function SignalMap({ alerts }: { readonly alerts: readonly Alert[] }): ReactNode {
  const byArea = [...Map.groupBy(alerts, ({ area }) => area)].filter(([area]) => area !== '');
  if (byArea.length === 0) return null;
  const most = Math.max(...byArea.map(([, ones]) => ones.length));
  const rows = byArea.map(([area, ones]) => ({ area, count: ones.length, first: ones[0] }));
  const places = rows.map(({ area, count, first }): MapPlace => {
    const { disease = '', observed = 0, expected = null } = first ?? {};
    return {
      name: area,
      sign: `${area} ▲${count}`,
      about: say(panelWords.mapAbout, {
        area,
        count,
        disease,
        observed,
        expected: expected === null ? '—' : numberText(tenths(expected)),
      }),
      point: null,
      strength: count / most,
    };
  });
  const title = say(panelWords.map);
  const table = tableOf(title, rows, [
    { title: say(panelWords.area), of: ({ area }) => area },
    { title: say(panelWords.signals), of: ({ count }) => count },
    { title: say(panelWords.disease), of: ({ first }) => first?.disease ?? null },
    { title: say(panelWords.observed), unit: say(panelWords.cases), of: ({ first }) => first?.observed ?? null },
    { title: say(panelWords.expected), unit: say(panelWords.cases), of: ({ first }) => first?.expected ?? null },
  ]);
  return <AreaMap title={title} places={places} table={table} fileName="outbreak-areas" />;
}
