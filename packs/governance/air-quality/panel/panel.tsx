import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { EmptyState, Examples, FileDrop, RunPlace, say, useRun } from '@yuzhi/console/kit';
import type { FileValue, PanelProps } from '@yuzhi/console/kit';
import { AirReport } from './air-report.tsx';
import type { Advice, Report } from './outputs.ts';
import { panelWords } from './words.ts';

/** A table of stations goes in; levels, a calendar of the year, a map and the days come out. */
export function Panel({ pack }: PanelProps): ReactNode {
  const days = useRun<Report>(`${pack.id}/grade-days`, { address: 'run', isLong: true });
  const hours = useRun<Report>(`${pack.id}/grade-table`, { address: 'hours', isLong: true });
  const [isHourly, setHourly] = useState(hours.stage.state !== 'idle');
  useEffect(() => {
    if (hours.stage.state === 'running') setHourly(true);
  }, [hours.stage.state]);
  const shown = isHourly ? hours : days;
  const start = (file: FileValue): void => (isHourly ? hours.start({ readings: file }) : days.start({ days: file }));
  return (
    <>
      <p className="summary">{say(panelWords.intro)}</p>
      <section className="view">
        <div className="filters">
          <label>
            {say(panelWords.kind)}{' '}
            <select value={isHourly ? 'hours' : 'days'} onChange={({ target }) => setHourly(target.value === 'hours')}>
              <option value="days">{say(panelWords.days)}</option>
              <option value="hours">{say(panelWords.hours)}</option>
            </select>
          </label>
        </div>
        <FileDrop
          title={say(panelWords.file)}
          help={say(panelWords.fileHelp)}
          extensions={['.csv', '.xlsx']}
          maxBytes={(isHourly ? 12 : 8) * 1024 * 1024}
          onFile={start}
        />
        <Examples
          operation={`${pack.id}/${isHourly ? 'grade-table' : 'grade-days'}`}
          onChoose={(input) => shown.start(input, true)}
        />
      </section>
      <RunPlace of={shown} empty={<EmptyState title={say(panelWords.empty)} hint={say(panelWords.emptyHint)} />}>
        {(report) => <WithLevels packId={pack.id} report={report} />}
      </RunPlace>
    </>
  );
}

/** The names and colours of the levels come from the standard that was in force last. */
function WithLevels({ packId, report }: { readonly packId: string; readonly report: Report }): ReactNode {
  const advice = useRun<Advice>(`${packId}/advice`);
  const date = report.stationDays
    .map((one) => one.date)
    .toSorted()
    .at(-1);
  useEffect(() => {
    if (date !== undefined) advice.start({ date });
  }, [date]);
  return (
    <RunPlace of={advice} empty={null} isPart>
      {({ levels }) => <AirReport packId={packId} report={report} levels={levels} />}
    </RunPlace>
  );
}
