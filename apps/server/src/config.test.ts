import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { YuzhiError } from '@yuzhi/sdk';
import { projectRoot, readConfig } from './config.ts';

test('readConfig() listens on loopback at 7300 with the packs and the city of the project unless told otherwise', () => {
  const config = readConfig({ YUZHI_HOST: '' });
  assert.deepEqual([config.host, config.port, config.databaseUrl], ['127.0.0.1', 7300, null]);
  assert.deepEqual(config.packRoots, [path.join(projectRoot, 'packs')]);
});

test('readConfig() takes further pack roots beside the project’s own', () => {
  const config = readConfig({ YUZHI_PACKS: ['/a', '/b'].join(path.delimiter), YUZHI_STRICT: '1', YUZHI_PORT: '0' });
  assert.deepEqual(config.packRoots.slice(1), ['/a', '/b']);
  assert.deepEqual([config.strict, config.port], [true, 0]);
});

for (const [name, value] of [
  ['YUZHI_PORT', '70000'],
  ['YUZHI_PORT', '-1'],
  ['YUZHI_STRICT', 'maybe'],
  ['YUZHI_LOG_LEVEL', 'loud'],
  ['YUZHI_PROXIES', '10.0.0.0/99'],
  ['YUZHI_PROXIES', 'proxy.example'],
  ['DATABASE_URL', 'mysql://user:hunter2@db/x'],
] as const)
  test(`readConfig() names ${name}=${value.split(':')[0]} as wrong and never repeats a secret`, () => {
    assert.throws(
      () => readConfig({ [name]: value }),
      (error) =>
        error instanceof YuzhiError &&
        error.code === 'SETTING_WRONG' &&
        error.details['name'] === name &&
        !JSON.stringify(error).includes('hunter2'),
    );
  });
