import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonText, withoutMarks } from './json-text.ts';

const long = 'x'.repeat(30_000);
const content = fc.oneof(fc.string(), fc.constant(long), fc.constant(`${long}y`));
const { value: inputs }: { value: fc.Arbitrary<unknown> } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    content,
    fc.integer(),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
}));

test('withoutMarks() gives back the very input that jsonText() wrote', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { text, marks } = jsonText(input);
      const written = JSON.stringify(withoutMarks(JSON.parse(text), marks));
      assert.equal(written, JSON.stringify(input));
    }),
    { numRuns: 50 },
  );
});

test('jsonText() shows a mark for the content of a large file, and nothing else short of it', () => {
  const { text, marks } = jsonText({ file: { name: 'a.csv', base64: long }, note: 'short' });
  assert.ok(text.length < 200 && text.includes('a.csv') && text.includes('short'));
  assert.equal(marks.size, 1);
});
