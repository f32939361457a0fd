import { useState } from 'react';
import type { ReactNode } from 'react';
import { EmptyState, Examples, FileDrop, RunPlace, say, useRun } from '@yuzhi/console/kit';
import type { PanelProps } from '@yuzhi/console/kit';
import type { Scan, ScanInput } from './outputs.ts';
import { ScanResult } from './scan-result.tsx';
import { ScanSettings } from './scan-settings.tsx';
import { panelWords } from './words.ts';

/** A table of counts goes in; signals by urgency, a map of them and the series behind each come out. */
export function Panel({ pack }: PanelProps): ReactNode {
  const scan = useRun<Scan>(`${pack.id}/scan`, { address: 'run', isLong: true });
  const [settings, setSettings] = useState<Omit<ScanInput, 'table'>>({
    frequency: 'weekly',
    absent: 'refuse',
    lastPeriods: 2,
  });
  return (
    <>
      <p className="summary">{say(panelWords.intro)}</p>
      <section className="view">
        <ScanSettings settings={settings} onChange={setSettings} />
        <FileDrop
          title={say(panelWords.file)}
          help={say(panelWords.fileHelp)}
          extensions={['.csv', '.xlsx']}
          maxBytes={24 * 1024 * 1024}
          onFile={(table) => scan.start({ ...settings, table })}
        />
        <Examples operation={`${pack.id}/scan`} onChoose={(input) => scan.start(input, true)} />
      </section>
      <RunPlace of={scan} empty={<EmptyState title={say(panelWords.empty)} hint={say(panelWords.emptyHint)} />}>
        {(output) => (
          <ScanResult
            packId={pack.id}
            output={output}
            input={scan.stage.state === 'done' ? (scan.stage.input as ScanInput | null) : null}
          />
        )}
      </RunPlace>
    </>
  );
}
