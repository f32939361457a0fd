import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { YuzhiError } from '@yuzhi/sdk';
import type { Access } from '../access.ts';
import { openTestAccess, operator } from '../testing.ts';

/** Workbooks of made-up units and people, as LibreOffice writes them. */
const workbook = (name: string) => ({
  name,
  base64: readFileSync(new URL(`../../golden/import/${name}`, import.meta.url)).toString('base64'),
});

async function rowsOf(promise: Promise<unknown>): Promise<readonly (number | string)[]> {
  const error = await promise.catch((failure: unknown) => failure);
  assert.ok(error instanceof YuzhiError, 'it was taken');
  assert.equal(error.code, 'ACCESS_IMPORT_WRONG');
  return (error.details['errors'] as { row: number }[]).map(({ row }) => row).toSorted((a, b) => a - b);
}

const load = (access: Access, call: string, name: string) => access.call(operator, call, { file: workbook(name) });

async function nameOn(access: Access, unit: string, date: string): Promise<string> {
  const shown = (await access.call(operator, 'units-show', { unit, date })) as { name: string };
  return shown.name;
}

test('units, people and roles come in from workbooks, with every error by its row and nothing of a wrong table', async () => {
  await using world = await openTestAccess({ now: () => new Date('2026-11-25T08:00:00Z') });
  const { access } = world;
  assert.deepEqual(await rowsOf(load(access, 'units-import', 'units-wrong.xlsx')), [4, 5]);
  // The unit takes its credit code first; by that the workbook knows it under its new name.
  await access.call(operator, 'units-save', {
    unit: {
      id: '乙局',
      kind: 'gov',
      uscc: '19552688FBAW3T4530',
      regionCode: null,
      validFrom: null,
      validUntil: null,
      names: [{ name: '乙局', form: 'short', validFrom: null, validUntil: null }],
      parents: [{ parent: '试验市', validFrom: null, validUntil: null }],
      successors: [],
    },
  });
  assert.deepEqual(await load(access, 'units-import', 'units.xlsx'), { imported: 3 });
  assert.equal(await nameOn(access, '乙局', '2026-06-30'), '乙局');
  assert.equal(await nameOn(access, '乙局', '2026-07-01'), '新乙局');
  // Once more changes nothing: what the unit was called before stays.
  assert.deepEqual(await load(access, 'units-import', 'units.xlsx'), { imported: 3 });
  assert.equal(await nameOn(access, '乙局', '2026-06-30'), '乙局');
  assert.equal(await nameOn(access, '乙局', '2026-07-01'), '新乙局');
  const people = (await load(access, 'people-import', 'people.xlsx')) as { imported: number };
  assert.equal(people.imported, 2);
  assert.deepEqual(await rowsOf(load(access, 'roles-import', 'roles-wrong.xlsx')), [2, 3, 4, 5]);
  assert.deepEqual(await load(access, 'roles-import', 'roles.xlsx'), { imported: 2 });
  const listed = (await access.call(operator, 'people-list', {})) as {
    people: { account: string; roles: { role: string; validFrom: string; validUntil: string | null }[] }[];
  };
  const lead = listed.people.find(({ account }) => account === 'li.si')?.roles.find(({ role }) => role === 'unit-lead');
  assert.deepEqual([lead?.validFrom, lead?.validUntil], ['2026-12-01', '2027-05-31']);
  // Nothing of the wrong table was taken.
  const zhang = listed.people.find(({ account }) => account === 'zhang.san')?.roles.map(({ role }) => role);
  assert.deepEqual(zhang?.toSorted(), ['reviewer', 'unit-lead', 'unit-member']);
});

test('a unit is renamed, moved and split with days, and any day is right', async () => {
  await using world = await openTestAccess({ now: () => new Date('2026-11-25T08:00:00Z') });
  const { access } = world;
  await access.call(operator, 'units-rename', {
    unit: '甲局',
    short: '甲委',
    full: '试验市甲委员会',
    from: '2026-07-01',
  });
  assert.deepEqual(
    [await nameOn(access, '甲局', '2026-06-30'), await nameOn(access, '甲局', '2026-07-01')],
    ['甲局', '甲委'],
  );
  await access.call(operator, 'units-move', { unit: '甲局一处', parent: '乙局', from: '2026-08-01' });
  const list = async (date: string) =>
    (
      (await access.call(operator, 'units-list', { date })) as { units: { id: string; parent: string | null }[] }
    ).units.find(({ id }) => id === '甲局一处')?.parent;
  assert.deepEqual([await list('2026-07-31'), await list('2026-08-01')], ['甲局', '乙局']);
  await access.call(operator, 'units-end', { unit: '甲局', lastDay: '2026-09-30', successors: ['乙局'] });
  // A second heir, named when it was known.
  await access.call(operator, 'units-heirs', { unit: '甲局', successors: ['乙局', '甲局一处'] });
  const shown = (await access.call(operator, 'units-show', { unit: '甲局' })) as { today: readonly string[] };
  assert.deepEqual(shown.today, ['乙局', '甲局一处']);
  await assert.rejects(access.call(operator, 'units-heirs', { unit: '乙局', successors: ['甲局一处'] }), {
    code: 'ACCESS_STATE_WRONG',
  });
});
