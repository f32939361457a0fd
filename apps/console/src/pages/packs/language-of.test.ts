import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf } from './language-of.ts';

test('languageOf() tells Chinese with a few English terms from English with a few Chinese ones', () => {
  assert.equal(languageOf('按 HJ 633 计算 AQI，汇总站点与城市报表。'), 'zh');
  assert.equal(languageOf('How many work days (工作日) lie between two dates?'), 'en');
  assert.equal(languageOf(''), 'en');
});
