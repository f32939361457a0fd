import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetWords } from '../../testing/target-words.ts';
import type { Flow } from '../flow.ts';
import { englishTargetsOf } from './targets.ts';
import type { Kind } from './target-rules.ts';

/** The targets of one sentence that stands in a place of a kind: year, operator, value, unit, * where it is striven for. */
function targetsOf(sentence: string, kind: Kind = 'task'): readonly string[] {
  const at = Int32Array.from(sentence, (_, index) => index);
  const flow: Flow = { text: sentence, shown: sentence, at };
  const { targets } = englishTargetsOf([{ flow, kind }]);
  return targets.map(targetWords);
}

const read: Readonly<Record<string, readonly string[]>> = {
  // Operators before and behind.
  'Train at least 75 percent of supervisors by end of FY2028': ['2028 >= 75 percent'],
  'No fewer than 40 per cent of seats will be kept for women': ['- >= 40 per cent'],
  'The error rate must not exceed 2 percentage points': ['- <= 2 percentage points'],
  'Keep false alarms at or below 10 percent': ['- <= 10 percent'],
  'Bring the median wait to 8 working days or fewer by 2029': ['2029 <= 8 working days'],
  '95% or more of its power will be renewable': ['- >= 95 %'],
  'The accuracy shall not fall below 85 per cent': ['- >= 85 per cent'],
  'Fewer than 3% of uses will lack an entry': ['- < 3 %'],
  // From where to where.
  'The service will grow from 480 to 640 advisers by March 2028': ['2028 = 640 advisers'],
  'The average time will fall from 41 days in 2025 to 12 days by December 2028': ['2028 = 12 days'],
  'Increase the number of open laboratories from 29 to 60 by 2029': ['2029 = 60 open laboratories'],
  'Cut energy use by at least 18% by 2029, from a 2024 baseline of 9.6 GWh': ['2029 >= 18 %'],
  'Callers will wait less than 90 seconds on average from April 2027, against 260 seconds in 2025': [
    '2027 < 90 seconds',
  ],
  // Ranges, fractions, multiples, nothing.
  'Fit between 55 and 60 towers by 2027': ['2027 range 55,60 towers'],
  'Cover 18 to 20 languages by 2030': ['2030 range 18,20 languages'],
  'Reduce missed appointments by a third by 2029': ['2029 = 1 third'],
  'Double the number of tutors by 2029': ['2029 = 2 times'],
  'By 2028 there will be zero structures without an inspection date': ['2028 = 0 structures'],
  // Scales and signs.
  'Cold storage shall be raised to 15 lakh tonnes by March 2029': ['2029 = 15 lakh tonnes'],
  'Map 2.5 crore land parcels by March 2028': ['2028 = 2.5 crore land parcels'],
  'Collect 12 000 hours of recorded speech by 2028': ['2028 = 12000 hours'],
  'The Bureau seeks to save $22 million a year by FY2030': ['2030 = 22 $ million*'],
  // Who strives for one thing promises no other.
  'Collect no fewer than 4,000 replies a year, and aim for more than 85 per cent of them to be positive': [
    '- >= 4000 replies',
    '- > 85 per cent*',
  ],
  'It currently holds 1.9 million samples, and the collection will grow to 3 million samples by 2029': [
    '2029 = 3 million samples',
  ],
};

for (const [sentence, wanted] of Object.entries(read))
  test(`“${sentence}” is read as ${wanted.join(' and ')}`, () => assert.deepEqual(targetsOf(sentence), wanted));

const nothing: readonly string[] = [
  'Contracts above $250,000 require a second review',
  'The course will be free for authorities with fewer than 100,000 residents',
  'Every port handling more than 200,000 tonnes will publish berth data',
  'Answer every request within 15 working days',
  'Set aside £120 million over three years for the prevention fund',
  'Release £14.5 million over two years for the actions above',
  'We have trained 5,000 officers since 2024',
  'Economists expect the market to be worth £2.3 billion by 2032',
  'Visit each of the seven river regions',
  'Move to a zero-trust architecture',
];

for (const sentence of nothing) test(`“${sentence}” is no target`, () => assert.deepEqual(targetsOf(sentence), []));

test('a sentence without an end is not searched for figures', () => {
  assert.deepEqual(targetsOf(`Fit ${'30 towers, and '.repeat(300)}30 towers by 2030`), []);
});

test('an introduction holds a target only where somebody means to reach it', () => {
  assert.deepEqual(targetsOf('There are 29 testing facilities in 17 countries', 'introduction'), []);
  assert.deepEqual(targetsOf('About 23 percent of records exist on paper only', 'introduction'), []);
  assert.deepEqual(targetsOf('By 2030 at least 60 facilities will be open', 'introduction'), ['2030 >= 60 facilities']);
});

test('in a list of aims a time within which something will be done is a target; a forecast that is made is none told', () => {
  assert.deepEqual(targetsOf('Marine licences will be decided within 6 weeks', 'aims'), ['- <= 6 weeks']);
  assert.deepEqual(targetsOf('We will cut the time from forecast to warning to no more than 10 minutes'), [
    '- <= 10 minutes',
  ]);
});
