import type { ReactNode } from 'react';
import { EmptyState, Examples, FileDrop, RunPlace, say, useRun } from '@yuzhi/console/kit';
import type { PanelProps } from '@yuzhi/console/kit';
import { LabelForms } from './label-forms.tsx';
import type { Reading } from './outputs.ts';
import { Understood } from './understood.tsx';
import { panelWords } from './words.ts';

/** A file is dropped and understood: verdict, fields in words, clauses, what to do, and a label to take away. */
export function Panel({ pack }: PanelProps): ReactNode {
  const read = useRun<Reading>(`${pack.id}/read`, { address: 'run' });
  const given = read.stage.state === 'done' ? (read.stage.input as { readonly file?: unknown } | null) : null;
  return (
    <>
      <p className="summary">{say(panelWords.intro)}</p>
      <section className="view">
        <FileDrop
          title={say(panelWords.file)}
          help={say(panelWords.fileHelp)}
          maxBytes={32 * 1024 * 1024}
          onFile={(file) => read.start({ file })}
        />
        <Examples operation={`${pack.id}/read`} onChoose={(input) => read.start(input, true)} />
      </section>
      <RunPlace of={read} empty={<EmptyState title={say(panelWords.empty)} hint={say(panelWords.emptyHint)} />}>
        {(reading) => (
          <>
            <Understood packId={pack.id} reading={reading} />
            {given?.file === undefined ? (
              <p className="help">{say(panelWords.lost)}</p>
            ) : (
              <LabelForms packId={pack.id} file={given.file} reading={reading} key={JSON.stringify(reading).length} />
            )}
          </>
        )}
      </RunPlace>
    </>
  );
}
