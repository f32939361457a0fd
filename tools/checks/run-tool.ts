import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';

export interface ToolRun {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs a program of node_modules on the Node.js that runs us. */
export async function runTool(root: string, bin: string, args: readonly string[]): Promise<ToolRun> {
  const bins = path.join(root, 'node_modules', '.bin');
  const child = spawn(path.join(bins, bin), [...args], {
    cwd: root,
    env: {
      ...process.env,
      PATH: [path.dirname(process.execPath), bins, process.env['PATH']].join(path.delimiter),
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  // CI=true makes some colour what no terminal will show.
  return { code: code as number | null, out: stripVTControlCharacters(out), error: stripVTControlCharacters(error) };
}

/** The findings of a tool; one that failed without a finding that we know how to read shows all that it said. */
export function findingsOf({ code, out, error }: ToolRun, findings: readonly string[]): readonly string[] {
  if (code === 0 || findings.length > 0) return findings;
  return [`ended with ${code}`, ...`${out}\n${error}`.trim().split('\n')];
}

/** The number that `pattern` captures in what a tool said; 0 when it does not say it. */
export function countIn(words: string, pattern: RegExp): number {
  return Number(pattern.exec(words)?.[1] ?? 0);
}

/** A finding for each file that a check should have looked at and did not. */
export function notSeen(expected: readonly string[], seen: ReadonlySet<string>): readonly string[] {
  return expected.filter((file) => !seen.has(file)).map((file) => `${file}: was not looked at`);
}
