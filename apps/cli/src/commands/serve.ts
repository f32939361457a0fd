import type { OperationDescription, OperationEntry } from '@yuzhi/kernel';
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

async function greeting({ address, base }: Serving, { terminal, backend }: Setting): Promise<readonly string[]> {
  const { kernel } = base;
  const failed = kernel.packs().filter(({ state }) => state === 'failed');
  const entry = firstToTry(base);
  const operation = entry === null ? null : await backend.describe(entry);
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
    ...(operation === null ? [] : ['', terminal.say(words.tryThis), ...tries(operation, address, terminal)]),
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

/** Something that anybody may ask and that changes nothing. */
function firstToTry({ kernel }: OpenBase): OperationEntry | null {
  const entries = kernel.packs().flatMap(({ operations }) => operations);
  return entries.find(({ definition }) => definition.effect === 'read' && definition.examples.length > 0) ?? null;
}

function tries(operation: OperationDescription, address: string, { io }: Terminal): readonly string[] {
  const body = JSON.stringify(operation.examples[0]?.input);
  const curl = `curl -s -X POST ${address}/api/operations/${operation.id} -H 'content-type: application/json' -d ${shellWord(body)}`;
  return [exampleCommand(operation, 0, flagsOf(operation.input), commandName(io.env)), curl].map((line) => `  ${line}`);
}
