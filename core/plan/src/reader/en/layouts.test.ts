import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlan } from '../read-plan.ts';
import type { Reading } from '../reading.ts';

/** Each task as `path title: measures; measures < leads + assists ? others`. */
function tasks({ tasks }: Reading): readonly string[] {
  return tasks.map(({ path, title, measures, leads, assists, units }) => {
    const others = units.filter((name) => !leads.includes(name) && !assists.includes(name));
    const list = (mark: string, names: readonly string[]): string =>
      names.length === 0 ? '' : ` ${mark} ${names.join(', ')}`;
    const text = measures.map((one) => one.text).join('; ');
    return `${path} ${title ?? '-'}: ${text}${list('<', leads)}${list('+', assists)}${list('?', others)}`;
  });
}

function targets({ targets }: Reading): readonly string[] {
  return targets.map(({ year, operator, value, unit, striving }) =>
    [year ?? '-', operator, String(value), unit].join(' ').concat(striving ? '*' : ''),
  );
}

test('the words of a key tell what its field holds', () => {
  const reading = readPlan(
    'A Plan for Roads\n\nAction 1: Map potholes\nFit cameras to lorries.\nLead organisation: Roads Agency (RA)\nWith support from: Hill Council and others\nTarget completion date: March 2028\nSuccess measure: 95% of roads surveyed by 2028\nBaseline: 40% (2025)\nStatus: On track; 12 lorries fitted\n',
  );
  assert.deepEqual(tasks(reading), ['1 Map potholes: Fit cameras to lorries < Roads Agency (RA) + Hill Council']);
  assert.deepEqual(targets(reading), ['2028 = 95 %']);
  assert.equal(reading.tasks[0]?.openEnded, true);
  assert.equal(reading.tasks[0]?.deadline, 'March 2028');
});

test('a key that no list knows is learned from where it stands and what it holds', () => {
  const reading = readPlan(
    'A Plan for Soil\n\n1. Map the soil\nSample each parish.\nOffice of Interest: Soil Institute\nPartners: Farm Union\nHow much: 12,000 samples by 2027\n\n2. Warn of pests\nSend a message.\nOffice of Interest: Plant Agency\nPartners: Farm Union\nHow much: 80% of growers by 2028\n',
  );
  assert.deepEqual(tasks(reading), [
    '1 Map the soil: Sample each parish + Farm Union ? Soil Institute',
    '2 Warn of pests: Send a message + Farm Union ? Plant Agency',
  ]);
  assert.deepEqual(targets(reading), ['2027 = 12000 samples', '2028 = 80 %']);
});

test('any word with a number is a level where others stand below it, and else a clause', () => {
  const held = readPlan(
    'A Plan for Work\n\nMOVE 1: HELP WORKERS\n\n1A. Learn on the job\nPay part of the wage.\nLead: Work Agency\n\nMOVE 2: HELP FIRMS\n\n2A. Ready tools\nApprove tools for shops.\nLead: Firm Agency\n',
  );
  assert.deepEqual(tasks(held), [
    '1A Learn on the job: Pay part of the wage < Work Agency',
    '2A Ready tools: Approve tools for shops < Firm Agency',
  ]);
  const alone = readPlan(
    'A Plan for Work\n\nPledge 1: Test all tools.\nLead: Work Agency\n\nPledge 2: Report each year.\nLead: Firm Agency\n',
  );
  assert.deepEqual(tasks(alone), ['1 -: Test all tools < Work Agency', '2 -: Report each year < Firm Agency']);
});

test('tables whose heads and cells stand one under the other are rows again, also below a later heading', () => {
  const reading = readPlan(
    'A Plan for Firms\n\nNo.\nAction\nLead\nTimeline\n\n1\nOffer a review to small firms. Publish the\nquestions.\nTrade Office\nQ3 2026\n\n2\nPair firms with teams.\nInvestment Agency\nOngoing\n\nGovernance\n\n3\nMeet every quarter.\nCabinet Office\nQuarterly\n',
  );
  assert.deepEqual(tasks(reading), [
    '1 -: Offer a review to small firms; Publish the questions < Trade Office',
    '2 -: Pair firms with teams < Investment Agency',
    '3 -: Meet every quarter < Cabinet Office',
  ]);
});

test('a table of indicators may part its columns by gaps or bars', () => {
  const reading = readPlan(
    'A Plan for Schools\n\n1. Train teachers.\nLead: School Agency\n\nIndicators\n\nIndicator            Baseline 2025    Target 2028    Target 2030\nTeachers trained     1,200            20,000         45,000 or more\nUnconnected schools  310              14 or fewer    0\nSpending per school  $4,000           $6,500         at least $9,000\n',
  );
  assert.deepEqual(targets(reading), [
    '2028 = 20000 ',
    '2030 >= 45000 ',
    '2028 <= 14 ',
    '2030 = 0 ',
    '2028 = 6500 $',
    '2030 >= 9000 $',
  ]);
});

test('roles that a document explains once hold for all labels', () => {
  const reading = readPlan(
    'A Plan for Bins\n\n"Responsible" is the directorate that leads.\n\n| Ref | Action | Responsible | Support |\n| --- | --- | --- | --- |\n| 1.1 | Sort the waste. | Waste Services | Hill Network |\n',
  );
  assert.deepEqual(tasks(reading), ['1.1 -: Sort the waste < Waste Services + Hill Network']);
});

test('titles without numbers under numbered chapters are clauses where they have owners', () => {
  const reading = readPlan(
    'A Plan for Power\n\n1. Introduction\n\nIt has cost £12 million.\n\n2. Actions\n\nForecasts\n\nWe will build a forecast.\n\nLead: Grid Company\n\nOpen data\n\nWe will publish data.\n\nLead: Energy Regulator\n\n3. Governance\n\nA board will meet.\n',
  );
  assert.deepEqual(tasks(reading), [
    '2·Forecasts Forecasts: We will build a forecast < Grid Company',
    '2·Open data Open data: We will publish data < Energy Regulator',
    '3 Governance: A board will meet',
  ]);
});

test('what leads in a list is no measure, and bullets with owners are items', () => {
  const led = readPlan(
    'A Plan for Ports\n\n2.1 Data\nThe Commission will:\n– launch a call;\n– publish a guide.\nLead: Port Agency\n\n2.2 Skills\nTrain crews.\nLead: Port Agency\n',
  );
  assert.deepEqual(tasks(led), [
    '2.1 Data: launch a call; publish a guide < Port Agency',
    '2.2 Skills: Train crews < Port Agency',
  ]);
  const owned = readPlan(
    '# A Plan for Towns\n\n## Skills\n\n- Courses – run courses in each town (Owner: Skills Team; by March 2028)\n- Schools – train a teacher (Owner: School Agency, with all councils)\n',
  );
  assert.deepEqual(tasks(owned), [
    'Skills·Courses Courses: run courses in each town < Skills Team',
    'Skills·Schools Schools: train a teacher < School Agency + all councils',
  ]);
});

test('goals below a year need no verb of the future; shares in words, dates and telephone numbers are none', () => {
  const reading = readPlan(
    'A Plan for Calls\n\nBy the end of FY2029:\n\n- 100 per cent of systems have passed an audit\n- 311 callers wait less than 90 seconds\n\n1. Keep the line 1800-555 open and answer 9 out of 10 calls.\nLead: Call Centre\n\n2. Two-thirds of wards have none. Fit sensors in 120 wards in 2027 and a further 80 by FY28.\nLead: Ward Agency\n\nOur aims\nThe plan aims to:\n- train 500 nurses by 2028\n',
  );
  assert.deepEqual(targets(reading), [
    '2029 = 100 per cent',
    '2029 < 90 seconds',
    '2027 = 120 wards',
    '2028 = 80 wards',
    '2028 = 500 nurses*',
  ]);
});

test('numbers, dates and titles of a cover are known by their form', () => {
  const front = ({ docNumber, date, title }: Reading): unknown => ({ docNumber, date, title });
  const body = '\n\n1. Test all tools by 2028.\nLead: Rail Office\n';
  assert.deepEqual(
    front(readPlan(`Home / Rail / Plans\nGaeilge\n\nA Plan for Rail\n\nDate modified: 2026-05-02${body}`)),
    {
      docNumber: null,
      date: '2026-05-02',
      title: 'A Plan for Rail',
    },
  );
  assert.deepEqual(front(readPlan(`EXECUTIVE ORDER NO. 12\n\nA Plan for Rail\n\n21 Jan 2026${body}`)), {
    docNumber: 'EXECUTIVE ORDER NO. 12',
    date: '2026-01-21',
    title: 'A Plan for Rail',
  });
  assert.deepEqual(front(readPlan(`Document No. DP/DCP/4\n\nDistr.: General\n\nA Plan for Rail${body}`)), {
    docNumber: 'DP/DCP/4',
    date: null,
    title: 'A Plan for Rail',
  });
});

test('numbers of letters, words and marks begin clauses; 1) stands below 1.', () => {
  const lettered = readPlan(
    'A Plan for Crews\n\nGOAL A. USE\n\nObjective A-1. Count systems.\n\nAction A-1.1. Publish a list.\nLead: Rail Office\n\nAction A-1.2. Train crews.\nLead: Crew Office\n',
  );
  assert.deepEqual(tasks(lettered), ['A-1.1 -: Publish a list < Rail Office', 'A-1.2 -: Train crews < Crew Office']);
  const bracketed = readPlan(
    'A Plan for Crews\n\n1. Goals\n1) by 2030, 60% of firms use it;\n\n2. Measures\n1) draft a law (responsible: Ministry of Law, Crew Office; deadline: Q2 2027);\n2) train crews (responsible: Crew Office).\n',
  );
  assert.deepEqual(tasks(bracketed), [
    '1 -: draft a law ? Ministry of Law, Crew Office',
    '2 -: train crews ? Crew Office',
  ]);
  assert.deepEqual(targets(bracketed), ['2030 = 60 %']);
});

test('rows without a number end with their date, and bullets below a key are its values', () => {
  const dated = readPlan(
    'A Plan for Boats\n\nAction\nLead\nWhen\nInstall cameras. Delete the images.\nFleet Agency\nQ2 2027\nPublish catch data.\nStatistics Office\nQ3 2027\n',
  );
  assert.deepEqual(
    dated.tasks.map(({ measures, leads }) => [measures.length, ...leads]),
    [
      [2, 'Fleet Agency'],
      [1, 'Statistics Office'],
    ],
  );
  const listed = readPlan(
    'A Plan for Rivers\n\nObjective 1.1: Combine models\n\nStrategies:\n• Merge the models.\n\nPerformance measures:\n• 95 percent of gauges reporting by FY2028\n\nLead office: River Office\n',
  );
  assert.deepEqual(tasks(listed), ['1.1 Combine models: Merge the models < River Office']);
  assert.deepEqual(targets(listed), ['2028 = 95 percent']);
});
