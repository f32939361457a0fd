import { accessCalls, accessError } from '@yuzhi/access';
import type { AccessCall } from '@yuzhi/access';
import { jsonSchema } from '@yuzhi/sdk';
import { actor } from '../actor.ts';
import type { Config } from '../base.ts';
import { commandName } from '../command-name.ts';
import type { ExitCode, Setting } from '../command.ts';
import { cliError } from '../errors.ts';
import { flagsOf } from '../flags/flags-of-schema.ts';
import type { FlagSet } from '../flags/flags-of-schema.ts';
import { readFileField } from '../flags/read-file-field.ts';
import { readFlags, withAssignments } from '../flags/read-flags.ts';
import { readJson } from '../flags/read-json.ts';
import { nearestIds } from '../nearest.ts';
import { pairLines } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';
import { withBase } from '../with-base.ts';
import { words } from '../words.ts';
import { accessLines } from './access-lines.ts';
import { explainInput } from './explain-input.ts';
import { flagLines } from './flag-help.ts';

/** Calls that only somebody with an account of their own can make are made on the page or by HTTP. */
const atTheMachine = accessCalls.filter(({ isPersonal }) => !isPersonal);

const largestFile = 8 * 1024 * 1024;

/** `yuzhi access CALL [flags]`: units, people, roles, keys and grants, by the person at the machine. */
export async function access(argv: readonly string[], setting: Setting): ExitCode {
  const { terminal } = setting;
  const [id, ...rest] = argv;
  if (id === undefined || id === '--help' || id === '-h') return listCalls(terminal);
  const call = callNamed(id);
  const flags = flagsOf(jsonSchema(call.input, 'input'));
  const reading = await readFlags(rest, flags, (file) =>
    readFileField(file, { cwd: terminal.io.cwd, maxBytes: largestFile }),
  );
  if (reading.own.help) return showCall(call, flags, terminal);
  if (reading.issues.length > 0)
    throw cliError('CLI_CALL_FLAGS_WRONG', { call: id, count: reading.issues.length, issues: reading.issues });
  const given = reading.own.input === undefined ? {} : await readJson(reading.own.input, terminal.io);
  const input = withAssignments(given, reading.assignments);
  const result = await withBase(setting, async (base, config) =>
    withAddress(await base.access.call(actor, id, input), config),
  ).catch((error: unknown) => {
    throw explainInput(error, flags);
  });
  if (terminal.isJson) terminal.json(result);
  else for (const line of accessLines(result, terminal)) terminal.line(line);
  return 0;
}

function callNamed(id: string): AccessCall {
  const call = atTheMachine.find((one) => one.id === id);
  if (call) return call;
  const near = nearestIds(
    id,
    atTheMachine.map((one) => one.id),
  );
  throw accessError('ACCESS_CALL_NOT_FOUND', { call: id.slice(0, 100), near });
}

function listCalls(terminal: Terminal): number {
  const yuzhi = commandName(terminal.io.env);
  terminal.line(terminal.say(words.accessAbout));
  terminal.line();
  terminal.line(`${terminal.say(words.usage)}  ${yuzhi} access CALL [--flag value …]`);
  terminal.line();
  for (const line of pairLines(atTheMachine.map(({ id, title }) => [`  ${id}`, terminal.say(title)])))
    terminal.line(line);
  return 0;
}

function showCall({ id, title }: AccessCall, flags: FlagSet, terminal: Terminal): number {
  terminal.line(`${terminal.strong(terminal.say(title))}  ${terminal.faint(id)}`);
  terminal.line();
  terminal.line(`${terminal.say(words.usage)}  ${commandName(terminal.io.env)} access ${id} [--flag value …]`);
  if (flags.flags.length > 0) terminal.line();
  for (const line of flagLines(flags, terminal)) terminal.line(line);
  return 0;
}

/** Links get the address at which people reach the server. */
function withAddress(value: unknown, config: Config): unknown {
  if (Array.isArray(value)) return value.map((one) => withAddress(one, config));
  if (typeof value !== 'object' || value === null) return value;
  const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'link' && typeof inner === 'string' ? `${address}${inner}` : withAddress(inner, config),
    ]),
  );
}
