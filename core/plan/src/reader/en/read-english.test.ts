import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetWords } from '../../testing/target-words.ts';
import { readPlan } from '../read-plan.ts';
import type { Reading } from '../reading.ts';

function targets({ targets }: Reading): readonly string[] {
  return targets.map(targetWords);
}

test('each figure of a sentence is a target of its own, and where it starts is none', () => {
  const reading = readPlan(
    'A Plan for Firms\n\nTargets\nBy the end of 2030, the Government aims to raise adoption from 9% to 45%, train at least 120,000 workers and cut permit times by 30%. Analysts forecast 12% growth.\n',
  );
  assert.deepEqual(targets(reading), ['2030 = 45 %*', '2030 >= 120000 workers*', '2030 = 30 %*']);
});

test('who issued it and when are read from a cover in the ways that offices write them', () => {
  const front = ({ issuer, date, title }: Reading): unknown => ({ issuer, date, title });
  const body = '\n\n1. Test all tools by 2028.\nLead: Rail Office\n';
  assert.deepEqual(front(readPlan(`European Commission\n\nBrussels, 9.9.2026\n\nA Plan for Rail${body}`)), {
    issuer: 'European Commission',
    date: '2026-09-09',
    title: 'A Plan for Rail',
  });
  assert.deepEqual(front(readPlan(`Hill and Shore Government\n\nA Plan for Rail\n\n5 October 2026${body}`)), {
    issuer: 'Hill and Shore Government',
    date: '2026-10-05',
    title: 'A Plan for Rail',
  });
  assert.deepEqual(front(readPlan(`A Plan for Rail\n\nDepartment of Rail\n14 August 2026${body}`)), {
    issuer: 'Department of Rail',
    date: '2026-08-14',
    title: 'A Plan for Rail',
  });
});

test('a date from which something holds is its year, one that it is compared with is not', () => {
  const reading = readPlan(
    'A Plan for Claims\n\nTargets\nFrom October 2026, 100 per cent of cases will be followed up. Payments will take at most 12 days by 2028, against 41 days in 2025. The service will grow from 480 to 640 advisers by March 2028.\n',
  );
  assert.deepEqual(targets(reading), ['2026 = 100 per cent', '2028 <= 12 days', '2028 = 640 advisers']);
});

test('cells of a table of indicators are targets of the year above them', () => {
  const reading = readPlan(
    'A Plan for Lines\n\n1.1 Test all tools.\nLead: Rail Office\n\nHow we measure it\n| Measure | Baseline (2025) | Target (2028) | Target (2030) |\n| --- | --- | --- | --- |\n| Time on hold | 22 minutes | less than 10 minutes | ≤ 5 minutes |\n| Complaints upheld | 6 000 | no more than 3 000 | zero |\n',
  );
  assert.deepEqual(targets(reading), ['2028 < 10 minutes', '2030 <= 5 minutes', '2028 <= 3000', '2030 = 0']);
});

test('numbered paragraphs beside boxes with named items are tasks where they promise something', () => {
  const reading = readPlan(
    'Fair Rules: A White Paper\n\nChapter 2: Planning\n2.1 Validation is slow.\n2.2 The department will publish a specification.\n\nCommitment 1: We will test it in ten districts.\nLead: Planning Office\n\n2.3 Councils must use it.\n\nCommitment 2: We will report each year.\nLead: Planning Office\n',
  );
  assert.deepEqual(
    reading.tasks.map(({ number }) => number),
    ['2.2', '1', '2.3', '2'],
  );
});

test('money that is set aside is no target, and the most that is paid is a limit', () => {
  const reading = readPlan(
    'A Plan for Farms\n\n1. Establish a fund of £80 million for farms. Offer vouchers of up to $1,500 to 6,000 farms by 2028.\nLead: Farm Office\n',
  );
  assert.deepEqual(targets(reading), ['2028 = 6000 farms']);
  assert.equal(reading.limits.length, 1);
  assert.equal(reading.funds.length, 2);
});

test('rows below one line of heads are rows again, with owner and date', () => {
  const { tasks } = readPlan(
    'Review of Rail: Government Response\n\nNo. Recommendation Response Lead Delivery date\n1\nOpen rail data to\ndevelopers.\nAccept. Data will be opened.\nOffice of Rail\nSpring 2027\n2\nTest all tools.\nAccept.\nDepartment for Transport\nOngoing\n',
  );
  assert.deepEqual(
    tasks.map(({ number, leads, deadline, measures }) => [number, leads, deadline, measures[0]?.text]),
    [
      ['1', ['Office of Rail'], 'Spring 2027', 'Open rail data to developers'],
      ['2', ['Department for Transport'], 'Ongoing', 'Test all tools'],
    ],
  );
});

test('owners are read behind titles, behind the last sentence and from columns parted by gaps', () => {
  const owners = (text: string): unknown => readPlan(text).tasks.map(({ units, leads }) => [units, leads]);
  assert.deepEqual(
    owners('Our Plan\n\n3.1 Trains (Engineering Directorate, with the Weather Service)\nFit 220 sensors.\n'),
    [[['Engineering Directorate', 'Weather Service'], ['Engineering Directorate']]],
  );
  assert.deepEqual(
    owners(
      'Our Pledge\n\n1. Publish energy use each year. Energy Statistics Office.\n2. Cut waste. Ministry for Energy.\n',
    ),
    [
      [['Energy Statistics Office'], []],
      [['Ministry for Energy'], []],
    ],
  );
  assert.deepEqual(
    owners('Our Plan\n\nAction    Owner    Due\n1.1 Write a handbook    Curriculum Institute    2026\n'),
    [[['Curriculum Institute'], ['Curriculum Institute']]],
  );
});

test('deadlines, what comes again, money and systems are told beside the tasks', () => {
  const { deadlines, recurring, funds, systems } = readPlan(
    'Our Plan\n\n1. Publish the Skills Dashboard by 31 October 2026 and update it every six months.\n2. Spend £4 million within two years.\n',
  );
  assert.deepEqual(
    [deadlines, recurring, funds, systems].map((passages) => passages.map(({ text }) => text)),
    [['by 31 October 2026', 'within two years'], ['every six months'], ['Spend £4 million'], ['Skills Dashboard']],
  );
});
