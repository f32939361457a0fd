import type { OperationEntry } from '@yuzhi/kernel';
import type { OpenBase, Serving } from '../base.ts';
import { commandName } from '../command-name.ts';
import type { ExitCode, Setting } from '../command.ts';
import { flagsOf } from '../flags/flags-of-schema.ts';
import { shellWord } from '../flags/shell-word.ts';
import { oneLine } from '../render/plain-text.ts';
import { pairLines } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';
import { exampleCommand } from './operation-help.ts';

/** Longer inputs, such as whole files, are no invitation. */
const longestInput = 200;

interface Try {
  readonly entry: OperationEntry;
  readonly example: number;
}

export interface ServeOptions {
  readonly port?: string;
  readonly host?: string;
  readonly strict?: boolean;
}

/** `yuzhi serve`: serves until somebody wishes it to stop. */
export async function serve({ port, host, strict }: ServeOptions, { terminal, backend }: Setting): ExitCode {
  const { io } = terminal;
  const stop = Promise.withResolvers<void>();
  const forget = io.onStop?.(() => stop.resolve());
  // Options are settings too, so one place says what is wrong with a value.
  const config = await backend.readConfig({
    ...io.env,
    ...(port === undefined ? {} : { YUZHI_PORT: port }),
    ...(host === undefined ? {} : { YUZHI_HOST: host }),
    ...(strict ? { YUZHI_STRICT: '1' } : {}),
  });
  const server = await backend.startServer(config);
  try {
    for (const line of await greeting(server, { terminal, backend })) terminal.line(line);
    await stop.promise;
    terminal.note(terminal.say(words.stopping));
  } finally {
    await server.close();
    forget?.();
  }
  terminal.note(terminal.say(words.stopped));
  return 0;
}

async function greeting(
  { address, base, setUpLink }: Serving,
  { terminal, backend }: Setting,
): Promise<readonly string[]> {
  const { kernel } = base;
  const failed = kernel.packs().filter(({ state }) => state === 'failed');
  const first = firstToTry(base);
  const toTry = first === null ? [] : await tries(first, address, { terminal, backend });
  return [
    ...pairLines([
      [terminal.strong(terminal.say(words.yuzhi)), terminal.strong(address)],
      [terminal.say(words.city), terminal.say(kernel.city.name)],
      [terminal.say(words.packs), packsText(base, terminal)],
      [
        terminal.say(words.data),
        `${terminal.say(words[`store_${base.store.kind}`])} ${base.store.serverVersion}  ${base.store.where}`,
      ],
    ]),
    ...failed.map(({ id, failure }) => `  ${id}  ${failure === null ? '' : oneLine(terminal.say(failure.text))}`),
    ...(setUpLink === null ? [] : ['', terminal.say(words.setUpNow), `  ${setUpLink}`]),
    ...(toTry.length === 0 ? [] : ['', terminal.say(words.tryThis), ...toTry.map((line) => `  ${line}`)]),
    '',
    terminal.say(words.howToStop),
  ];
}

function packsText({ kernel }: OpenBase, terminal: Terminal): string {
  const packs = kernel.packs();
  const ready = packs.filter(({ state }) => state === 'ready').length;
  return terminal.say(ready === packs.length ? words.packsReady : words.packsSomeFailed, {
    ready,
    failed: packs.length - ready,
  });
}

/** The first example that changes nothing and is short enough to be pasted. */
function firstToTry({ kernel }: OpenBase): Try | null {
  for (const { operations } of kernel.packs())
    for (const entry of operations) {
      if (entry.definition.effect !== 'read') continue;
      const example = entry.definition.examples.findIndex(({ input }) => JSON.stringify(input).length <= longestInput);
      if (example !== -1) return { entry, example };
    }
  return null;
}

async function tries(
  { entry, example }: Try,
  address: string,
  { terminal, backend }: Setting,
): Promise<readonly string[]> {
  const operation = await backend.describe(entry);
  const body = shellWord(JSON.stringify(operation.examples[example]?.input));
  const url = `${address}/api/operations/${operation.id}`;
  const curl = `curl -s -X POST ${url} -H 'content-type: application/json' -d ${body}`;
  return [exampleCommand(operation, example, flagsOf(operation.input), commandName(terminal.io.env)), curl];
}
