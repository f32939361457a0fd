import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { PartialState, say, useAddress } from '@yuzhi/console/kit';
import { panelWords } from './words.ts';

/** The text that was read, with the words marked that the address names. */
export function PlanText({ text }: { readonly text: string | null }): ReactNode {
  const { query } = useAddress();
  const mark = useRef<HTMLElement>(null);
  const at = query.get('at');
  useEffect(() => {
    if (at !== null) mark.current?.scrollIntoView({ block: 'center' });
  }, [at]);
  if (text === null) return <PartialState>{say(panelWords.noText)}</PartialState>;
  const [start, end] = spanOf(at, text.length);
  return (
    <section className="plan-side">
      <h2>{say(panelWords.text)}</h2>
      <p className="help">{say(panelWords.textHelp)}</p>
      <div className="plan-text" tabIndex={0} role="region" aria-label={say(panelWords.text)}>
        {text.slice(0, start)}
        {end > start ? <mark ref={mark}>{text.slice(start, end)}</mark> : null}
        {text.slice(end)}
      </div>
    </section>
  );
}

function spanOf(at: string | null, length: number): readonly [number, number] {
  const [, start, end] = /^(\d+)-(\d+)$/.exec(at ?? '') ?? [];
  if (start === undefined || end === undefined || Number(end) > length) return [0, 0];
  return [Number(start), Number(end)];
}
