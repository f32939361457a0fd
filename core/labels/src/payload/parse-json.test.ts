import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseJson } from './parse-json.ts';

test('parseJson() agrees with JSON.parse() on JSON', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 3, stringUnit: 'grapheme' }), (text) => {
      const reading = parseJson(text);
      assert.ok(reading.fault === null);
      assert.deepEqual(JSON.stringify(reading.value), JSON.stringify(JSON.parse(text)));
    }),
  );
});

test('parseJson() refuses what JSON.parse() refuses', () => {
  const broken = fc
    .tuple(fc.json({ maxDepth: 2 }), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '\\', '\u0001'))
    .map(([text, at, mark]) => {
      const index = at % (text.length + 1);
      return text.slice(0, index) + mark + text.slice(index + 1);
    });
  fc.assert(
    fc.property(broken, (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      const { fault } = parseJson(text);
      assert.equal(fault !== 'malformed', isJson || fault === 'repeated-key', text);
    }),
  );
});

test('parseJson() tells a repeated key, also when it is written in another way', () => {
  assert.deepEqual(parseJson('{"a":1,"\\u0061":2}'), { fault: 'repeated-key' });
});

test('parseJson() takes __proto__ for a key like any other', () => {
  const reading = parseJson('{"__proto__":{"x":1}}');
  assert.ok(reading.fault === null);
  assert.deepEqual(Object.keys(reading.value as object), ['__proto__']);
});
