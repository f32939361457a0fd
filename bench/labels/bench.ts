import { createHash } from 'node:crypto';
import { readLabel } from '@yuzhi/labels';
import { alternate } from '../../tools/harness/alternate.ts';
import { defineBench } from '../../tools/harness/define-bench.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median } from '../../tools/harness/median.ts';
import { largeJpeg, largePng } from './sample-media.ts';

const mebibyte = 1024 * 1024;
const sizes = [2.5, 5, 10, 20];
const makers = { png: largePng, jpeg: largeJpeg };

export default defineBench({
  name: 'labels',
  question: 'How much CPU time does it take to read the label of a large picture, and how does it grow with its size?',
  against: 'SHA-256 over the same bytes in the same run: a floor for looking at all of them once',
  bounds: [
    { figure: 'labels.png_10mb_cpu_ms', atMost: 100 },
    { figure: 'labels.jpeg_10mb_cpu_ms', atMost: 100 },
  ],
  async run() {
    const findings: Finding[] = [];
    for (const [kind, make] of Object.entries(makers))
      for (const size of sizes) findings.push(await reading(kind, make(size * mebibyte), size));
    return findings;
  },
});

async function reading(kind: string, data: Buffer, size: number): Promise<Finding> {
  if (readLabel(data).verdict !== 'compliant') throw new Error(`The ${kind} of ${size} MiB does not read`);
  const readings = await alternate(
    {
      read: () => cpuMs(() => readLabel(data)),
      hash: () => cpuMs(() => createHash('sha256').update(data).digest()),
    },
    { rounds: 15, warmUps: 3 },
  );
  const [value, floor] = [median(readings.read), median(readings.hash)];
  return {
    id: `labels.${kind}_${String(size).replace('.', '_')}mb_cpu_ms`,
    value,
    unit: 'ms',
    against: `SHA-256 of the same bytes: ${floor.toFixed(2)} ms`,
    ratio: value / floor,
    spread: [Math.min(...readings.read), Math.max(...readings.read)],
  };
}

function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Promise.resolve((user + system) / 1000);
}
