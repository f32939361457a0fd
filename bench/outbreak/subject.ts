import path from 'node:path';
import { loadPacks } from '@yuzhi/kernel';
import { projectRoot } from '@yuzhi/server';

export interface JudgedPeriod {
  readonly t: number;
  readonly alarm: boolean;
}

/** Judges the last periods of weekly series by one method: the operation as the base loads it, without the ledger. */
export type Judge = (
  series: readonly (readonly number[])[],
  method: string,
  lastPeriods: number,
) => Promise<readonly (readonly JudgedPeriod[])[]>;

const subjectId = 'livelihood/outbreak-watch/detect';

export async function loadJudge(): Promise<Judge> {
  const packs = await loadPacks({
    roots: [path.join(projectRoot, 'packs')],
    capabilities: ['city', 'operations', 'rules'],
  });
  const entry = packs.flatMap(({ operations }) => operations).find(({ id }) => id === subjectId);
  if (entry === undefined) throw new Error(`${subjectId} is not there to be measured`);
  const { definition } = entry;
  const context = { signal: new AbortController().signal, progress: () => {}, label: () => {} };
  return async (all, method, lastPeriods) => {
    const series = all.map((counts, index) => ({ id: String(index), frequency: 52, counts, b: 5 }));
    const input = definition.input.parse({ series, method, lastPeriods });
    const answer = await definition.run(context as unknown as Parameters<typeof definition.run>[0], input);
    const { series: judged } = definition.output.parse(answer) as { series: { points: JudgedPeriod[] }[] };
    return judged.map(({ points }) => points);
  };
}
