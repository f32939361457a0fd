import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sampleLabel } from '../golden-files.ts';
import { htmlWithPrompt } from './html-with-prompt.ts';
import { labelledEvents, labelledHtmlStream, labelledStream } from './labelled-stream.ts';

async function* partsOf<T>(parts: readonly T[]): AsyncGenerator<T> {
  await Promise.resolve();
  yield* parts;
}

test('labelledStream() says it before the first word', async () => {
  const parts = await Array.fromAsync(labelledStream(partsOf(['你', '好'])));
  assert.deepEqual(parts, ['（AI生成）\n\n你', '好']);
});

test('labelledHtmlStream() puts the prompt where the whole page has it, however it is cut', async () => {
  const pages = [
    '<!doctype html><html lang="zh"><head><title>x</title></head><body data-a="<body>"><p>一</p></body></html>',
    '\n<html><body>一</body></html>',
    '<p>一</p><p>二</p>',
    '正文',
    '<!doctype html><title>x</title><p>一',
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pages), fc.integer({ min: 1, max: 9 }), async (page, length) => {
      const parts = page.match(new RegExp(`[\\s\\S]{1,${length}}`, 'g')) ?? [];
      const sent = await Array.fromAsync(labelledHtmlStream(partsOf(parts)));
      assert.equal(sent.join(''), htmlWithPrompt(page, '（AI生成）'));
    }),
  );
});

test('labelledHtmlStream() sends the prompt as soon as the body begins', async () => {
  const sent = await Array.fromAsync(labelledHtmlStream(partsOf(['<html><body>', '一', '二'])));
  assert.deepEqual(sent, ['<html><body><p role="note">（AI生成）</p>', '一', '二']);
});

test('labelledEvents() puts the label into the first and the last event', async () => {
  const events = await Array.fromAsync(labelledEvents(partsOf([{ n: 1 }, { n: 2 }, { n: 3 }]), sampleLabel));
  assert.deepEqual(events, [{ n: 1, AIGC: sampleLabel }, { n: 2 }, { n: 3, AIGC: sampleLabel }]);
  assert.deepEqual(await Array.fromAsync(labelledEvents(partsOf([{ n: 1 }]), sampleLabel)), [
    { n: 1, AIGC: sampleLabel },
  ]);
});
