import { createHash } from 'node:crypto';
import type { Store } from '@yuzhi/store';
import type { Answer } from './parse-answers.ts';
import type { SentCase } from './send-case.ts';

export interface LedgerRow {
  readonly id: string;
  readonly purpose: string | null;
  readonly state: string;
  readonly input_sha256: string;
  readonly output_sha256: string | null;
  readonly input: string | null;
  readonly output: string | null;
  readonly error: object | null;
}

/** The rows of runs that carry one of the markers or are named by an answer. */
export async function rowsOf(store: Store, sent: readonly SentCase[]): Promise<readonly LedgerRow[]> {
  const { rows } = await store.pool.query<LedgerRow>(
    `select id, purpose, state, input_sha256, output_sha256, input::text as input, output::text as output, error
     from runs where purpose = any($1) or id::text = any($2)`,
    [sent.map(({ marker }) => marker), sent.flatMap(({ answers }) => answers.map(runOf))],
  );
  return rows;
}

/** What is wrong between the answers of one case and the rows of all. */
export function wrongRecords(sent: SentCase, rows: readonly LedgerRow[]): readonly string[] {
  const own = rows.filter(
    ({ id, purpose }) => purpose === sent.marker || sent.answers.some((answer) => runOf(answer) === id),
  );
  return [...lost(sent, rows), ...doubled(sent, own), ...own.flatMap(halfWritten)];
}

/** Every answer that names a run is a row; an answer of a run that went well is that row's output, byte for byte. */
function lost({ answers, case: one }: SentCase, rows: readonly LedgerRow[]): readonly string[] {
  return answers.flatMap((answer) => {
    const id = runOf(answer);
    if (id === undefined) return [];
    const row = rows.find((candidate) => candidate.id === id);
    if (row === undefined) return [`the answer names run ${id}, which is not in the ledger`];
    if (answer.status !== 200)
      return row.state === 'done' ? [`run ${id} is done and was answered with ${answer.status}`] : [];
    const isSame = one.isHead || row.output_sha256 === sha256(answer.body);
    return row.state === 'done' && isSame ? [] : [`run ${id} is ${row.state} and its row is not what was answered`];
  });
}

function runOf({ headers }: Answer): string | undefined {
  return headers['yuzhi-run'];
}

function doubled({ case: { requests } }: SentCase, rows: readonly LedgerRow[]): readonly string[] {
  return rows.length > requests ? [`${requests} requests at most left ${rows.length} runs`] : [];
}

function halfWritten(row: LedgerRow): readonly string[] {
  const wrong: string[] = [];
  if (row.state === 'running') wrong.push('it is still marked as running');
  if (row.state === 'done' && row.output_sha256 === null) wrong.push('it is done without an output');
  if (row.state !== 'done' && row.state !== 'running' && row.error === null) wrong.push('it failed without an error');
  if (row.input !== null && sha256(row.input) !== row.input_sha256) wrong.push('its input is not what its digest says');
  if (row.output !== null && sha256(row.output) !== row.output_sha256)
    wrong.push('its output is not what its digest says');
  return wrong.map((what) => `run ${row.id}: ${what}`);
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
