import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cronText } from './cron-text.ts';

test('cronText() says the usual times in words', () => {
  assert.equal(cronText('30 8 * * *'), '每天 08:30');
  assert.equal(cronText('30 8 * * 1-5'), '周一至周五 08:30');
  assert.equal(cronText('0 9 * * 1'), '每周一 09:00');
  assert.equal(cronText('0 9 * * 0'), '每周日 09:00');
  assert.equal(cronText('5 0 1 * *'), '每月 1 日 00:05');
  assert.equal(cronText('5 * * * *'), '每小时的 05 分');
  assert.equal(cronText('*/10 * * * *'), '每 10 分钟');
});

test('cronText() leaves what takes more than a phrase as it is written', () => {
  for (const cron of ['0 9 1 1 *', '0 9 1 * 1', '0 8-18 * * *', '*/10 9 * * *', '0 9 * * 1,3', '1-5 * * * *', 'x'])
    assert.equal(cronText(cron), null, cron);
});
