import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { continued, refreshed } from './join-pages.ts';
import type { Held } from './join-pages.ts';

const idOf = (row: string): string => row;
const held = (text: string, hasMore = false): Held<string> => ({ rows: text.split('').filter(Boolean), hasMore });

test('continued() shows no row twice', () => {
  assert.deepEqual(continued(held('dcb', true), held('ba'), idOf), held('dcba'));
});

test('refreshed() keeps what lies behind the page that was read anew', () => {
  assert.deepEqual(refreshed(held('dcba', true), held('edc', true), idOf), held('edcba', true));
});

test('refreshed() drops what does not fit any more', () => {
  assert.deepEqual(refreshed(held('dcba', true), held('db', true), idOf), held('dba', true));
  assert.deepEqual(refreshed(held('dcba', true), held('d'), idOf), held('d'));
  assert.deepEqual(refreshed(held('ba', true), held('dc', true), idOf), held('dc', true));
});

test('page after page gives the list, each row once, whatever comes meanwhile', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 1, max: 7 }), fc.array(fc.nat(3)), (length, limit, coming) => {
      let list = Array.from({ length }, (_, index) => index);
      const read = (before: number | undefined): Held<number> => {
        const rows = list.filter((row) => before === undefined || row > before);
        return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
      };
      let shown = read(undefined);
      for (let page = 0; shown.hasMore; page++) {
        list = [...Array.from({ length: coming[page] ?? 0 }, (_, index) => -page * 10 - index - 1), ...list];
        shown = continued(shown, read(shown.rows.at(-1)), String);
      }
      assert.deepEqual(
        shown.rows,
        Array.from({ length }, (_, index) => index),
      );
    }),
  );
});
