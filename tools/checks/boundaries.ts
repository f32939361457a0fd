import { boundaryFiles, checkBoundaries } from '../check-boundaries.ts';
import type { Check } from './check.ts';

export const boundaries: Check = {
  name: 'boundaries',
  holds: 'who may import whom',
  async run(root) {
    const { findings, files, seen } = checkBoundaries(boundaryFiles(root));
    const blind = Object.entries(seen).filter(([, count]) => count === 0);
    return {
      seen: files,
      of: 'files',
      findings: [
        ...blind.map(([rule]) => `the rule ${rule} saw nothing`),
        ...findings.map(({ file, line, rule, what }) => `${file}:${line} ${rule}: ${what}`),
      ],
    };
  },
};
