import { useEffect } from 'react';
import type { ReactNode } from 'react';
import {
  DataTable,
  Facts,
  LinesFigure,
  numberText,
  PartialState,
  RunPlace,
  say,
  tableOf,
  useCodes,
  useRun,
} from '@yuzhi/console/kit';
import type { Alert, Explanation, ScanInput } from './outputs.ts';
import { tenths } from './tenths.ts';
import { panelWords } from './words.ts';

interface SeriesViewProps {
  readonly packId: string;
  readonly alert: Alert;
  readonly input: ScanInput | null;
}

/** Three years of weeks. */
const shownPeriods = 156;

/** The series behind a signal with expectation, threshold and alarms, and why the period stands out. */
export function SeriesView({ packId, alert, input }: SeriesViewProps): ReactNode {
  const explain = useRun<Explanation>(`${packId}/explain`);
  useEffect(() => {
    if (input === null) return;
    const { table, frequency = 'weekly', absent = 'refuse' } = input;
    explain.start({ table, frequency, absent, id: alert.id, t: alert.t, shownPeriods });
    // The view is made anew for every signal.
  }, []);
  if (input === null) return <PartialState>{say(panelWords.needTable)}</PartialState>;
  return (
    <section className="view">
      <h2>{say(panelWords.seriesHead)}</h2>
      <RunPlace of={explain} empty={null} isPart>
        {(output) => <Explained packId={packId} name={alert.id} output={output} />}
      </RunPlace>
    </section>
  );
}

interface ExplainedProps {
  readonly packId: string;
  readonly name: string;
  readonly output: Explanation;
}

function Explained({ packId, name, output }: ExplainedProps): ReactNode {
  const codes = useCodes(`${packId}/explain`);
  const unit = say(panelWords.cases);
  const figure = (value: number | null, of = unit): string | null =>
    value === null ? null : `${numberText(tenths(value))} ${of}`;
  return (
    <>
      <LinesFigure
        title={say(panelWords.series, { name })}
        rows={output.recent}
        x={{ title: say(panelWords.period), axis: 'number', at: ({ t }) => t, text: ({ t }) => String(t) }}
        series={[
          { title: say(panelWords.observed), unit, of: ({ observed }) => observed },
          { title: say(panelWords.threshold), unit, of: ({ threshold }) => tenths(threshold) },
          { title: say(panelWords.expected), unit, of: ({ expected }) => tenths(expected) },
          { title: say(panelWords.alarm), unit, isMarks: true, of: ({ alarm, observed }) => (alarm ? observed : null) },
        ]}
        fileName="outbreak-series"
      />
      <h3>{say(panelWords.explainHead)}</h3>
      <Facts
        rows={[
          [say(panelWords.period), `${output.t} · ${codes('verdict', output.verdict)}`],
          [say(panelWords.observed), figure(output.observed)],
          [say(panelWords.expected), figure(output.expected)],
          [say(panelWords.threshold), figure(output.threshold)],
          [say(panelWords.excess), figure(output.excess)],
          [say(panelWords.ratio), figure(output.usualRatio, say(panelWords.times))],
        ]}
      />
      <SameSeason output={output} />
    </>
  );
}

function SameSeason({ output: { sameSeason } }: { readonly output: Explanation }): ReactNode {
  const title = say(panelWords.sameSeason);
  const unit = say(panelWords.cases);
  const table = tableOf(title, sameSeason, [
    { title: say(panelWords.yearsBefore), of: ({ yearsBefore }) => yearsBefore },
    { title: say(panelWords.observed), unit, of: ({ observed }) => observed },
    { title: say(panelWords.windowMean), unit, of: ({ windowMean }) => tenths(windowMean) },
  ]);
  return <DataTable table={table} fileName="outbreak-same-season" />;
}
