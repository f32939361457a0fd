import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { cliError } from './errors.ts';
import { exitCheckFailed, exitCodeOfKind, exitWaiting } from './exit-codes.ts';
import { fill } from './fill.ts';
import { words } from './words.ts';

const texts = [
  ...Object.entries(words),
  ...Object.entries(cliError.catalogue).flatMap(([code, { message, hint }]) => [
    [code, message] as const,
    [code, hint] as const,
  ]),
];

test('every word stands in both languages and fills the same places in each', () => {
  const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
  for (const [name, { zh, en }] of texts) {
    assert.ok(zh.trim() !== '' && en.trim() !== '', name);
    // The short form of a failure says `{operation}` in one language and leaves it to the hint in the other.
    if (!name.startsWith('CLI_')) assert.deepEqual(places(zh), places(en), name);
  }
});

test('no word is left over', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'words.ts')
    .map((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8'))
    .join('\n');
  const built = [...sources.matchAll(/words\[`(\w+)_\$/g)].map(([, prefix]) => `${prefix}_`);
  assert.ok(built.length > 0);
  for (const name of Object.keys(words))
    assert.ok(built.some((prefix) => name.startsWith(prefix)) || new RegExp(`words\\.${name}\\b`).test(sources), name);
});

test('fill() puts values and words in their places and leaves a place without a value as it is', () => {
  assert.deepEqual(fill({ zh: '{a}、{b}、{c}', en: '{a}, {b}, {c}' }, { a: 1, b: { zh: '二', en: 'two' } }), {
    zh: '1、二、{c}',
    en: '1, two, {c}',
  });
});

test('the README states every exit code as it is', () => {
  const readme = readFileSync(path.join(import.meta.dirname, '..', 'README.md'), 'utf8');
  const cells = readme
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((line) => line.split('|').map((cell) => cell.trim()));
  const meaningOf = (code: number): string => cells[cells.indexOf(String(code)) + 1] ?? '';
  for (const [kind, code] of Object.entries(exitCodeOfKind))
    assert.match(meaningOf(code), new RegExp(`^\`${kind}\``), kind);
  assert.match(meaningOf(exitCheckFailed), /check/);
  assert.match(meaningOf(exitWaiting), /waiting/);
});
