import { YuzhiError } from '@yuzhi/sdk';
import { CommanderError } from 'commander';
import type { Backend } from './base.ts';
import { backend as realBackend } from './base.ts';
import type { Io } from './io.ts';
import { languageOfEnv, takeLanguage } from './language.ts';
import { makeProgram } from './program.ts';
import { reportError } from './report-error.ts';
import { Terminal } from './terminal.ts';
import { usageError } from './usage-error.ts';

/**
 * The whole program: runs the command line `argv` (without node and script) and gives its exit code. It never throws
 * and never ends the process.
 */
export async function runCli(argv: readonly string[], io: Io, backend: Backend = realBackend): Promise<number> {
  const own = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const isJson = own.includes('--json');
  let terminal = new Terminal(io, languageOfEnv(io.env), isJson);
  try {
    const { asked, rest } = takeLanguage(argv);
    if (asked !== null) terminal = new Terminal(io, asked, isJson);
    return await runCommand(rest, terminal, backend);
  } catch (error) {
    return reportError(error, terminal, await runIdOf(error));
  }
}

async function runCommand(argv: readonly string[], terminal: Terminal, backend: Backend): Promise<number> {
  const program = makeProgram({ terminal, backend });
  try {
    return await program.run(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version were printed; that is what was asked for.
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') return 2;
    throw usageError(error, argv, program.tree);
  }
}

/** The run in which it failed, if it came to one. */
async function runIdOf(error: unknown): Promise<string | undefined> {
  if (!(error instanceof YuzhiError) || error.code.startsWith('CLI_')) return undefined;
  const { runIdOf } = await import('@yuzhi/kernel');
  return runIdOf(error);
}
