import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  documentLimits,
  ledgerCsv,
  ledgerDocx,
  ledgerXlsx,
  planError,
  planJson,
  readDocument,
  readPlan,
} from '@yuzhi/plan';
import type { Reading } from '@yuzhi/plan';
import type { ExitCode, Setting } from '../command.ts';
import { cliError } from '../errors.ts';
import { fileFailure } from '../flags/read-json.ts';
import { oneLine } from '../render/plain-text.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';
import { planLines } from './plan-lines.ts';

export interface PlanReadOptions {
  readonly xlsx?: string;
  readonly csv?: string;
  readonly docx?: string;
  readonly proposals?: string;
}

/** `yuzhi plan read FILE|-`: the reading as a summary or JSON, the ledger as files. Needs no base. */
export async function planRead(file: string, options: PlanReadOptions, { terminal }: Setting): ExitCode {
  const bytes = await bytesOf(file, terminal);
  const { text } = await readDocument(bytes, file === '-' ? '' : path.basename(file));
  const reading = readPlan(text);
  await writeLedgers(reading, text, options, terminal);
  if (options.proposals !== undefined) await saveProposals(text, reading, options.proposals, terminal);
  if (terminal.isJson) terminal.json(planJson(reading));
  else for (const line of planLines(reading, text, terminal)) terminal.line(line);
  return 0;
}

async function bytesOf(file: string, { io }: Terminal): Promise<Uint8Array> {
  if (file === '-') return streamed(io.stdin);
  const at = path.resolve(io.cwd, file);
  try {
    const { size } = await stat(at);
    if (size > documentLimits.bytes)
      throw planError('PLAN_FILE_TOO_LARGE', { bytes: size, limit: documentLimits.bytes });
    return await readFile(at);
  } catch (cause) {
    throw cause instanceof Error && 'kind' in cause ? cause : fileFailure(file, cause);
  }
}

/** Standard input, up to the size that is read; of more nothing is kept. */
async function streamed(stdin: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > documentLimits.bytes)
      throw planError('PLAN_FILE_TOO_LARGE', { bytes: size, limit: documentLimits.bytes });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** What the configured model proposes, in a file of its own: the reading stays as it is. */
async function saveProposals(text: string, reading: Reading, file: string, terminal: Terminal): Promise<void> {
  const { planProposals } = await import('./plan-proposals.ts');
  const found = await planProposals(text, reading, terminal.io.env);
  await written(file, `${JSON.stringify(found, null, 2)}\n`, terminal);
  const { proposals, leftOut, model } = found;
  terminal.note(
    terminal.say(words.planProposed, {
      count: proposals.length,
      model: oneLine(model),
      file,
      leftOut: leftOut.notPrinted + leftOut.known,
    }),
  );
}

async function written(file: string, content: string | Uint8Array, { io }: Terminal): Promise<void> {
  await writeFile(path.resolve(io.cwd, file), content).catch((cause: unknown) => {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw cliError('CLI_FILE_UNWRITABLE', { file, reason }, cause);
  });
}

/** Written one after the other, before anything is printed, so that a full disk is told first. */
async function writeLedgers(
  reading: Reading,
  text: string,
  options: PlanReadOptions,
  terminal: Terminal,
): Promise<void> {
  const { language } = terminal;
  const makers = {
    xlsx: () => ledgerXlsx(reading, text, language),
    csv: () => ledgerCsv(reading, language),
    docx: () => ledgerDocx(reading, text, language),
  } as const;
  for (const kind of ['xlsx', 'csv', 'docx'] as const) {
    const file = options[kind];
    if (file === undefined) continue;
    await written(file, makers[kind](), terminal);
    terminal.note(terminal.say(words.savedTo, { file }));
  }
}
