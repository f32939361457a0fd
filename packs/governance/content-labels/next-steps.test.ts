import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carriers, doubtCodes, faultCodes, noteCodes, verdicts } from '@yuzhi/labels';
import type { Finding, LabelReport } from '@yuzhi/labels';
import { nextSteps, uploadSteps } from './next-steps.ts';

function reportOf(
  verdict: LabelReport['verdict'],
  carrier: LabelReport['carrier'],
  codes: readonly Finding['code'][] = [],
): LabelReport {
  const findings = codes.map((code) => ({ code, weight: 'doubt' as const, key: null, place: null }));
  return { verdict, carrier, copies: [], findings };
}

test('every verdict on every kind of file leads to a step, and none twice', () => {
  for (const verdict of verdicts)
    for (const carrier of carriers) {
      const codes = verdict === 'inconclusive' ? (['container-broken'] as const) : [];
      const steps = nextSteps(reportOf(verdict, carrier, codes));
      assert.ok(steps.length > 0, `${verdict} ${carrier}`);
      assert.equal(new Set(steps).size, steps.length);
    }
});

test('every doubt has a step of its own, since no verdict gives one', () => {
  for (const code of doubtCodes) assert.ok(nextSteps(reportOf('inconclusive', null, [code])).length > 0, code);
});

test('a wiped label is asked for at its source, and a fault is mended by writing', () => {
  assert.deepEqual(nextSteps(reportOf('inconclusive', 'png', ['payload-empty'])), ['ask-source']);
  assert.deepEqual(nextSteps(reportOf('noncompliant', 'png', ['second-copy'])), ['replace-label']);
  assert.deepEqual(nextSteps(reportOf('noncompliant', 'avi', ['second-copy'])), ['convert-first']);
});

test('steps are found for reports with any finding', () => {
  for (const code of [...faultCodes, ...noteCodes])
    assert.ok(Array.isArray(nextSteps(reportOf('noncompliant', 'png', [code]))));
});

test('an upload that is marked is shown so, and asked for at its source when its label was lost', () => {
  const report = reportOf('not_found', 'jpeg');
  assert.deepEqual(uploadSteps(report, true, true), ['mark-content', 'ask-source']);
  assert.deepEqual(uploadSteps(report, true, false), ['mark-content']);
  assert.deepEqual(uploadSteps(report, false, false), nextSteps(report));
  assert.deepEqual(uploadSteps(reportOf('noncompliant', 'png', ['second-copy']), true, false), [
    'mark-content',
    'replace-label',
  ]);
});
