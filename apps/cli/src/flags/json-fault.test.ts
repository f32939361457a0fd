import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonFault } from './json-fault.ts';

test('jsonFault() names line, column and what stands there', () => {
  for (const [text, line, column, found] of [
    ['{"a": }', 1, 7, '}'],
    ['{\n  "站": 1,\n}', 3, 1, '}'],
    ["{'a': 1}", 1, 2, "'"],
    ['{"a": NaN}', 1, 7, 'NaN'],
    ['{"渝": 007}', 1, 7, '007'],
    ['[1, 2', 1, 6, null],
    ['', 1, 1, null],
    ['{"a": 1} x', 1, 10, 'x'],
    ['{"a": 1 // why\n}', 1, 9, '/'],
    ['“a”', 1, 1, '“'],
  ] as const)
    assert.deepEqual(jsonFault(text), { line, column, found }, text);
});

test('jsonFault() finds a sign that does not belong wherever it stands between the parts of some JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, place) => {
      const parts = JSON.stringify(value).match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^[\]{},:"]+/g) ?? [];
      const before = parts.slice(0, place % (parts.length + 1)).join('');
      const rest = parts.slice(place % (parts.length + 1)).join('');
      const fault = jsonFault(`${before}§${rest}`);
      assert.deepEqual(fault, { line: 1, column: Array.from(before).length + 1, found: '§' });
    }),
  );
});

test('jsonFault() takes white space and line ends between the parts of some JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.stringify(value, null, 2);
      assert.deepEqual(jsonFault(`${json}\n §`), { line: json.split('\n').length + 1, column: 2, found: '§' });
    }),
  );
});
