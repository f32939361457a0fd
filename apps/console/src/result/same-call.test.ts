import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sameCall, shellWord } from './same-call.ts';

test('sameCall() writes the call for a terminal', () => {
  const { curl, yuzhi, file } = sameCall('science/pack/run', { name: "it's" }, 'http://127.0.0.1:7300');
  assert.equal(file, null);
  assert.equal(yuzhi, `npx yuzhi run science/pack/run --input '{"name":"it'\\''s"}'`);
  assert.ok(curl.startsWith('curl -sS http://127.0.0.1:7300/api/operations/science/pack/run \\\n'));
  assert.ok(curl.includes(`-d '{"name":"it'\\''s"}'`));
});

test('sameCall() reads a long input from a file', () => {
  const { curl, yuzhi, file } = sameCall('a/b/c', { text: 'x'.repeat(5_000) }, 'http://x');
  assert.equal(file, 'input.json');
  assert.ok(curl.includes('--data-binary @input.json') && yuzhi.endsWith('--input input.json'));
});

test('shellWord() is one word for a shell, which reads it back unchanged', () => {
  // What POSIX says of quoting: between single quotes everything stands for itself; \' outside them is a quote.
  const readBack = (word: string) =>
    word.replace(/'([^']*)'|\\(.)/gsu, (_all, quoted: string | undefined, escaped: string) => quoted ?? escaped);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const word = shellWord(text);
      assert.equal(readBack(word), text);
      assert.doesNotMatch(word.replace(/'[^']*'|\\'/g, ''), /[\s;&|<>$`"'\\*?#~!(){}[\]]/);
    }),
  );
});
