import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { goldenPlans, laterPlans } from '../testing/golden-plans.ts';
import { addCounts, emptyCount, f1, scoreReading } from '../testing/score-reading.ts';
import { planJson } from './plan-json.ts';
import { readPlan } from './read-plan.ts';
import type { Reading } from './reading.ts';

for (const language of ['zh', 'en'] as const) {
  test(`the golden plans in ${language} are read as labelled`, () => {
    const plans = goldenPlans.filter(({ name }) => name.startsWith(language));
    assert.ok(plans.length >= 10);
    const all = { tasks: emptyCount(), units: emptyCount(), measures: emptyCount(), targets: emptyCount() };
    const notes: string[] = [];
    for (const { name, text, gold } of plans) {
      const score = scoreReading(readPlan(text), gold, text);
      // Each document on its own: none far below the others.
      for (const kind of ['tasks', 'units', 'measures', 'targets'] as const)
        assert.ok(f1(score[kind]) >= 0.9, `${name} ${kind}: ${score.notes.join('\n')}`);
      notes.push(...score.notes.map((note) => `${name}: ${note}`));
      assert.deepEqual(score.metadata, [], notes.join('\n'));
      for (const kind of ['tasks', 'units', 'measures', 'targets'] as const) addCounts(all[kind], score[kind]);
    }
    assert.ok(f1(all.tasks) >= 0.98 && f1(all.units) >= 0.98, notes.join('\n'));
    assert.ok(f1(all.measures) >= 0.97, notes.join('\n'));
    assert.ok(f1(all.targets) >= 0.95 && all.targets.wrong === 0, notes.join('\n'));
  });
}

/** Plans whose title, issuer, number or date is read otherwise than labelled, and what of it. Each but the first is a fault that is left. */
const misread: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    // Its page names an agency in the menu alone: the issuer, or nobody.
    'en-n01-uk-regulator-web-page': ['issuer'],
    'en-t01-island-government-response': ['issuer'],
    'en-t05-uk-council-cabinet-paper': ['issuer'],
    'en-t07-city-state-white-paper': ['title'],
    'en-v01-irish-strategy-pdf': ['issuer'],
    'en-v02-county-executive-order-web': ['docNumber', 'issuer'],
    'en-v03-small-island-plan-cells': ['issuer'],
    'en-v04-council-cabinet-paper': ['issuer'],
    'en-v05-federal-strategy-milestones': ['title', 'references'],
    'en-v07-government-response-md': ['issuer'],
  }),
);

/** The least shares of the later sets, pooled, and the most false targets. */
const floors = [
  { sets: /^zh-[bcde]/, tasks: 0.998, units: 0.999, measures: 0.997, targets: 0.996, falseTargets: 1 },
  { sets: /^en-[bcde]/, tasks: 0.999, units: 0.999, measures: 0.999, targets: 0.997, falseTargets: 1 },
  { sets: /^zh-[fg]/, tasks: 0.999, units: 0.997, measures: 0.986, targets: 0.981, falseTargets: 5 },
  { sets: /^zh-[him]/, tasks: 0.999, units: 0.998, measures: 0.998, targets: 0.999, falseTargets: 0 },
  { sets: /^en-j/, tasks: 0.999, units: 0.999, measures: 0.999, targets: 0.875, falseTargets: 9 },
  { sets: /^en-[ln]/, tasks: 0.992, units: 0.997, measures: 0.998, targets: 0.994, falseTargets: 0 },
  { sets: /^zh-s/, tasks: 0.999, units: 0.992, measures: 0.992, targets: 0.989, falseTargets: 0 },
  { sets: /^en-t/, tasks: 0.999, units: 0.981, measures: 0.992, targets: 0.964, falseTargets: 2 },
  // One plan prints numbers of paths otherwise than its labels, which counts against all of its tasks.
  { sets: /^en-v/, tasks: 0.834, units: 0.979, measures: 0.999, targets: 0.865, falseTargets: 5 },
  { sets: /^en-w/, tasks: 0.968, units: 0.996, measures: 0.99, targets: 0.947, falseTargets: 2 },
  { sets: /^zh-x/, tasks: 0.987, units: 0.999, measures: 0.993, targets: 0.992, falseTargets: 0 },
  { sets: /^en-f/, tasks: 0.999, units: 0.999, measures: 0.999, targets: 0.954, falseTargets: 7 },
] as const;

for (const { sets, falseTargets, ...floor } of floors)
  test(`the later sets ${sets.source} are read no worse than they were`, () => {
    const all = { tasks: emptyCount(), units: emptyCount(), measures: emptyCount(), targets: emptyCount() };
    const notes: string[] = [];
    const plans = laterPlans.filter(({ name }) => sets.test(name));
    assert.ok(plans.length > 0);
    for (const { name, text, gold } of plans) {
      const score = scoreReading(readPlan(text), gold, text);
      assert.deepEqual(score.metadata, misread.get(name) ?? [], name);
      notes.push(...score.notes.map((note) => `${name}: ${note}`));
      for (const kind of ['tasks', 'units', 'measures', 'targets'] as const) addCounts(all[kind], score[kind]);
    }
    for (const kind of ['tasks', 'units', 'measures', 'targets'] as const)
      assert.ok(f1(all[kind]) >= floor[kind], `${kind} ${f1(all[kind])}: ${notes.join('\n')}`);
    assert.ok(all.targets.wrong <= falseTargets, notes.join('\n'));
  });

test('every span leads to the words that it says', () => {
  for (const { text } of goldenPlans) {
    const reading = readPlan(text);
    for (const { measures, span } of reading.tasks)
      for (const measure of measures) {
        assert.equal(measure.asWritten, text.slice(...measure.span));
        assert.ok(measure.span[0] >= span[0] && measure.span[1] <= span[1]);
      }
    for (const { asWritten, span } of reading.targets)
      if (text.slice(...span).length === asWritten.length) assert.ok(span[1] > span[0]);
  }
});

/** What a reading says, without the places, which noise shifts. */
function meaning(reading: Reading): unknown {
  const { docNumber, issuer, date, title, tasks, targets } = reading;
  return {
    docNumber,
    issuer,
    date,
    title,
    tasks: tasks.map(({ path, title: name, units, leads, assists, measures }) => ({
      path,
      name,
      units,
      leads,
      assists,
      measures: measures.map(({ text }) => text),
    })),
    targets: targets.map(({ year, operator, value, unit }) => ({ year, operator, value, unit })),
  };
}

const chinese = goldenPlans.filter(({ name }) => name.startsWith('zh') && !/traditional|md|pdf|tabs/.test(name));
const tones = ['ā', 'é', 'ǐ', 'ò', 'ü'].map((vowel) => `(${vowel === 'ü' ? 'lǜ' : `f${vowel}`})`);

test('bracketed pinyin, blank lines and page numbers change nothing of what is read', () => {
  fc.assert(
    fc.property(fc.constantFrom(...chinese), fc.array(fc.nat(), { maxLength: 40 }), ({ text }, places) => {
      let noisy = text;
      for (const [index, place] of places.entries()) {
        const at = place % noisy.length;
        if (/\p{Script=Han}/u.test(noisy.charAt(at)) && !/^[(（]/.test(noisy.slice(at + 1)))
          noisy = `${noisy.slice(0, at + 1)}${tones[index % tones.length]}${noisy.slice(at + 1)}`;
      }
      assert.deepEqual(meaning(readPlan(noisy)), meaning(readPlan(text)));
    }),
    { numRuns: 60 },
  );
});

test('page marks between paragraphs change nothing of what is read', () => {
  for (const { text } of chinese) {
    let page = 0;
    const noisy = text.replace(/。\n/g, (end) => (++page % 3 === 0 ? `。\n\n— ${page} —\n\n` : end));
    assert.deepEqual(meaning(readPlan(noisy)), meaning(readPlan(text)));
  }
});

test('the same text gives the same reading, and any text gives one', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc
          .array(
            fc.constantFrom(
              '一、',
              '（一）',
              '1.',
              '。',
              '，',
              '（责任单位：',
              '市科技局',
              '）',
              '\n',
              '到2027年',
              '达到',
              '30%',
              '《',
              '》',
              '〔2025〕',
              'Recommendation 1',
              '| a |',
              '\t',
            ),
            { maxLength: 80 },
          )
          .map((parts) => parts.join('')),
      ),
      (text) => {
        assert.deepEqual(readPlan(text), readPlan(text));
        for (const { span, measures } of readPlan(text).tasks)
          for (const [from, to] of [span, ...measures.map((one) => one.span)])
            assert.ok(from >= 0 && from <= to && to <= text.length);
      },
    ),
    { numRuns: 300 },
  );
});

test('a poem gives no task and says so', () => {
  const reading = readPlan('静夜思\n\n床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n');
  assert.deepEqual(reading.tasks, []);
  assert.ok(reading.questions.some(({ about }) => about === 'tasks'));
});

test('--json has exactly the keys that were promised', () => {
  const first = goldenPlans[0];
  assert.ok(first !== undefined);
  assert.deepEqual(Object.keys(planJson(readPlan(first.text))), [
    'docNumber',
    'issuer',
    'date',
    'title',
    'references',
    'sections',
    'tasks',
    'targets',
    'limits',
    'questions',
  ]);
});

interface ReadJson {
  readonly tasks: readonly Record<string, unknown>[];
  readonly targets: readonly Record<string, unknown>[];
  readonly [field: string]: unknown;
}

const samples = new URL('../../../../../shared/samples/plans/', import.meta.url);
const noSamples = existsSync(samples) ? false : 'the folder of sample plans is not here';

test('the labelled samples are read as labelled', { skip: noSamples }, () => {
  for (const name of ['zhejiang-ai-science', 'guangzhou-talent']) {
    const text = readFileSync(new URL(`${name}.txt`, samples), 'utf8');
    const gold = JSON.parse(readFileSync(new URL(`${name}.gold.json`, samples), 'utf8')) as ReadJson;
    const read = JSON.parse(JSON.stringify(planJson(readPlan(text)))) as ReadJson;
    for (const field of ['docNumber', 'issuer', 'date', 'title', 'references', 'sections'])
      assert.deepEqual(read[field], gold[field]);
    const bare = (tasks: readonly Record<string, unknown>[]): unknown =>
      tasks.map((task) => ({ ...task, measures: null, span: null }));
    assert.deepEqual(bare(read.tasks), bare(gold.tasks));
    const key = (one: Record<string, unknown>): string =>
      `${String(one['year'])} ${String(one['operator'])} ${String(one['value'])} ${String(one['unit'])}`;
    assert.deepEqual(read.targets.map(key), gold.targets.map(key));
  }
});

test(
  'the Chongqing plan as a mirror published it: 26 clauses, two targets, what was mended',
  { skip: noSamples },
  () => {
    const reading = readPlan(readFileSync(new URL('chongqing-aiplus.txt', samples), 'utf8'));
    assert.equal(reading.docNumber, null);
    assert.equal(reading.title, '重庆市推动“人工智能+”行动方案');
    assert.equal(reading.date, '2025-12-13');
    assert.equal(reading.tasks.length, 26);
    assert.deepEqual(
      reading.targets.map(({ year, operator, value }) => [year, operator, value]),
      [
        [2026, '>', 70],
        [2027, '>', 80],
      ],
    );
    assert.deepEqual(
      reading.repairs.map(({ kind }) => kind),
      ['pinyin', 'script', 'mojibake', 'lead'],
    );
    assert.ok(reading.tasks.some(({ measures }) => measures.some(({ text }) => text === '推动AI底座规模化拓展')));
  },
);
