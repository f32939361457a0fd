import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { shellWord } from './shell-word.ts';

const hasShell = process.platform !== 'win32';

test(
  'shellWord() writes any word so that a shell reads it back',
  { skip: hasShell ? false : 'no POSIX shell here' },
  () => {
    const word = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom("it's", '$HOME', '`id`', '~', '=ls', '', '*', '!x', '春节 前', '\n', String.raw`\n`),
    );
    fc.assert(
      fc.property(
        fc.array(
          word.filter((text) => !text.includes('\0') && text.isWellFormed()),
          { minLength: 1, maxLength: 40 },
        ),
        (words) => {
          const read = execFileSync('sh', ['-c', String.raw`printf '%s\0' ${words.map(shellWord).join(' ')}`], {
            encoding: 'utf8',
          });
          assert.deepEqual(read.split('\0').slice(0, -1), words);
        },
      ),
      { numRuns: 40 },
    );
  },
);

test('shellWord() leaves a plain word as it is', () => {
  for (const word of ['2026-02-13', 'programme/work-calendar/add', '--workDays', '渝中区', '@rain.csv', 'a=b'])
    assert.equal(shellWord(word), word);
});
