import { coded, isoDate, label, readTable, YuzhiError, z } from '@yuzhi/sdk';
import type { FileRef, RowError } from '@yuzhi/sdk';
import type { CallContext } from '../calls/access-call.ts';
import { accessError } from '../errors.ts';
import { isUscc } from './uscc.ts';
import { UnitDirectory } from './unit-directory.ts';
import { holdsOn, unitKinds } from './unit.ts';
import type { Days, Unit } from './unit.ts';
import { renamedUnit } from './change-unit.ts';

const names = z.string().trim().max(100);

const columns = z.object({
  short: names.min(1).meta({ ...label('简称', 'Short name'), 'x-aliases': ['单位简称', '单位'] }),
  full: names.optional().meta({ ...label('全称', 'Full name'), 'x-aliases': ['单位全称'] }),
  aliases: z
    .string()
    .optional()
    .meta(label('别名', 'Aliases', { help: { zh: '用顿号隔开', en: 'Separated by 、 or ;' } })),
  kind: coded(unitKinds).meta(label('类别', 'Kind')),
  uscc: z
    .string()
    .optional()
    .meta({ ...label('统一社会信用代码', 'Credit code'), 'x-aliases': ['信用代码'] }),
  parent: names.optional().meta({ ...label('上级单位', 'Parent'), 'x-aliases': ['上级'] }),
  validFrom: isoDate.optional().meta({ ...label('设立日期', 'First day'), 'x-aliases': ['起始日期'] }),
  validUntil: isoDate.optional().meta({ ...label('撤销日期', 'Last day'), 'x-aliases': ['最后一日'] }),
  successors: z.string().optional().meta(label('承接单位', 'Successors')),
  renamedOn: isoDate.optional().meta({
    ...label('更名日期', 'Renamed on', { help: { zh: '现名称的起始日期', en: 'First day of the names in this row' } }),
    'x-aliases': ['更名起始日期'],
  }),
});

type Row = z.output<typeof columns>;

/**
 * Registers the units of a table, all of them or none. A unit that is there already, by its credit code or its short name,
 * is brought up to the row; what it was called and where it stood before stays. Another name than it has today needs the
 * day from which it holds.
 *
 * @throws YuzhiError ACCESS_IMPORT_WRONG with every error by row and column
 */
export async function importUnits(ctx: CallContext, file: FileRef): Promise<{ readonly imported: number }> {
  const { rows, rowNumbers, errors, errorCount } = await readTable(file, columns);
  const all = [...errors];
  const fresh = new Map<string, Unit>();
  const rowOf = new Map<string, number>();
  rows.forEach((row, index) => {
    const rowNumber = rowNumbers[index] ?? 0;
    const before = unitBefore(row, ctx);
    const unit = before === null ? unitOf(row, row.short) : changed(before, row, ctx);
    if (unit === null) {
      all.push(
        rowError(
          rowNumber,
          '更名日期',
          row.short,
          '名称有变，须写明有效的更名日期',
          'Has another name: from which day?',
        ),
      );
      return;
    }
    rowOf.set(unit.id, rowNumber);
    if (fresh.has(unit.id))
      all.push(rowError(rowNumber, '简称', row.short, '与前面的行重复', 'Is in an earlier row too'));
    if (unit.uscc !== null && !isUscc(unit.uscc))
      all.push(
        rowError(rowNumber, '统一社会信用代码', unit.uscc, '校验码不正确（GB 32100）', 'Fails the check of GB 32100'),
      );
    fresh.set(unit.id, unit);
  });
  const ids = new Map([...fresh.values()].flatMap(({ id, names }) => names.map(({ name }) => [name, id] as const)));
  for (const [index, row] of rows.entries())
    for (const [column, name] of namedIn(row))
      if (!ids.has(name) && !ctx.directory.find(name, row.validFrom ?? ctx.today))
        all.push(rowError(rowNumbers[index] ?? 0, column, name, '没有这个单位', 'Is no unit that is known'));
  if (all.length > 0 || errorCount > 0) throw wrong(file, Math.max(errorCount, all.length), all);
  const units = [...fresh.values()].map((unit) => resolved(unit, ids, ctx));
  refuseContradictions(ctx, units, rowOf, file);
  await ctx.units.save(units, ctx.client);
  return { imported: units.length };
}

function unitBefore(row: Row, { directory, today }: CallContext): Unit | null {
  const code = row.uscc?.trim().toUpperCase();
  const byCode = code === undefined || code === '' ? undefined : directory.all().find(({ uscc }) => uscc === code);
  const isCalled = ({ names }: Unit): boolean => names.some(({ name, form }) => form === 'short' && name === row.short);
  return byCode ?? directory.find(row.short, today) ?? directory.all().find(isCalled) ?? null;
}

/** A unit that is there, brought up to a row; `null` where it is called otherwise and no day is named. */
function changed(before: Unit, row: Row, { today }: CallContext): Unit | null {
  const unit = unitOf(row, before.id);
  const isToday = (fact: Days): boolean => holdsOn(fact, today);
  const shortNow = before.names.find((fact) => fact.form === 'short' && isToday(fact))?.name;
  const kept = {
    regionCode: before.regionCode,
    uscc: unit.uscc ?? before.uscc,
    validFrom: unit.validFrom ?? before.validFrom,
    validUntil: unit.validUntil ?? before.validUntil,
    successors: unit.successors.length > 0 ? unit.successors : [...before.successors],
  };
  const past = before.names.filter((fact) => !isToday(fact));
  if (row.renamedOn === undefined && shortNow !== undefined && shortNow !== row.short) return null;
  if (row.renamedOn === undefined || shortNow === row.short) {
    // A name that it has today keeps its days.
    const names = unit.names.map((fact) => before.names.find((one) => isSameName(one, fact) && isToday(one)) ?? fact);
    return { ...unit, ...kept, names: [...past, ...names], parents: parentsOf(before, unit, today) };
  }
  const renamed = renamedUnit(before, { short: row.short, full: row.full, from: row.renamedOn });
  return renamed && { ...renamed, ...kept, kind: unit.kind, parents: parentsOf(before, unit, today) };
}

function isSameName(a: Unit['names'][number], b: Unit['names'][number]): boolean {
  return a.form === b.form && a.name === b.name;
}

/** Where it stood before stays; without a parent in the row where it stands now as well. */
function parentsOf(before: Unit, unit: Unit, today: string): Unit['parents'] {
  if (unit.parents.length === 0) return before.parents;
  const past = before.parents.filter((fact) => !holdsOn(fact, today));
  const now = before.parents.find((fact) => holdsOn(fact, today));
  return [
    ...past,
    ...unit.parents.map((fact) => ({ ...fact, ...(now && { validFrom: now.validFrom, validUntil: now.validUntil }) })),
  ];
}

function unitOf(row: Row, id: string): Unit {
  const always = { validFrom: null, validUntil: null };
  const full = row.full === undefined || row.full === row.short ? [] : [{ name: row.full, form: 'full' as const }];
  const parts = [
    { name: row.short, form: 'short' as const },
    ...full,
    ...split(row.aliases).map((name) => ({ name, form: 'alias' as const })),
  ];
  return {
    id,
    kind: row.kind,
    uscc: row.uscc?.trim().toUpperCase() || null,
    regionCode: null,
    validFrom: row.validFrom ?? null,
    validUntil: row.validUntil ?? null,
    names: parts.map((part) => ({ ...part, ...always })),
    parents: row.parent ? [{ parent: row.parent, ...always }] : [],
    successors: split(row.successors),
  };
}

function namedIn(row: Row): [string, string][] {
  return [
    ...(row.parent ? [['上级单位', row.parent] as [string, string]] : []),
    ...split(row.successors).map((name): [string, string] => ['承接单位', name]),
  ];
}

/** Parents and successors by their ids, however the table called them. */
function resolved(unit: Unit, ids: ReadonlyMap<string, string>, { directory, today }: CallContext): Unit {
  const idOf = (name: string): string => ids.get(name) ?? directory.find(name, unit.validFrom ?? today)?.id ?? name;
  return {
    ...unit,
    parents: unit.parents.map((fact) => ({ ...fact, parent: idOf(fact.parent) })),
    successors: unit.successors.map(idOf),
  };
}

/** What is wrong between units, such as a name that two of them have, before the store is asked. */
function refuseContradictions(
  { directory }: CallContext,
  units: readonly Unit[],
  rowOf: ReadonlyMap<string, number>,
  file: FileRef,
): void {
  const all = new Map([...directory.all(), ...units].map((unit) => [unit.id, unit]));
  try {
    void new UnitDirectory([...all.values()]);
  } catch (error) {
    if (!(error instanceof YuzhiError)) throw error;
    const { unit } = error.details;
    throw wrong(file, 1, [rowError(rowOf.get(String(unit)) ?? 0, '简称', String(unit), error.text.zh, error.text.en)]);
  }
}

function split(list: string | undefined): string[] {
  return (list ?? '')
    .split(/[、;；,，]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function rowError(row: number, column: string, value: string, zh: string, en: string): RowError {
  return { row, column, value: value.slice(0, 40), message: { zh, en } };
}

function wrong(file: FileRef, errorCount: number, errors: readonly RowError[]): Error {
  return accessError('ACCESS_IMPORT_WRONG', { name: file.name, errorCount, errors });
}
