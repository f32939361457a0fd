import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addVisibleLabel, labelledEvents, labelledStream } from './add-visible-label.ts';
import { goldenFile, sampleLabel } from './golden-files.ts';
import { readLabel } from './read-label.ts';
import { writeLabel } from './write-label.ts';

async function* partsOf<T>(parts: readonly T[]): AsyncGenerator<T> {
  await Promise.resolve();
  yield* parts;
}

test('addVisibleLabel() puts the prompt at the head of a text, once', () => {
  const once = addVisibleLabel(Buffer.from('样例文字。\n'));
  assert.equal(Buffer.from(once).toString(), '（AI生成）\n\n样例文字。\n');
  assert.equal(readLabel(once).verdict, 'compliant');
  assert.deepEqual(addVisibleLabel(once), once);
});

test('addVisibleLabel() puts the prompt of Markdown behind its front matter', () => {
  const labelled = writeLabel(Buffer.from('# 标题\n'), sampleLabel, 'a.md').bytes;
  const text = Buffer.from(addVisibleLabel(labelled, 'a.md')).toString();
  assert.ok(text.endsWith('---\n（AI生成）\n\n# 标题\n'));
  assert.equal(readLabel(Buffer.from(text), 'a.md').verdict, 'compliant');
});

test('addVisibleLabel() puts a paragraph before the first one of a document, once', () => {
  const once = addVisibleLabel(goldenFile('plain.docx'));
  assert.notDeepEqual(once, goldenFile('plain.docx'));
  assert.deepEqual(addVisibleLabel(once), once);
  assert.equal(writeLabel(once, sampleLabel).carrier, 'ooxml');
});

test('addVisibleLabel() refuses pictures and words that are no label', () => {
  assert.throws(() => addVisibleLabel(goldenFile('plain.png')), { code: 'LABEL_CARRIER_UNWRITABLE' });
  assert.throws(() => addVisibleLabel(Buffer.from('a'), 'a.txt', 'AI'), RangeError);
});

test('labelledStream() says it before the first word', async () => {
  const parts = await Array.fromAsync(labelledStream(partsOf(['你', '好'])));
  assert.deepEqual(parts, ['（AI生成）\n\n你', '好']);
});

test('labelledEvents() puts the label into the first and the last event', async () => {
  const events = await Array.fromAsync(labelledEvents(partsOf([{ n: 1 }, { n: 2 }, { n: 3 }]), sampleLabel));
  assert.deepEqual(events, [{ n: 1, AIGC: sampleLabel }, { n: 2 }, { n: 3, AIGC: sampleLabel }]);
  assert.deepEqual(await Array.fromAsync(labelledEvents(partsOf([{ n: 1 }]), sampleLabel)), [
    { n: 1, AIGC: sampleLabel },
  ]);
});
