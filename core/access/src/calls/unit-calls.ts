import { fileInput, isoDate, label, z } from '@yuzhi/sdk';
import { accessError } from '../errors.ts';
import { unitKinds, unitSchema } from '../units/unit.ts';
import type { Unit } from '../units/unit.ts';
import { importUnits } from '../units/import-units.ts';
import { defineCall } from './access-call.ts';
import type { AccessCall, CallContext } from './access-call.ts';
import { dayAfter, movedUnit, renamedUnit } from '../units/change-unit.ts';
import { dayField, nothing, text, unitField, unitNamed } from './fields.ts';

const date = isoDate.optional().meta(label('日期', 'Day', { help: { zh: '默认为今天', en: 'Default: today' } }));

function shown(unit: Unit, { directory, today }: CallContext, on: string = today) {
  return {
    id: unit.id,
    name: directory.nameOn(unit.id, on),
    fullName: directory.nameOn(unit.id, on, 'full'),
    kind: unit.kind,
    parent: directory.parentOn(unit.id, on),
    uscc: unit.uscc,
    regionCode: unit.regionCode,
    validFrom: unit.validFrom,
    validUntil: unit.validUntil,
    successors: unit.successors,
  };
}

const list = defineCall({
  id: 'units-list',
  title: { zh: '列出某日存在的单位', en: 'List the units that exist on a day' },
  action: 'unit.read',
  input: z.strictObject({ date, kind: z.enum(Object.keys(unitKinds)).optional().meta(label('类别', 'Kind')) }),
  find: nothing,
  async run(ctx, { date: on = ctx.today, kind }) {
    const units = ctx.directory.all().filter(({ id }) => ctx.directory.existsOn(id, on));
    return { date: on, units: units.filter((unit) => !kind || unit.kind === kind).map((unit) => shown(unit, ctx, on)) };
  },
});

const show = defineCall({
  id: 'units-show',
  title: { zh: '查看一个单位及其沿革', en: 'Show a unit and what became of it' },
  action: 'unit.read',
  input: z.strictObject({ unit: unitField, date }),
  find: nothing,
  async run(ctx, { unit: name, date: on = ctx.today }) {
    // One that has ended, or is yet to come, is found by its id on any day.
    const unit = ctx.directory.get(name) ?? unitNamed(ctx, name, on);
    const heirs = ctx.directory.heirsOn(unit.id, ctx.today).map(({ id }) => id);
    return { ...shown(unit, ctx, on), names: unit.names, parents: unit.parents, today: heirs };
  },
});

const save = defineCall({
  id: 'units-save',
  title: { zh: '登记或修改单位', en: 'Register or change a unit' },
  action: 'unit.manage',
  input: z.strictObject({ unit: unitSchema.meta(label('单位', 'Unit')) }),
  find: async (_ctx, { unit }) => ({ resource: { id: unit.id, unit: unit.id }, found: null }),
  async run(ctx, { unit }) {
    await ctx.units.save([unit], ctx.client);
    return { unit: unit.id };
  },
});

const end = defineCall({
  id: 'units-end',
  title: { zh: '撤销单位，写明承接单位', en: 'End a unit and name its successors' },
  action: 'unit.manage',
  input: z.strictObject({
    unit: unitField,
    lastDay: dayField('最后一日', 'Last day'),
    successors: z.array(unitField).default([]).meta(label('承接单位', 'Successors')),
  }),
  async find(ctx, { unit }) {
    const found = ctx.directory.find(unit, ctx.today);
    return found && { resource: { id: found.id, unit: found.id }, found };
  },
  async run(ctx, { lastDay, successors }, unit) {
    if (unit.validUntil !== null) throw accessError('ACCESS_STATE_WRONG', { id: unit.id, state: unit.validUntil });
    const ids = successors.map((name) => unitNamed(ctx, name, dayAfter(lastDay)).id);
    await ctx.units.save([{ ...unit, validUntil: lastDay, successors: ids }], ctx.client);
    return { unit: unit.id, lastDay, successors: ids };
  },
});

const rename = defineCall({
  id: 'units-rename',
  title: { zh: '单位更名，写明起始日期', en: 'Rename a unit from a day on' },
  action: 'unit.manage',
  input: z.strictObject({
    unit: unitField,
    short: text(100).optional().meta(label('新简称', 'New short name')),
    full: text(100).optional().meta(label('新全称', 'New full name')),
    from: dayField('起始日期', 'First day'),
  }),
  find: findUnit,
  async run(ctx, { short, full, from }, unit) {
    const renamed = renamedUnit(unit, { short, full, from });
    if (renamed === null) throw accessError('ACCESS_STATE_WRONG', { id: unit.id, state: from });
    await ctx.units.save([renamed], ctx.client);
    return { unit: unit.id, names: renamed.names };
  },
});

const move = defineCall({
  id: 'units-move',
  title: { zh: '调整单位的上级，写明起始日期', en: 'Put a unit below another from a day on' },
  action: 'unit.manage',
  input: z.strictObject({
    unit: unitField,
    parent: unitField.meta(label('上级单位', 'Parent')),
    from: dayField('起始日期', 'First day'),
  }),
  find: findUnit,
  async run(ctx, { parent, from }, unit) {
    const moved = movedUnit(unit, unitNamed(ctx, parent, from).id, from);
    if (moved === null) throw accessError('ACCESS_STATE_WRONG', { id: unit.id, state: from });
    await ctx.units.save([moved], ctx.client);
    return { unit: unit.id, parents: moved.parents };
  },
});

const heirs = defineCall({
  id: 'units-heirs',
  title: { zh: '写明已撤销单位的全部承接单位', en: 'Name all successors of a unit that has ended' },
  action: 'unit.manage',
  input: z.strictObject({
    unit: unitField,
    successors: z.array(unitField).max(50).meta(label('承接单位', 'Successors')),
  }),
  find: findUnit,
  async run(ctx, { successors }, unit) {
    if (unit.validUntil === null) throw accessError('ACCESS_STATE_WRONG', { id: unit.id, state: '-' });
    const ids = successors.map((name) => unitNamed(ctx, name, dayAfter(unit.validUntil ?? '')).id);
    await ctx.units.save([{ ...unit, successors: [...new Set(ids)] }], ctx.client);
    return { unit: unit.id, successors: [...new Set(ids)] };
  },
});

/** By its id on any day, by its names today. */
async function findUnit({ directory, today }: CallContext, { unit }: { readonly unit: string }) {
  const found = directory.get(unit) ?? directory.find(unit, today);
  return found && { resource: { id: found.id, unit: found.id }, found };
}

const importAll = defineCall({
  id: 'units-import',
  title: { zh: '从表格导入单位', en: 'Import units from a table' },
  action: 'unit.manage',
  input: z.strictObject({ file: fileInput({ accept: ['xlsx', 'csv'] }).meta(label('表格', 'Table')) }),
  find: nothing,
  run: (ctx, { file }) => importUnits(ctx, file),
});

export const unitCalls: readonly AccessCall[] = [list, show, save, rename, move, end, heirs, importAll];
