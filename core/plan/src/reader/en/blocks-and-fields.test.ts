import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetWords } from '../../testing/target-words.ts';
import { taskWords } from '../../testing/task-words.ts';
import { readPlan } from '../read-plan.ts';

function tasks(text: string): readonly string[] {
  return readPlan(text).tasks.map(taskWords);
}

const block = (number: number, text: string, lead: string, due: string): string =>
  `${number}\n${text}\nAgree. We will do so with care.\n${lead}\n${due}\n\n`;

test('blocks of lines that a rising number begins are rows, where fields name owners', () => {
  const blocks = (leads: readonly string[]): string =>
    `Review of Buses: Government Response\n\nRecommendation\nResponse\nLead and timeline\n\n${[
      block(1, 'Publish a list of all stops and shelters.', leads[0] ?? '', 'Summer 2026'),
      block(2, 'Train all drivers in the use of ramps.', leads[1] ?? '', 'Not applicable'),
      block(3, 'Open the timetables to all makers of apps.', leads[2] ?? '', 'By March 2027'),
    ].join('')}`;
  assert.deepEqual(tasks(blocks(['Lead: Bus Agency', 'Lead: Transport Department', 'Lead: Bus Agency'])), [
    '1 -: Publish a list of all stops and shelters; Agree; We will do so with care < Bus Agency',
    '2 -: Train all drivers in the use of ramps; Agree; We will do so with care < Transport Department',
    '3 -: Open the timetables to all makers of apps; Agree; We will do so with care < Bus Agency',
  ]);
  const { tasks: read } = readPlan(blocks(['Lead: Bus Agency', 'Lead: Bus Agency', 'Lead: Bus Agency']));
  assert.deepEqual(
    read.map(({ deadline }) => deadline),
    ['Summer 2026', 'Not applicable', 'By March 2027'],
  );
});

test('blocks of as many lines as there are heads are the rows of a table', () => {
  const head = 'Harbour Plan\n\nAction\nLead agency\nPartners\n\n';
  assert.deepEqual(
    tasks(
      `${head}Deepen the channel\nPort Authority\nRiver Council\n\nLight the quays\nHarbour Office\nCity Council\n\nMend the cranes\nPort Authority\nRail Agency\n`,
    ),
    [
      ' -: Deepen the channel < Port Authority + River Council',
      ' -: Light the quays < Harbour Office + City Council',
      ' -: Mend the cranes < Port Authority + Rail Agency',
    ],
  );
});

test('a key without a colon above its bullets says what these are', () => {
  const reading = readPlan(
    'Clean Air Plan\n\nAction 1: Low zones\n\nThe City Council will set up low zones.\n\nPerformance measures\n- 12 zones by 2027\n- 40 stations by 2028\n\nAction 2: Stoves\n\nThe City Council will replace old stoves.\n\nPerformance measures\n- 900 stoves by 2027\n',
  );
  assert.deepEqual(reading.tasks.map(taskWords), [
    '1 Low zones: The City Council will set up low zones',
    '2 Stoves: The City Council will replace old stoves',
  ]);
  assert.deepEqual(reading.targets.map(targetWords), ['2027 = 12 zones', '2028 = 40 stations', '2027 = 900 stoves']);
});

test('owners behind strokes, behind a dash, and as who delivers', () => {
  assert.deepEqual(
    tasks(
      'Flood Plan\n\nACTION 1.1 | Map flood zones | Lead: Water Department | By: June 2027\n\nThe map will show all streets.\n\nACTION 1.2 | Mend the dikes | Lead: Works Department | By: 2028\n\nThe works will begin in the north.\n',
    ),
    [
      '1.1 Map flood zones: The map will show all streets < Water Department',
      '1.2 Mend the dikes: The works will begin in the north < Works Department',
    ],
  );
  assert.deepEqual(
    tasks(
      'Port Plan\n\n1. Map port data flows – Port Authority.\n2. Publish the map – Harbour Office.\n3. Retire old systems – at last.\n',
    ),
    [
      '1 -: Map port data flows ? Port Authority',
      '2 -: Publish the map ? Harbour Office',
      '3 -: Retire old systems – at last',
    ],
  );
  const delivered = readPlan(
    'Parks Plan\n\n1. Plant trees along all roads.\nLead: City Council. Delivery: Q3 2026\n\n2. Open the gates at dawn.\nDelivery: Parks Department\n',
  ).tasks;
  assert.deepEqual(delivered.map(taskWords), [
    '1 -: Plant trees along all roads < City Council',
    '2 -: Open the gates at dawn ? Parks Department',
  ]);
  assert.deepEqual(
    delivered.map(({ deadline }) => deadline),
    ['Q3 2026', null],
  );
});

test('numbers that run on through headings of two parts stand below these', () => {
  const { tasks: read } = readPlan(
    'Library Strategy\n\n1.1 Open libraries\n\n1. We will open all branches on Sundays.\n\n2. We will lend tools.\n\n1.2 Skilled libraries\n\n3. We will train all librarians.\n\n4. We will fund courses.\n',
  );
  assert.deepEqual(read.map(taskWords), [
    '1 -: We will open all branches on Sundays',
    '2 -: We will lend tools',
    '3 -: We will train all librarians',
    '4 -: We will fund courses',
  ]);
});

test('cells that wrap go on with the line above, and headings between the rows are none', () => {
  const table =
    'Quay Council\nDigital Action Plan\nPublished March 2026. Next review: March 2027\n\nAction plan\nRef\nAction\nLead\nPartners\nDue\nHow we will know\nOutcome 1: Everyone can get connected\n1.1\nAgree standard terms with landlords so that fibre can be laid in\nblocks of flats without delay.\nHousing\nQuay Homes\nMay 2026\n34 blocks connected\nOutcome 2: Everyone has the skills\n2.1\nRun sessions in village halls.\nAdult Learning\nQuay Libraries\nJune 2026\n12 venues\n';
  assert.deepEqual(tasks(table), [
    '1.1 -: Agree standard terms with landlords so that fibre can be laid in blocks of flats without delay < Housing + Quay Homes',
    '2.1 -: Run sessions in village halls < Adult Learning + Quay Libraries',
  ]);
  assert.equal(readPlan(table).date, '2026-03');
});

test('who is accountable beside those it works with leads, and so do all who are named together as co-leads', () => {
  const plan = (fields: string): string =>
    `Road Plan\n\nAction 1: Mark risks\n- Rank all crossings by risk\n${fields}\n\nAction 2: Mend roads\n- Fill the holes\n${fields}\n`;
  const who = (text: string): readonly unknown[] =>
    readPlan(text).tasks.map(({ leads, assists, openEnded }) => [leads, assists, openEnded])[0] as readonly unknown[];
  assert.deepEqual(who(plan('Accountable area: Road Safety Division\nWorking with: State Police')), [
    ['Road Safety Division'],
    ['State Police'],
    false,
  ]);
  assert.deepEqual(
    who(
      plan(
        'Responsible agencies: Department of Revenue and Department of Roads (co-leads); governments of all districts',
      ),
    ),
    [['Department of Revenue', 'Department of Roads'], ['governments of all districts'], true],
  );
});
