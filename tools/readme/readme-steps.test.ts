import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readmeSteps } from './readme-steps.ts';

test('readmeSteps() takes the commands of sh blocks, joins continued lines and leaves comments and other blocks out', () => {
  const markdown =
    '```sh\n# first\nnpm start\n```\n```text\ngit clone X\n```\n```sh\ncurl -s \\\n  http://a\n\nnpm test\n```\n';
  assert.deepEqual(readmeSteps(markdown), [
    { command: 'npm start', line: 3, kind: 'serve' },
    { command: 'curl -s http://a', line: 9, kind: 'run' },
    { command: 'npm test', line: 12, kind: 'skip', reason: 'this is npm test' },
  ]);
});

test('readmeSteps() runs what it does not know', () => {
  assert.deepEqual(
    readmeSteps('```sh\nnpm testify\n```').map(({ kind }) => kind),
    ['run'],
  );
});
