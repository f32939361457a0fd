import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '..');
const states = ['met', 'partly', 'not', 'not applicable'] as const;

/** How many requirements each chapter has at levels 1 and 2, by the official file of version 5.0.0. */
const chapters = {
  1: 27,
  2: 11,
  3: 19,
  4: 10,
  5: 9,
  6: 35,
  7: 18,
  8: 7,
  9: 7,
  10: 29,
  11: 14,
  12: 9,
  13: 13,
  14: 9,
  15: 13,
  16: 16,
  17: 7,
};
const shared = path.join(root, '../shared/bench/asvs-5.0/asvs-5.0.0.flat.json');

interface Row {
  readonly id: string;
  readonly level: string;
  readonly state: string;
  readonly where: readonly string[];
  readonly tests: readonly { readonly file: string; readonly name: string }[];
  readonly remark: string;
}

const text = readFileSync(path.join(root, 'docs/security/asvs-5.0.md'), 'utf8');

function rowOf(line: string): Row {
  const [, id = '', level = '', , state = '', where = '', tests = '', remark = ''] = line
    .split('|')
    .map((cell) => cell.trim());
  return {
    id,
    level,
    state,
    where: listed(where).map((item) => item.replaceAll('`', '')),
    tests: listed(tests).map((item) => {
      const [, file = '', name = ''] = /^`([^`]+)`(.*)$/.exec(item) ?? [];
      return { file, name: name.trim() };
    }),
    remark,
  };
}

function listed(cell: string): string[] {
  return cell === '' ? [] : cell.split(' · ').map((item) => item.trim());
}

const rows = text
  .split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map(rowOf);

test('every requirement of levels 1 and 2 is in the ledger once', () => {
  const ids = rows.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  const counted = Object.fromEntries(
    Object.keys(chapters).map((chapter) => [chapter, ids.filter((id) => id.startsWith(`V${chapter}.`)).length]),
  );
  assert.deepEqual(counted, Object.fromEntries(Object.entries(chapters)));
  assert.deepEqual([rows.filter(({ level }) => level === '1').length, rows.length], [70, 253]);
});

test(
  'numbers and levels are those of the official file',
  { skip: existsSync(shared) ? false : 'the official file is not beside the project' },
  () => {
    type Requirement = { readonly req_id: string; readonly L: string | number };
    const file = JSON.parse(readFileSync(shared, 'utf8')) as { readonly requirements: readonly Requirement[] };
    const official = file.requirements.map(({ req_id: id, L }) => `${id} ${L}`).filter((line) => !line.endsWith(' 3'));
    assert.deepEqual(rows.map(({ id, level }) => `${id} ${level}`).toSorted(), official.toSorted());
  },
);

test('what is said to be met names where, and a test or a reason that needs none', () => {
  for (const { id, state, where, tests, remark } of rows) {
    assert.ok(states.includes(state as (typeof states)[number]), `${id}: ${state}`);
    if (state === 'met') assert.ok(where.length > 0 && (tests.length > 0 || remark !== ''), id);
    else assert.ok(state === 'partly' ? where.length > 0 && remark !== '' : remark !== '', `${id} says why`);
  }
});

test('every file that is named exists, and every test is in its file', () => {
  for (const { id, where, tests } of rows) {
    for (const file of where) assert.ok(existsSync(path.join(root, file)), `${id}: ${file}`);
    for (const { file, name } of tests) {
      assert.ok(existsSync(path.join(root, file)), `${id}: ${file}`);
      assert.ok(readFileSync(path.join(root, file), 'utf8').includes(name), `${id}: ${file} has no ${name}`);
    }
  }
});

test('the table of states counts what stands below it', () => {
  for (const state of states) {
    const own = rows.filter((row) => row.state === state);
    const one = own.filter(({ level }) => level === '1').length;
    const cells = [state, one, own.length - one, own.length].map(String);
    const line = text.split('\n').find((candidate) => candidate.startsWith(`| ${state} `)) ?? '';
    assert.deepEqual(
      line
        .split('|')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== ''),
      cells,
    );
  }
});
