import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Check } from './check.ts';

export const tests: Check = {
  name: 'tests',
  holds: 'npm test',
  async run(root) {
    const child = spawn(process.execPath, [path.join(root, 'tools', 'test.ts')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let last = '';
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      last = (last + chunk.toString()).slice(-1000);
    });
    const [code] = (await once(child, 'close')) as [number | null];
    const [, passed = '0', failed = '0'] = /^(\d+) passed, (\d+) failed, \d+ skipped$/m.exec(last) ?? [];
    return {
      seen: Number(passed) + Number(failed),
      of: 'tests',
      findings: code === 0 ? [] : [`${failed} failed, ended with ${code}`],
    };
  },
};
