import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { errorsFor } from '@yuzhi/sdk';
import { checkDocs } from './check-docs.ts';
import { brokenLinks, unlistedReadmes } from './docs/links.ts';
import { codeBlocks, linksOf } from './docs/markdown.ts';
import { differentCode } from './docs/same-code.ts';
import { unwantedWords } from './docs/words.ts';
import { wrongErrors } from './reference/error-catalogues.ts';

const fence = '```';

test('checkDocs() looks at the documents and texts of this project', async () => {
  const { documents, texts } = await checkDocs(path.resolve(import.meta.dirname, '..'));
  assert.ok(documents > 15 && texts > 200, `${documents} documents, ${texts} texts`);
});

test('codeBlocks() gives language, line and text, also of a longer fence that holds a shorter one', () => {
  const markdown = `# A\n\n${fence}sh\nnpm start\n${fence}\n\n${fence}\`text\n${fence}sh\nx\n${fence}\n${fence}\`\n`;
  assert.deepEqual(codeBlocks(markdown), [
    { language: 'sh', line: 4, text: 'npm start' },
    { language: 'text', line: 8, text: `${fence}sh\nx\n${fence}` },
  ]);
});

test('linksOf() finds inline links, images and definitions, and none in code', () => {
  const markdown = `[a](b.md) ![c](d.png "e")\n[f]: g.md\n${fence}\n[no](no.md)\n${fence}\n\`[no](no.md)\` [h](<i.md>)`;
  assert.deepEqual(
    linksOf(markdown).map(({ target, line }) => `${target} ${line}`),
    ['b.md 1', 'd.png 1', 'g.md 2', 'i.md 6'],
  );
});

test('brokenLinks() finds links to files that are not there and leaves addresses and anchors alone', () => {
  const documents = new Map([
    ['docs/a.md', '[a](../b.md) [b](c.md#part) [c](https://example.org) [d](#part) [e](gone.md) [f](../core/)'],
  ]);
  const files = ['docs/a.md', 'docs/c.md', 'b.md', 'core/sdk/x.ts'];
  assert.deepEqual(brokenLinks(documents, files), [{ file: 'docs/a.md', line: 1, what: 'there is no docs/gone.md' }]);
});

test('unlistedReadmes() finds a README to which nothing leads, and leaves packs to the catalogue', () => {
  const documents = new Map([
    ['README.md', '[store](core/store/README.md) [city](cities/one)'],
    ['core/store/README.md', ''],
    ['cities/one/README.md', ''],
    ['core/kernel/README.md', '[me](README.md)'],
    ['packs/a/b/README.md', ''],
  ]);
  assert.deepEqual(
    unlistedReadmes(documents).map(({ file }) => file),
    ['core/kernel/README.md'],
  );
});

const readme = `# A\n${fence}sh\nnpm start\n${fence}\nand\n${fence}sh\nnpm test\n${fence}\n`;

test('differentCode() wants the same blocks in the same order', () => {
  const found = (other: string) =>
    differentCode(
      new Map([
        ['a.md', readme],
        ['b.md', other],
      ]),
      'a.md',
      'b.md',
    ).length;
  assert.equal(found(readme.replace('and', '和')), 0);
  assert.equal(found(readme.replace('npm test', 'npm run test')), 1);
  assert.equal(found(readme.replace(`${fence}sh\nnpm test`, `${fence}\nnpm test`)), 1);
  assert.equal(found('# A\n'), 2);
  assert.equal(found(`${readme}${fence}sh\nmore\n${fence}\n`), 1);
});

test('differentCode() says when one of the two is missing', () => {
  assert.deepEqual(
    differentCode(new Map([['a.md', readme]]), 'a.md', 'b.md').map(({ file }) => file),
    ['b.md'],
  );
});

for (const line of [
  ['see /wo', 'rk/main/tools'],
  ['cd "/ro', 'ot/project"'],
  ['/ho', 'me/somebody/x'],
  ['https://regis', 'try.npmjs.org/zod'],
  ['"resol', 'ved": "https://example.org/a.tgz"'],
  ['Co-Authored', '-By: X'],
  ['Generated with', ' an AI'],
  ['as we said in the last conver', 'sation'],
])
  test(`unwantedWords() finds ${line[0]}…`, () => {
    assert.equal(unwantedWords(new Map([['a.ts', `fine\n${line.join('')}`]]))[0]?.line, 2);
  });

test('unwantedWords() leaves paths of the project and of the system alone', () => {
  const text =
    'core/work/a.ts ../root/b /var/lib/yuzhi https://example.org/home/a registry.metrics() packs/science/work-calendar';
  assert.deepEqual(unwantedWords(new Map([['a.ts', text]])), []);
});

test('wrongErrors() finds a code that stands twice and words that break the rules', () => {
  const good = {
    kind: 'denied',
    message: { zh: '不可', en: 'Cannot do it' },
    hint: { zh: '请重试', en: 'Try again' },
  } as const;
  const { catalogue } = errorsFor({
    A_FINE: good,
    A_STOP: { ...good, hint: { zh: '请重试。', en: 'Try again' } },
    A_ENGLISH: { ...good, message: { zh: 'Cannot', en: 'Cannot do it' } },
    A_BARE: { ...good, message: { zh: '不可', en: 'It failed' } },
    A_EMPTY: { ...good, hint: { zh: '请重试', en: '' } },
  });
  const found = wrongErrors([
    { module: 'a', entries: Object.entries(catalogue) },
    { module: 'b', entries: [['A_FINE', good]] },
  ]);
  assert.deepEqual(
    found.map((line) => line.split(':')[0]),
    ['A_STOP', 'A_ENGLISH', 'A_BARE', 'A_EMPTY', 'A_FINE'],
  );
});
