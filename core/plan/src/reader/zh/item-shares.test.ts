import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemSharesOf } from './item-shares.ts';

function sharesOf(text: string): unknown {
  return itemSharesOf(text)?.map(({ items, label }) => [items, label.units.map(({ name, role }) => `${name} ${role}`)]);
}

test('a rule under a section deals its items out by number, and the rest to whom it names', () => {
  assert.deepEqual(sharesOf('（第9、10项由市城管局负责，其他任务由市交通局牵头）'), [
    [[9, 10], ['市城管局 unspecified']],
    [null, ['市交通局 lead']],
  ]);
  assert.deepEqual(sharesOf('以上任务中，第1至3项由县水利局、县农业农村局负责；第四项由县林业局负责。'), [
    [
      [1, 2, 3],
      ['县水利局 unspecified', '县农业农村局 unspecified'],
    ],
    [[4], ['县林业局 unspecified']],
  ]);
});

test('what names no items is no such rule', () => {
  for (const text of ['第三方机构由市财政局遴选', '其他事项按规定执行', '第2项支持政策由各区制定实施细则后公布', ''])
    assert.equal(itemSharesOf(text), null, text);
});
