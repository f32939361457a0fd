import type { Chance } from '../chance.ts';
import type { Client } from '../mutation.ts';

/** A table with the columns that a mutation may change. */
export interface Target {
  readonly table: string;
  readonly key: string;
  readonly id: string | number;
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Sets one column of one row to another value of its type. Returns its name. */
export async function changeValue(
  client: Client,
  target: Target,
  chance: Chance,
  spared: readonly string[] = [],
): Promise<string> {
  const { rows } = await client.query<Column>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_name = $1 and table_schema = current_schema() and column_name <> all($2) order by ordinal_position`,
    [target.table, spared],
  );
  // Some values cannot be changed (null with nothing to put there); then another column is taken.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const column = chance.of(rows);
    if (await changed(client, target, column, chance)) return column.name;
  }
  throw new Error(`Nothing of ${target.table} ${target.id} could be changed`);
}

async function changed(client: Client, target: Target, column: Column, chance: Chance): Promise<boolean> {
  const { table, key, id } = target;
  const before = await textOf(client, target, column.name);
  const value = otherValue(column, before, chance);
  await client.query('savepoint change');
  try {
    const cast = column.type === 'USER-DEFINED' ? 'text' : column.type;
    await client.query(`update ${table} set ${column.name} = $1::text::${cast} where ${key}::text = $2`, [
      value,
      String(id),
    ]);
    const after = column.name === key ? value : await textOf(client, target, column.name);
    if (after !== before) return true;
  } catch (error) {
    // Constraints stand in the way of a superuser too, unless they drop them.
    if (!/^(23|22)/.test((error as { code?: string }).code ?? '')) throw error;
  }
  await client.query('rollback to savepoint change');
  return false;
}

async function textOf(client: Client, { table, key, id }: Target, column: string): Promise<string | null> {
  const { rows } = await client.query<{ value: string | null }>(
    `select ${column}::text as value from ${table} where ${key}::text = $1`,
    [String(id)],
  );
  return rows[0]?.value ?? null;
}

function otherValue({ name, type }: Column, before: string | null, chance: Chance): string | null {
  if (before !== null && chance.below(8) === 0) return null;
  switch (type) {
    case 'uuid':
      return chance.uuid();
    case 'integer':
    case 'bigint':
      return String(Number(before ?? 0) + chance.of([-1000, -1, 1, 2, 1000]));
    case 'double precision':
      return chance.of([
        `${before ?? 1}1`,
        String(-Number(before ?? 1)),
        String(Number(before ?? 1) * (1 + 2 ** -52)),
        '0',
      ]);
    case 'boolean':
      return before === 'true' ? 'false' : 'true';
    case 'timestamp with time zone':
      return shifted(before, chance.of([1, -1, 1_000, -60_000_000, 86_400_000_000]));
    case 'json':
      return chance.of(['{}', '[]', '{"kind":"operator","id":"x"}', `${before ?? '{}'} `, `"${chance.hex(6)}"`]);
    default:
      return otherText(name, before, chance);
  }
}

/** Microseconds later or earlier. */
function shifted(before: string | null, us: number): string {
  const match = /^(.*?)(?:\.(\d{1,6}))?([+-]\d\d(?::?\d\d)?)$/.exec(before ?? '');
  if (!match) return '2026-01-01T00:00:00Z';
  const [, day = '', fraction = '', zone = '+00'] = match;
  const instant = Date.parse(`${day.replace(' ', 'T')}${zone.length === 3 ? `${zone}:00` : zone}`);
  const total = BigInt(instant) * 1_000n + BigInt(fraction.padEnd(6, '0')) + BigInt(us);
  const seconds = new Date(Number(total / 1_000_000n) * 1_000).toISOString().slice(0, 19);
  return `${seconds}.${String(total % 1_000_000n).padStart(6, '0')}Z`;
}

function otherText(name: string, before: string | null, chance: Chance): string {
  if (name === 'state') return chance.of(['done', 'failed', 'cancelled', 'pending', 'approved', 'rejected']);
  if (name === 'outcome') return chance.of(['allowed', 'denied', 'done', 'failed']);
  if (name === 'origin') return chance.of(['written', 'adopted', 'unknown']);
  const text = before ?? '';
  if (text === '') return chance.hex(8);
  const at = chance.below(text.length);
  const letter = 'abcdef0123456789 '.charAt(chance.below(17));
  return chance.of([`${text} `, text.slice(1), `${text.slice(0, at)}${letter}${text.slice(at + 1)}`, chance.hex(64)]);
}
