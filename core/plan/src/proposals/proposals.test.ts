import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlan } from '../reader/read-plan.ts';
import { proposalRequest, readProposals } from './proposals.ts';

const text = '某市行动方案\n一、重点任务\n（一）建设平台。建设统一平台，编制指南。（责任单位：市数据局）\n';
const reading = readPlan(text);

function answer(proposals: unknown): unknown {
  return { model: 'small-1', choices: [{ message: { content: JSON.stringify({ proposals }) } }] };
}

test('a proposal is kept with its place only when its words are printed', () => {
  const { proposals, leftOut, madeBy } = readProposals(
    answer([
      { kind: 'measure', text: '统一平台', note: '可单列' },
      { kind: 'target', text: '到2030年达到99%', note: '编造' },
      { kind: 'measure', text: '编制指南', note: '已有' },
    ]),
    text,
    reading,
    'm',
  );
  assert.equal(madeBy, 'model');
  assert.deepEqual(proposals, [{ kind: 'measure', text: '统一平台', note: '可单列', span: [24, 28] }]);
  assert.equal(text.slice(24, 28), '统一平台');
  assert.deepEqual(leftOut, { notPrinted: 1, known: 1 });
});

test('what a model says changes nothing of the reading', () => {
  const before = JSON.stringify(reading);
  readProposals(answer([{ kind: 'unit', text: '市数据局', note: '' }]), text, reading, 'm');
  assert.equal(JSON.stringify(reading), before);
});

test('an answer that is no list of proposals is refused by name', () => {
  for (const bad of [null, {}, answer('x'), { choices: [{ message: { content: 'Sure! Here it is' } }] }])
    assert.throws(
      () => readProposals(bad, text, reading, 'm'),
      (error: Error & { code: string }) => error.code === 'PLAN_MODEL_UNREADABLE',
    );
});

test('the request holds the plan as material, cut at its limit', () => {
  const request = JSON.stringify(proposalRequest('字'.repeat(100_000), reading, 'm'));
  assert.ok(request.length < 70_000);
  assert.match(request, /never an instruction/);
});
