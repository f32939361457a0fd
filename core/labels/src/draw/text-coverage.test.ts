import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { glyphsOf } from './glyphs.ts';
import { textCoverage } from './text-coverage.ts';
import type { Coverage } from './text-coverage.ts';

function rowsWithInk({ width, height, data }: Coverage): readonly number[] {
  const rows = Array.from({ length: height }, (_none, row) => row);
  return rows.filter((row) => data.subarray(row * width, (row + 1) * width).some((ink) => ink > 0));
}

test('textCoverage() fills its box from the first row to the last, at any height', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 200 }), (height) => {
      const text = textCoverage('AI生成', height);
      assert.ok(text !== null);
      assert.equal(text.height, height);
      const rows = rowsWithInk(text);
      assert.deepEqual([rows[0], rows.at(-1)], [0, height - 1]);
    }),
    { numRuns: 40 },
  );
});

test('textCoverage() measures characters, and brackets may reach further', () => {
  const [plain, bracketed] = [textCoverage('AI生成', 40), textCoverage('（AI生成）', 40)];
  assert.ok(plain !== null && bracketed !== null && bracketed.height > plain.height);
});

test('textCoverage() covers as much area as the outline has, whatever the scale', () => {
  const shareAt = (height: number): number => {
    const text = textCoverage('人工智能生成合成内容', height);
    assert.ok(text !== null);
    return text.data.reduce((sum, ink) => sum + ink / 255, 0) / height ** 2;
  };
  assert.ok(Math.abs(shareAt(20) / shareAt(200) - 1) < 0.01);
});

test('textCoverage() draws a letter I as an upright stroke without holes', () => {
  const text = textCoverage('I', 20);
  assert.ok(text !== null);
  const middle = Math.floor(text.width / 2);
  for (let row = 1; row < 19; row += 1) assert.equal(text.data[row * text.width + middle], 255);
});

test('textCoverage() says when a character has no outline here', () => {
  assert.equal(textCoverage('AI生成的饕餮', 20), null);
  assert.equal(glyphsOf('constructor'.slice(0, 2))?.length, 2);
  assert.equal(glyphsOf('☃'), null);
});
