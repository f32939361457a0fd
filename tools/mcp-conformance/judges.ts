import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'judges');

/** Why the tests with judges cannot run here; `false` when they can. */
export const skip: string | false = existsSync(path.join(folder, 'node_modules'))
  ? false
  : 'the judges are not installed: npm ci --ignore-scripts --prefix tools/mcp-conformance/judges';

/** How a program ended, and what it wrote. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a judge of a server says. */
export interface Verdict {
  /** 0 when no scored check failed. */
  readonly code: number;
  /** Checks by scenario, scored or not. */
  readonly scenarios: ReadonlyMap<string, { readonly passed: number; readonly failed: number }>;
  readonly passed: number;
  readonly text: string;
}

/** Lets a version of the conformance suite judge the server at `url`. */
export async function judge(version: '0.1' | '0.2', url: string, options: readonly string[]): Promise<Verdict> {
  const program = path.join(folder, 'node_modules', `conformance-${version}`, 'dist', 'index.js');
  const { code, stdout, stderr } = await run([program, 'server', '--url', url, ...options]);
  const lines = stdout.matchAll(/^[✓✗] ([\w/-]+): (\d+) passed, (\d+) failed/gmu);
  const scenarios = new Map(
    [...lines].map(([, name = '', passed, failed]) => [name, { passed: Number(passed), failed: Number(failed) }]),
  );
  const passed = [...scenarios.values()].reduce((sum, scenario) => sum + scenario.passed, 0);
  return { code, scenarios, passed, text: stdout + stderr };
}

/** Runs the inspector without its page. */
export async function inspect(words: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  const program = path.join(folder, 'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js');
  return run([program, '--cli', ...words], env);
}

async function run(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: path.resolve(import.meta.dirname, '../..'), env, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, argv, options, (error, stdout, stderr) => {
      const { code } = (error ?? { code: 0 }) as { readonly code?: unknown };
      resolve({ code: typeof code === 'number' ? code : 1, stdout, stderr });
    });
  });
}
