import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinyinInitials } from './pinyin-initials.ts';

test('pinyinInitials() gives the first letters of the syllables, also where a character has several readings', () => {
  assert.equal(pinyinInitials('工作日历'), 'gzrl');
  assert.equal(pinyinInitials('重庆'), 'cq');
  assert.equal(pinyinInitials('运行记录'), 'yxjl');
});

test('pinyinInitials() keeps letters and digits as they are', () => {
  assert.equal(pinyinInitials('HJ633 评价'), 'hj633 pj');
});
