import type { ReactNode } from 'react';
import { EmptyState, Examples, FileDrop, RunPlace, say, useRun } from '@yuzhi/console/kit';
import type { PanelProps } from '@yuzhi/console/kit';
import { LedgerButtons } from './ledger-buttons.tsx';
import type { Reading } from './outputs.ts';
import { PlanSummary } from './plan-summary.tsx';
import { PlanText } from './plan-text.tsx';
import { panelWords } from './words.ts';
import './panel.css';

/** A plan goes in; its summary beside its text and the ledger come out. */
export function Panel({ pack }: PanelProps): ReactNode {
  const read = useRun<Reading>(`${pack.id}/read`, { address: 'run' });
  const given = read.stage.state === 'done' ? (read.stage.input as { readonly document?: unknown } | null) : null;
  return (
    <>
      <p className="summary">{say(panelWords.intro)}</p>
      <section className="view">
        <FileDrop
          title={say(panelWords.file)}
          help={say(panelWords.fileHelp)}
          maxBytes={24 * 1024 * 1024}
          onFile={(document) => read.start({ document, withText: true })}
        />
        <Examples operation={`${pack.id}/read`} onChoose={(input) => read.start(input, true)} />
      </section>
      <RunPlace of={read} empty={<EmptyState title={say(panelWords.empty)} hint={say(panelWords.emptyHint)} />}>
        {(reading) => (
          <>
            <LedgerButtons packId={pack.id} document={given?.document} />
            <div className="plan">
              <PlanSummary packId={pack.id} reading={reading} />
              <PlanText text={reading.text ?? null} />
            </div>
          </>
        )}
      </RunPlace>
    </>
  );
}
