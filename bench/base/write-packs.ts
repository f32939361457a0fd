import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { domains } from '@yuzhi/sdk';

/** Writes `count` generated packs under `root`: each a manifest, a pack.ts, three operations and an algorithm. */
export async function writePacks(root: string, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const domain = domains[number % domains.length] ?? 'programme';
    const name = `generated-${number}`;
    for (const [file, text] of Object.entries(filesOf(`${domain}/${name}`, number))) {
      const place = path.join(root, domain, name, file);
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, text);
    }
  }
}

const operations = ['grade', 'summarise', 'compare'] as const;

function filesOf(id: string, number: number): Record<string, string> {
  const files: Record<string, string> = {
    'manifest.json': manifest(id),
    'pack.ts': packFile(),
    'algorithms/weighted-mean.ts': algorithm(number),
  };
  for (const name of operations) files[`operations/${name}.ts`] = operation(name);
  return files;
}

function manifest(id: string): string {
  const text = { zh: '生成的场景包', en: 'A generated pack' };
  return JSON.stringify({
    id,
    version: '1.0.0',
    title: text,
    summary: text,
    question: text,
    class: 'instrument',
    capabilities: [],
    riskTier: 'minimal',
    maturity: 'experimental',
    audience: 'public',
    since: '2026-11-24',
  });
}

function packFile(): string {
  const imports = operations.map((name) => `import { ${name} } from './operations/${name}.ts';`).join('\n');
  return `import { definePack } from '@yuzhi/sdk';
${imports}

export default definePack({ operations: [${operations.join(', ')}] });
`;
}

function operation(name: string): string {
  return `import { coded, defineOperation, isoDate, label, z } from '@yuzhi/sdk';
import { weightedMean } from '../algorithms/weighted-mean.ts';

const input = z.strictObject({
  site: z.string().min(1).max(80).meta(label('站点', 'Site')),
  day: isoDate.meta(label('日期', 'Day')),
  level: coded({ red: { zh: '红色', en: 'Red' }, none: { zh: '无', en: 'None' } }).meta(label('级别', 'Level')),
  readings: z.array(z.strictObject({ value: z.number().min(0), weight: z.number().min(0).max(1) })).max(1_000),
});
const output = z.object({
  site: z.string().meta(label('站点', 'Site')),
  mean: z.number().nullable().meta(label('加权平均', 'Weighted mean', { unit: 'mm' })),
});

export const ${name} = defineOperation({
  id: '${name}',
  title: { zh: '计算', en: 'Compute' },
  summary: { zh: '计算加权平均', en: 'Compute the weighted mean' },
  effect: 'read',
  audience: 'public',
  input,
  output,
  show: [{ as: 'figure', title: { zh: '平均', en: 'Mean' }, value: 'mean' }],
  examples: [
    {
      title: { zh: '两个读数', en: 'Two readings' },
      input: { site: '甲', day: '2026-07-01', level: 'red', readings: [{ value: 2, weight: 1 }, { value: 4, weight: 1 }] },
      output: { mean: 3 },
    },
  ],
  run: (_ctx, { site, readings }) => ({ site, mean: weightedMean(readings) }),
});
`;
}

function algorithm(number: number): string {
  return `export interface Reading${number} {
  readonly value: number;
  readonly weight: number;
}

/** Mean of the values by weight, or \`null\` when nothing weighs anything. */
export function weightedMean(readings: readonly Reading${number}[]): number | null {
  let sum: number = 0;
  let weight: number = 0;
  for (const reading of readings) {
    sum += reading.value * reading.weight;
    weight += reading.weight;
  }
  return weight === 0 ? null : sum / weight;
}
`;
}
