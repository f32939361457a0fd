import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetWords } from '../../testing/target-words.ts';
import { taskWords } from '../../testing/task-words.ts';
import { readPlan } from '../read-plan.ts';

test('who leads is told in words, behind the text or before an order', () => {
  const { tasks } = readPlan(
    'Action Plan of Hill City\n\nII. Tasks\n\n(1) Data. Open data. (Led by the Municipal Bureau of Big Data; assisted by the Municipal Bureau of Economy and Information Technology and the Municipal Commission of Health)\n\n(2) Skills. Train staff. (Led by the Municipal Bureau of Labor; assisted by all counties and districts)\n',
  );
  assert.deepEqual(tasks.map(taskWords), [
    'II(1) Data: Open data < Municipal Bureau of Big Data + Municipal Bureau of Economy and Information Technology, Municipal Commission of Health',
    'II(2) Skills: Train staff < Municipal Bureau of Labor + all counties and districts',
  ]);
  const ordered = readPlan(
    'State AI Plan\n\nPillar I: Grow\n\nRemove Red Tape\n\nRecommended Policy Actions\n• Led by the Office of Budget, identify, revise, or repeal rules.\n• Publish a list.\n\nTrain Workers\n\nRecommended Policy Actions\n• Led by the Department of Labor (DOL), expand places.\n',
  );
  assert.deepEqual(ordered.tasks.map(taskWords), [
    'Pillar I·Remove Red Tape Remove Red Tape: Led by the Office of Budget, identify, revise, or repeal rules; Publish a list < Office of Budget',
    'Pillar I·Train Workers Train Workers: Led by the Department of Labor (DOL), expand places < Department of Labor (DOL)',
  ]);
});

test('a name that is marked as support assists', () => {
  const { tasks } = readPlan(
    'A Plan for Parks\n\nNo.\tAction\tResponsible area\tWhen\n1\tTrain all staff\tPeople Branch; Digital Branch (support)\tJune 2027\n2\tKeep a list\tDigital Branch\tMay 2027\n',
  );
  assert.deepEqual(tasks.map(taskWords), [
    '1 -: Train all staff + Digital Branch ? People Branch',
    '2 -: Keep a list ? Digital Branch',
  ]);
});

test('letters whose numbers run on over decimals stand below these, actions of two parts below their initiative', () => {
  const letters = readPlan(
    'A Plan for Trade\n\n2 Measures\n\n2.1 Health\nM1 Set up centres\nCompetent authority: Ministry of Health\nM2 Draw up guidance\nCompetent authority: Medicines Agency\n\n2.2 Industry\nM3 Build a network\nCompetent authority: Ministry of Trade\n',
  );
  assert.deepEqual(letters.tasks.map(taskWords), [
    'M1 -: Set up centres ? Ministry of Health',
    'M2 -: Draw up guidance ? Medicines Agency',
    'M3 -: Build a network ? Ministry of Trade',
  ]);
  const initiatives = readPlan(
    'A Plan for Parks\n\nInitiative 1: Govern well\n\nAction 1.1 Set up a committee\nThe office will meet agencies.\nLead agency: Park Office\n\nInitiative 2: Learn\n\nAction 2.1 Teach\nThe office will offer courses.\nLead agency: School Office\n',
  );
  assert.deepEqual(
    initiatives.tasks.map(({ path }) => path),
    ['1.1', '2.1'],
  );
});

test('a table of one cell a line keeps its heads when its first row stands below a heading; 2027/28 is a date', () => {
  const reading = readPlan(
    'Digital Plan\n\nRef\nAction\nWhat we will do\nLead service\nBy when\nHow we will measure success\n\nTheme 1: Homes\n\n1.1\nRepairs\nPredict damp.\nHousing\n2027/28\nAt least 70% of faults found early\n1.2\nForms\nRead documents.\nBenefits\nJune 2027\n12 languages offered\n',
  );
  assert.deepEqual(reading.tasks.map(taskWords), [
    '1.1 Repairs: Predict damp < Housing',
    '1.2 Forms: Read documents < Benefits',
  ]);
  assert.deepEqual(reading.targets.map(targetWords), ['- >= 70 %', '- = 12 languages']);
});

test('a letterhead is no title, and its date stands below the office that signs', () => {
  const { title, issuer, date, docNumber, tasks } = readPlan(
    'Digital Policy Bureau\nGovernment Secretariat\n\nTo: All Heads of Departments\n\nCircular Memorandum No. 4/2026\n\nAction Plan on Tools\n\nA. Platform\n\n3. Departments shall move services by 2027.\n\n4. The Bureau will train officers.\n\nDigital Policy Bureau\n12 June 2026\n',
  );
  assert.deepEqual(
    [title, issuer, date, docNumber],
    ['Action Plan on Tools', 'Digital Policy Bureau', '2026-06-12', 'Circular Memorandum No. 4/2026'],
  );
  assert.equal(tasks.length, 2);
});

test('a name between title and date issues the plan; who signs at the end does nothing', () => {
  const reading = readPlan(
    'Implementation Plan for Tools 2026–2029\nParks Canada\n30 July 2026\n\n1. Staff. Train 40 rangers.\n\n2. Maps. Publish maps.\n\n(By order of the Governor)\nPrincipal Secretary to Government\n',
  );
  assert.deepEqual([reading.title, reading.issuer], ['Implementation Plan for Tools 2026–2029', 'Parks Canada']);
  assert.deepEqual(reading.tasks.map(taskWords), ['1 Staff: Train 40 rangers', '2 Maps: Publish maps']);
});

const targetsIn = (sentence: string): readonly string[] =>
  readPlan(`A Plan for Parks\n5 May 2026\n\n1. ${sentence}\n\n2. Keep a list.\n`).targets.map(targetWords);

test('orders count what they reach; what was, where it is and for whom is no target', () => {
  assert.deepEqual(targetsIn('Test tools in 16 rural clinics and publish what was learned.'), ['- = 16 rural clinics']);
  assert.deepEqual(targetsIn('We will hold 120 workshops.'), ['- = 120 workshops']);
  assert.deepEqual(targetsIn('Admit 40 projects to the sandbox by 2029.'), ['2029 = 40 projects']);
  assert.deepEqual(targetsIn('Bring 40 small and medium firms onto the panel.'), ['- = 40 small and medium firms']);
  assert.deepEqual(targetsIn('The share of matters settled at once shall reach 98%.'), ['- >= 98 %']);
  assert.deepEqual(targetsIn('Open 25 centres of excellence.'), ['- = 25 centres of excellence']);
  for (const none of [
    'The pilot found 3,200 defects, and crews agreed with 88% of them.',
    'In the 2024 season 1.9 million acres burned.',
    'Require new facilities above 20 megawatts to report.',
    'Write to the Ministry, 1 Legislature Square, and ask for the form.',
    'Keep the initiatives grouped under five goals.',
    'Use the more than £25 billion that was committed.',
    'Keep the notes. 1 Department for Parks, Press release',
  ])
    assert.deepEqual(targetsIn(none), [], none);
});

test('what stands below goals of a year is to be so in that year', () => {
  const { targets } = readPlan(
    'A Plan for Parks\n\n2  Goals for 2030\n• 90% of requests are routed correctly\n• At least 70% of people trust us (54% in 2025)\n\n3  Strategies\n\n3.1 Clinics. Test tools.\n3.2 Maps. Publish maps.\n',
  );
  assert.deepEqual(targets.map(targetWords), ['2030 = 90 %', '2030 >= 70 %']);
});

test('chapters in words, sub-clauses of small Roman numbers, and a label behind lettered clauses of a section', () => {
  const chapters = readPlan(
    'AI Strategy of Hill Land\n\nCHAPTER FOUR: PILLARS\n\nPillar 1: Computing\n\nStrategic Objective 1: Expand access\nKey Interventions\na) Build a data centre by 2028;\nb) Extend fibre to 1,450 wards.\nLead Institution: ICT Authority\nSupporting Institutions: National Treasury\n\nStrategic Objective 2: Assemble\nKey Interventions\na) Develop incentives;\nb) Build hubs.\nLead Institution: Ministry of Industry\n',
  );
  assert.deepEqual(chapters.tasks.map(taskWords), [
    'Strategic Objective 1a -: Build a data centre by 2028 < ICT Authority + National Treasury',
    'Strategic Objective 1b -: Extend fibre to 1,450 wards < ICT Authority + National Treasury',
    'Strategic Objective 2a -: Develop incentives < Ministry of Industry',
    'Strategic Objective 2b -: Build hubs < Ministry of Industry',
  ]);
  const memo = readPlan(
    'FROM: The Director, Office of Parks\nSUBJECT: Use of Tools\nDATE: April 3, 2027\n\n2. Governance\na. Officers\ni. Each agency must name an officer.\nii. Each agency must convene a board.\nb. Strategies\ni. Each agency must publish a strategy.\n',
  );
  assert.equal(memo.issuer, 'Office of Parks');
  assert.deepEqual(
    memo.tasks.map(({ path }) => path),
    ['2ai', '2aii', '2bi'],
  );
});

test('a table whose strategies bear the numbers; helpers behind with assist; acts that may block are counted', () => {
  const reading = readPlan(
    'Tools Strategy\n\nTimeline\tGoal\tStrategy\tDepartment\tPartner(s)\nFY27\t1\t1A. Publish a policy\tLibrary Office\tCounsel\nFY28\t2\t2A. Review 14 acts that may block tools\tPlanning, with Parks Office\t\n',
  );
  assert.deepEqual(reading.tasks.map(taskWords), [
    '1A -: Publish a policy + Counsel ? Library Office',
    '2A -: Review 14 acts that may block tools < Planning + Parks Office',
  ]);
  assert.deepEqual(reading.targets.map(targetWords), ['- = 14 acts']);
});

test('a column for each unit and marks in the rows say who leads and who supports', () => {
  const { tasks } = readPlan(
    'Tools Strategy\n\nL: leads. S: supports.\n\nNo.\tAction\tCounty Administrator\tHealth Services\tLibrary District\n1.1\tAdopt a policy.\tL\tS\t\n1.2\tOpen corners.\t\tS\tL\n1.3\tPublish a list.\tS\tL\tS\n',
  );
  assert.deepEqual(tasks.map(taskWords), [
    '1.1 -: Adopt a policy < County Administrator + Health Services',
    '1.2 -: Open corners < Library District + Health Services',
    '1.3 -: Publish a list < Health Services + County Administrator, Library District',
  ]);
});

test('names of a field go on behind a semicolon; the first agency named is responsible by a rule', () => {
  const { tasks } = readPlan(
    'Work Programme\n\nThe first agency named after each action is responsible for it. The\nothers support it.\n\nAction 1\nAgree on terms.\nResponsible: Ministry of Business;\nDepartment of Internal Affairs\n\nAction 2\nPublish a tool.\nResponsible: Stats Office; Health Agency\n',
  );
  assert.deepEqual(tasks.map(taskWords), [
    '1 -: Agree on terms < Ministry of Business + Department of Internal Affairs',
    '2 -: Publish a tool < Stats Office + Health Agency',
  ]);
});

test('numbers that run on below (I) keep the sections above them in their path', () => {
  const { tasks } = readPlan(
    'Action Plan of Yunhe District\n\nII. Tasks\n\n(I) Base\n\n1. Power. Build a platform.\n\n(II) Use\n\n2. Trade. Open a service.\n',
  );
  assert.deepEqual(
    tasks.map(({ path }) => path),
    ['II(I)1', 'II(II)2'],
  );
});
