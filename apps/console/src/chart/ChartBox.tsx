import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { language } from '../language/language.ts';

interface ChartBoxProps {
  /** What is drawn, by identity: the chart is drawn anew when it is another. */
  readonly of: unknown;
  readonly draw: () => HTMLElement;
}

/** A place for a chart, which draws itself. */
export function ChartBox({ of, draw }: ChartBoxProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const spoken = language();
  useEffect(() => {
    box.current?.replaceChildren(draw());
  }, [of, spoken]);
  return <div ref={box} />;
}
