import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measuresOf } from './measures.ts';

function cutsOf(text: string): readonly string[] {
  return measuresOf([{ text, shown: text, at: Int32Array.from(text, (_, index) => index) }], text).map(
    (measure) => measure.text,
  );
}

const cuts: readonly (readonly string[])[] = [
  // A figure alone is a measure of its own.
  ['建设调度平台', '算力利用率不低于65%'],
  // What is done for somebody ends the clause, and opens nothing.
  ['对企业逐户建档', '委托机构出具报告'],
  ['评选优秀案例', '在全市推广'],
  ['建设信号控制平台', '推广路口自适应配时', '整合停车数据'],
  ['利用智能工具修复历史影像', '举办主题展览'],
];

const whole: readonly string[] = ['2.依托职教中心，开展训练师培训', '一是依托图书馆，建设体验中心'];

test('clauses are cut where a duty ends', () => {
  for (const parts of cuts) assert.deepEqual(cutsOf(`${parts.join('，')}。`), parts);
});

test('a number before a lead-in does not hide it', () => {
  for (const sentence of whole) assert.deepEqual(cutsOf(`${sentence}。`), [sentence]);
});
