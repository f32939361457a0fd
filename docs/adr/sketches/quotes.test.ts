import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const folder = import.meta.dirname;
const sketches = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

test('what decision 13 quotes stands word for word in a sketch', () => {
  const decision = readFileSync(path.join(folder, '..', '0013-three-unlike-packs-in-the-contract.md'), 'utf8');
  const quotes = [...decision.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => withoutIndent(code));
  assert.ok(quotes.length >= 8, 'it quotes code');
  const texts = sketches.map((name) => withoutIndent(readFileSync(path.join(folder, name), 'utf8')));
  for (const quote of quotes)
    assert.ok(
      texts.some((text) => text.includes(quote)),
      `no sketch says:\n${quote}`,
    );
});

function withoutIndent(code: string): string {
  return code.replaceAll(/^ +/gm, '');
}
