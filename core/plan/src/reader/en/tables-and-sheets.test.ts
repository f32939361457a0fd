import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetWords } from '../../testing/target-words.ts';
import { taskWords } from '../../testing/task-words.ts';
import { readPlan } from '../read-plan.ts';

function tasks(text: string): readonly string[] {
  return readPlan(text).tasks.map(taskWords);
}

test('a sheet of key and value for each action is read as the row of a table', () => {
  const sheet = (number: string, name: string, text: string): string =>
    `${number}\nAction name\t${name}\nAction type\tWorks\nAction description\t${text}\nOutcome\tIn.1 Noise,\nIn.2 Air\nInvolved stakeholders\tCity Council, Rail Agency\n\n`;
  assert.deepEqual(
    tasks(
      `Quiet City Plan\n\n${sheet('BE/1/A', 'Quiet roads', 'Repave all roads.')}${sheet('BE/2/A', 'Quiet rails', 'Grind the rails.')}`,
    ),
    [
      'BE/1/A Quiet roads: Repave all roads ? City Council, Rail Agency',
      'BE/2/A Quiet rails: Grind the rails ? City Council, Rail Agency',
    ],
  );
  const grouped = (name: string): string =>
    `Outline\tAction name\t${name}\n\tAction description\tPlant trees.\nDelivery\tResponsible bodies\tCity Council\n\tInvolved stakeholders\tTree Trust\n\n`;
  assert.deepEqual(tasks(`Green City Plan\n\n${grouped('R1 Trees')}${grouped('R2 Hedges')}`), [
    'R1 Trees: Plant trees < City Council + Tree Trust',
    'R2 Hedges: Plant trees < City Council + Tree Trust',
  ]);
});

test('columns whose heads say nothing are known by what they hold; rows of one cell tell what is to be reached', () => {
  const reading = readPlan(
    'Heat Plan\n\nFields\tPortfolio\t\n2030 Objective (i) 65,000 homes connected to heat networks\t\t\nHeat\t6. Reinforce the network.\tOverview: Deliver pipes.<br>Engage all landlords.\nHeat\t8. Install pumps.\tPlan the works.\nRoads\t9. Extend the lanes\tBuild lanes.\n',
  );
  assert.deepEqual(reading.tasks.map(taskWords), [
    '6 Reinforce the network: Overview: Deliver pipes; Engage all landlords',
    '8 Install pumps: Plan the works',
    '9 Extend the lanes: Build lanes',
  ]);
  assert.deepEqual(reading.targets.map(targetWords), ['2030 = 65000 homes']);
  // Figures alone are no tasks.
  assert.deepEqual(tasks('Heat Plan\n\n1\t200\t400\n2\t300\t500\n3\t100\t900\n'), []);
});

test('owners and dates of a narrow column behind the answer; a head repeated on the next page', () => {
  const text =
    'Review: Government Response\n\nOur answers\nRecommendation Response Lead and\ndelivery date\nRecommendation 1\nPublish a strategy for\nthe service.\nAgree. We will publish it and appoint\nan officer.\nDepartment for\nParks and Rivers\nDecember 2026\nRecommendation 2\nRetire old systems.\nAgree. The Treasury will fund it.\nTreasury\nOngoing\n';
  assert.deepEqual(tasks(text), [
    '1 -: Publish a strategy for the service; Agree; We will publish it and appoint an officer < Department for Parks and Rivers',
    '2 -: Retire old systems; Agree; The Treasury will fund it < Treasury',
  ]);
});

test('numbers of paragraphs without a stop, brackets over numbers, and what a meeting decides', () => {
  const paragraph = (number: number, text: string): string =>
    `${number} ${text} with all the care that the people of our city have asked us for.\n\n`;
  assert.deepEqual(
    tasks(
      `Parks Strategy\n\n${paragraph(1, 'We will plant trees')}${paragraph(2, 'We will mend paths')}${paragraph(3, 'We will train wardens')}${paragraph(4, 'We will open gates')}`,
    ).map((words) => words.slice(0, 22)),
    ['1 -: We will plant tre', '2 -: We will mend path', '3 -: We will train war', '4 -: We will open gate'],
  );
  assert.deepEqual(
    tasks(
      'Plan of Hill City\n\nIII. Tasks\n(1) Build systems\n1. Basic theory\nStrengthen research.\n2. Key techniques\nFund labs.\n(2) Grow trade\n1. New firms\nHelp founders.\n',
    ),
    [
      'III(1)1 Basic theory: Strengthen research',
      'III(1)2 Key techniques: Fund labs',
      'III(2)1 New firms: Help founders',
    ],
  );
  assert.deepEqual(
    tasks(
      'Report on the Parks Plan\n\n1. Purpose of the report\n1.1 To seek approval of the plan.\n\n2. Recommendations\nCabinet is asked to:\n(i) approve the plan; and\n(ii) note the costs.\n\nAppendix A\n\nRef\tAction\tLead\nA1\tPlant trees.\tParks Team\n',
    ),
    ['A1 -: Plant trees < Parks Team'],
  );
});

test('a heading of Markdown with a number is a title, sentence or not; bold lines are headings', () => {
  assert.deepEqual(
    tasks(
      '# Digital Strategy\n\n## Action 1: All departments will move by March 2027\n\n- departments will name a lead\n- teams will report\n',
    ),
    ['1 All departments will move by March 2027: departments will name a lead; teams will report'],
  );
  assert.deepEqual(
    tasks(
      '# Water Plan\n\n**Announcing a fund for towns that want to replace all of their pipes within ten years**\n\nThe Agency will publish rules.\n\n**Tracking progress**\n\nThe Agency will report.\n',
    ),
    [
      'Announcing a fund for towns that want to replace all of their pipes within ten years Announcing a fund for towns that want to replace all of their pipes within ten years: The Agency will publish rules',
      'Tracking progress Tracking progress: The Agency will report',
    ],
  );
});

test('figures that pick, tell or name are no targets; those of a clause have the year behind them', () => {
  const found = (sentence: string): readonly string[] =>
    readPlan(`A Plan for Homes\n\n1. Homes\n${sentence}\nLead: Homes Office\n`).targets.map(targetWords);
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Require audits of buildings over 20,000 square feet.', []],
    ['Group the actions under 11 principles.', []],
    ['Reduce scope 1 and 2 emissions under sections 202 through 206.', []],
    ['A trial cut the wait by a quarter.', []],
    ['Work with partners (3P) and the anticipated 50% increase.', []],
    ['Replace the fleet (300 vehicles) with new ones.', []],
    ['All 24 offices will move by March 2027, with agencies to follow by March 2028.', ['2027 = 24 offices']],
    ['Offices will move 24 services by March 2027, with agencies to follow by March 2028.', ['2027 = 24 services']],
    ['Between November 2026 and March 2027, we will open 24 offices.', ['2027 = 24 offices']],
    [
      'Output will exceed 150 billion yuan by 2030, and exceed 1 trillion yuan in all.',
      ['2030 > 150 billion yuan', '2030 > 1 trillion yuan'],
    ],
    ['Attract investments worth INR 10,000 crore by 2030.', ['2030 = 10000 INR crore']],
    ['Add about 30 specialized and productive firms.', ['- = 30 specialized and productive firms']],
    ['Build 5,500m² of reed beds.', ['- = 5500 m²']],
    ['The search will be applied to 150 matters.', ['- = 150 matters']],
    ['Triple the pool of advisers, from 4,000 to 12,000 by 2029.', ['2029 = 12000 advisers']],
    ['We target to have at least 30 centres by 2030.', ['2030 >= 30 centres*']],
  ];
  for (const [sentence, expected] of cases) assert.deepEqual(found(sentence), expected, sentence);
});
