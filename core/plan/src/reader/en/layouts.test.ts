import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetWords } from '../../testing/target-words.ts';
import { taskWords } from '../../testing/task-words.ts';
import { readPlan } from '../read-plan.ts';
import type { Reading } from '../reading.ts';

function tasks({ tasks }: Reading): readonly string[] {
  return tasks.map(taskWords);
}

function targets({ targets }: Reading): readonly string[] {
  return targets.map(targetWords);
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
    '2028 = 20000',
    '2030 >= 45000',
    '2028 <= 14',
    '2030 = 0',
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
    'A Plan for Ports\n\n2.1 Data\nWe will:\n– launch a call\n– publish a guide\nLead: Port Agency\n\n2.2 Skills\nTrain crews.\nLead: Port Agency\n',
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

test('text below owners and dates is no part of them', () => {
  const reading = readPlan(
    'A Plan for Harbours\n\nAction 1: Forecasts\nOwner: Harbour Office\nTimeframe: 2027 to 2028\nGrants will be made. Publish each one.\n\nAction 2: Leaks\nOwner: Harbour Office\nSupported by: Health at Work Executive, Department for Digital Government and Public\nServices\nTimeframe: phased to 2029\nSurvey embankments by drone.\n\nAction 3: Gates\nOwner: Harbour Office\nSurvey all gates by drone and rank them by risk.\n',
  );
  assert.deepEqual(tasks(reading), [
    '1 Forecasts: Grants will be made; Publish each one < Harbour Office',
    '2 Leaks: Survey embankments by drone < Harbour Office + Health at Work Executive, Department for Digital Government and Public Services',
    '3 Gates: Survey all gates by drone and rank them by risk < Harbour Office',
  ]);
});

test('who is responsible leads beside helpers, where nobody else leads', () => {
  const plan = (second: string): string =>
    `A Plan for Ponds\n\nA.1 Fish\nCount the fish.\nResponsible agency: Pond Office\nSupporting agencies: Fish Board\n\nA.2 Workers whose jobs will change\nTrain the wardens.\n${second}: Pond Office\n`;
  assert.deepEqual(tasks(readPlan(plan('Responsible agency'))), [
    'A.1 Fish: Count the fish < Pond Office + Fish Board',
    'A.2 Workers whose jobs will change: Train the wardens < Pond Office',
  ]);
  assert.deepEqual(tasks(readPlan(plan('Lead agency'))), [
    'A.1 Fish: Count the fish + Fish Board ? Pond Office',
    'A.2 Workers whose jobs will change: Train the wardens < Pond Office',
  ]);
});

test('owners in an annex belong to the action of their number, unless it has its own', () => {
  const text = (annex: string): string =>
    `A Plan for Reefs\n\nAction 1: Map the reefs. We will publish the maps.\n\nAction 2: Train the divers. (Lead: Dive Club Council)\n\nAction 3: Count the fish.\n\n${annex}`;
  const expected = [
    '1 -: Map the reefs; We will publish the maps < Reef Authority + Dive Council',
    '2 -: Train the divers < Dive Club Council',
    '3 -: Count the fish < Dive Council + all clubs',
  ];
  const numbers =
    'Action\tLead agency\tPartners\n1\tReef Authority\tDive Council\n2\tReef Authority\t-\n3\tDive Council\tall clubs\n';
  assert.deepEqual(tasks(readPlan(text(`ANNEX A: WHO DOES WHAT\n\n${numbers}`))), expected);
  const titles =
    'No.\tAction\tLead\tSupport\n1\tMap the reefs\tReef Authority\tDive Council\n2\tTrain the divers\tReef Authority\t-\n3\tCount the fish\tDive Council\tall clubs\n';
  const list =
    'Action 1: Reef Authority (lead), Dive Council\nAction 2: Reef Authority (lead)\nAction 3: Dive Council (lead), all clubs\n';
  assert.deepEqual(tasks(readPlan(text(`ANNEX: WHO LEADS\n\n${list}`))), expected);
  const agencies = 'Agency\tLeads\tSupports\nReef Authority\t1, 2\t-\nDive Council\t3\tAction 1\nAll clubs\t-\t3\n';
  assert.deepEqual(tasks(readPlan(text(`ANNEX B: AGENCIES\n\n${agencies}`))), [
    ...expected.slice(0, 2),
    '3 -: Count the fish < Dive Council + All clubs',
  ]);
  const plain = 'Organisation\tActions\nReef Authority\t1 and 3\nDive Council\t1\n';
  assert.deepEqual(tasks(readPlan(text(`Annex: Agencies\n\n${plain}`))), [
    '1 -: Map the reefs; We will publish the maps ? Reef Authority, Dive Council',
    expected[1],
    '3 -: Count the fish ? Reef Authority',
  ]);
  const reading = readPlan(text(`Annex: Leads\n\n${titles}`));
  assert.deepEqual(tasks(reading), expected);
  assert.deepEqual(
    reading.tasks.map(({ openEnded }) => openEnded),
    [false, false, true],
  );
});

test('a list of the headings that come again below holds no tasks', () => {
  const reading = readPlan(
    'A Plan for Rail\n\nOn this page\nMessage from the Minister\n1. Outcomes\n2. Reporting\nAnnex: Terms\n\nMessage from the Minister\nTrains are late.\n\n1. Outcomes\n1.1 Renew the tracks. (Lead: Track Office)\n1.2 Renew the trains. (Lead: Train Office)\n\n2. Reporting\nThe office will report each year.\n\nAnnex: Terms\nTrack: two rails.\n',
  );
  assert.deepEqual(
    reading.tasks.map(({ path }) => path),
    ['1.1', '1.2', '2'],
  );
});

test('a notice that brings along a plan is its cover', () => {
  const reading = readPlan(
    'Notice of the General Office of Hill City on Issuing the Action Plan for “AI+” Tea (2026–2028)\n\nHill Fu Fa [2026] No. 3\n\nTo all counties:\n\nThe plan is hereby issued to you.\n\nGeneral Office of Hill City\nMay 3, 2026\n\nAction Plan for “AI+” Tea (2026–2028)\n\nTo carry out the 《Opinions on Tea》 (Guo Fa [2025] No. 4) and the plan of the province (Sheng Fa [202604), this plan is made.\n\nI. General Requirements\n\nPut growers first.\n\nII. Tasks\n\n(1) “AI+” gardens. Build gardens. Plant trees. (Lead unit: Tea Bureau; Cooperating units: all county and district governments)\n\n(2) Training. Train growers.[1] Pay them. (Lead unit: Labor Bureau)\n\nIII. Safeguards\n\n(3) Guarding the quality of the leaves. Test each load. (Responsible units: Tea Bureau, Food Bureau)\n\n(4) Funds. Set up a fund.\n\n(5) Reports. Report each year.\n',
  );
  assert.deepEqual(
    [reading.docNumber, reading.issuer, reading.date, reading.title],
    ['Hill Fu Fa [2026] No. 3', 'General Office of Hill City', '2026-05-03', 'Action Plan for “AI+” Tea (2026–2028)'],
  );
  assert.deepEqual(
    reading.references.map(({ docNumber, title }) => [docNumber, title]),
    [['Guo Fa [2025] No. 4', 'Opinions on Tea']],
  );
  assert.deepEqual(
    reading.brokenReferences.map(({ text }) => text),
    ['Sheng Fa [202604'],
  );
  assert.deepEqual(tasks(reading), [
    'II(1) “AI+” gardens: Build gardens; Plant trees < Tea Bureau + all county and district governments',
    'II(2) Training: Train growers.[1]; Pay them < Labor Bureau',
    'III(3) Guarding the quality of the leaves: Test each load ? Tea Bureau, Food Bureau',
    'III(4) Funds: Set up a fund',
    'III(5) Reports: Report each year',
  ]);
});

test('a lead-in begins the first of the bullets that go on with its sentence', () => {
  const list = (end: string): string =>
    `GRAIN COMMISSION\n\nA Plan for Grain\n\n1.1. Mills\nThe Grain Commission will:\n– open a desk${end}\n– publish its answers${end}\n– report.\nLead: Grain Office\n`;
  const joined = readPlan(list(';'));
  assert.equal(joined.issuer, 'Grain Commission');
  assert.deepEqual(tasks(joined), [
    '1.1 Mills: The Grain Commission will: open a desk; publish its answers; report < Grain Office',
  ]);
  const lettered = readPlan(
    'Borough of Kelm\n\nCOMMUNICATION\n\nA Plan for Grain\n\nAction 1. Mills\nThe Council shall:\n(a) open a desk;\n(b) report.\nLead: Grain Office\n\nAction 2. Silos\nSteps to:\n(a) Count silos.\nLead: Grain Office\n',
  );
  assert.deepEqual([lettered.issuer, lettered.title], ['Borough of Kelm', 'A Plan for Grain']);
  assert.deepEqual(tasks(lettered), [
    '1 Mills: The Council shall: (a) open a desk; report < Grain Office',
    '2 Silos: Count silos < Grain Office',
  ]);
  assert.deepEqual(tasks(readPlan(list(''))), tasks(joined));
});

test('fields of the cover of a report give its title and date', () => {
  const reading = readPlan(
    'Report to: Cabinet\nDate of meeting: 14 July 2026\nReport title: A Plan for Parks\nKey decision: Yes\n\n3. Financial implications\n3.1 The plan will cost £4 million.\n\nAppendix A\n\nAction 1: Trees\nPlant trees.\nLead: Parks Office\n\nAction 2: Ponds\nDig ponds.\nLead: Office for People with Disabilities, with Water Board\n',
  );
  assert.deepEqual([reading.date, reading.title], ['2026-07-14', 'A Plan for Parks']);
  assert.deepEqual(tasks(reading), [
    '1 Trees: Plant trees < Parks Office',
    '2 Ponds: Dig ponds < Office for People with Disabilities + Water Board',
  ]);
});

test('a date below By:, a name broken at its comma, and a title below names in capitals', () => {
  const reading = readPlan(
    'ISLE OF MARR\nDEPARTMENT OF TIDES\n\nTidal Action Plan\n\nAction 1 – Map the reefs\nLead: Reef Authority\nBy: March 2027\nReef wardens will map the reefs.\n\nAction 2 – Count fish\nLead: Ministry of Housing,\nCommunities and Local Government\nBy: Ongoing\nCount them.\n',
  );
  assert.deepEqual([reading.issuer, reading.title], ['DEPARTMENT OF TIDES', 'Tidal Action Plan']);
  assert.deepEqual(tasks(reading), [
    '1 Map the reefs: Reef wardens will map the reefs < Reef Authority',
    '2 Count fish: Count them < Ministry of Housing, Communities and Local Government',
  ]);
  assert.deepEqual(
    reading.tasks.map(({ deadline }) => deadline),
    ['March 2027', 'Ongoing'],
  );
});

test('keys on lines of their own above their values are fields', () => {
  const reading = readPlan(
    'A Plan for Schools\n\nInitiative 1. Train teachers\nLead agency\nEducation Ministry\nSupporting agencies\nTeacher Council; all schools\nTimeline\nMid 2027\nTrain all teachers in AI. Publish the course.\n\nInitiative 2. Count laptops\nLead agency\nSchools Office\nSupporting agencies\nNone\nTimeline\nMid 2028\nCount them each year.\n',
  );
  assert.deepEqual(tasks(reading), [
    '1 Train teachers: Train all teachers in AI; Publish the course < Education Ministry + Teacher Council, all schools',
    '2 Count laptops: Count them each year < Schools Office',
  ]);
  assert.equal(reading.tasks[1]?.deadline, 'Mid 2028');
});

test('translations number (I) below I., and set the year of a number in brackets', () => {
  const reading = readPlan(
    "Notice of the People's Government of Shan City on Printing and Distributing the Opinions of Shan City on Tea\n\nShan Zheng Fa No. [2026] 8\n\nThe opinions are printed and distributed to you.\n\nJune 1, 2026\n\nOpinions of Shan City on Tea\n\nThey are made in line with the Opinions of the Province (Sheng Fa [2025] No. 11).\n\nI. Overall requirements\n\n(I) Ideology. Put growers first.\n\n(II) Goals. Do better.\n\nII. Tasks\n\n(I) Bases. Build a base. (Led by the Data Bureau, in cooperation with the Transport Bureau)\n\n(II) Talent. Train staff. (Responsible unit: Labor Bureau)\n\nIII. Supplementary provisions\n\n(I) Force. These opinions shall take effect on July 1, 2026.\n",
  );
  assert.deepEqual([reading.docNumber, reading.date], ['Shan Zheng Fa No. [2026] 8', '2026-06-01']);
  assert.deepEqual(
    reading.references.map(({ docNumber }) => docNumber),
    ['Sheng Fa [2025] No. 11'],
  );
  assert.deepEqual(tasks(reading), [
    'II(I) Bases: Build a base < Data Bureau + Transport Bureau',
    'II(II) Talent: Train staff ? Labor Bureau',
  ]);
});
