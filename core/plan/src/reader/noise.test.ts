import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { goldenPlans } from '../testing/golden-plans.ts';
import { undoMojibake } from './mojibake.ts';
import { readPlan } from './read-plan.ts';
import { traditionalCharacters } from './traditional-characters.ts';

/** What a reading says, without the places, which noise shifts. */
function meaning(text: string): unknown {
  const { docNumber, issuer, date, title, tasks, targets } = readPlan(text);
  return {
    front: { docNumber, issuer, date, title },
    tasks: tasks.map((task) => ({ ...task, span: null, measures: task.measures.map((one) => one.text) })),
    targets: targets.map(({ year, operator, value, unit, striving }) => [year, operator, value, unit, striving]),
  };
}

const chinese = goldenPlans.filter(({ name }) => name.startsWith('zh') && !/traditional|hk-/.test(name));
const anyPlan = fc.constantFrom(...chinese);

const traditional = new Map<string, string>();
for (let index = 0; index < traditionalCharacters.length; index += 2) {
  const [from, to] = [traditionalCharacters.charAt(index), traditionalCharacters.charAt(index + 1)];
  if (!traditional.has(to)) traditional.set(to, from);
}

test('characters turned into traditional script at random change nothing of what is read', () => {
  fc.assert(
    fc.property(anyPlan, fc.infiniteStream(fc.boolean()), ({ text }, coins) => {
      const converted = Array.from(text, (char) => {
        const other = traditional.get(char);
        return other !== undefined && coins.next().value ? other : char;
      }).join('');
      assert.deepEqual(meaning(converted), meaning(text));
    }),
    { numRuns: 60 },
  );
});

test('digits, brackets, colons and commas of the other width change nothing of what is read', () => {
  const plain = chinese.filter(({ name }) => !/md|tabs|annex/.test(name));
  fc.assert(
    fc.property(fc.constantFrom(...plain), fc.infiniteStream(fc.boolean()), ({ text }, coins) => {
      const other = text.replace(/[0-9%]|[（）]|(?<=\p{Script=Han})[，：；](?=\p{Script=Han})/gu, (char) => {
        if (coins.next().value !== true) return char;
        const half: Readonly<Record<string, string>> = { '（': '(', '）': ')', '，': ',', '：': ':', '；': ';' };
        return half[char] ?? String.fromCharCode(char.charCodeAt(0) + 0xfee0);
      });
      // The words of measures keep the width that they are written in.
      const same = (value: unknown): string => JSON.stringify(value).normalize('NFKC');
      assert.equal(same(meaning(other)), same(meaning(text)));
    }),
    { numRuns: 60 },
  );
});

test('blank lines between all lines of a plan without tables change nothing of what is read', () => {
  for (const { name, text } of chinese.filter(({ name }) => !/md|tabs|pdf|annex|no-labels|division/.test(name)))
    assert.deepEqual(meaning(text.replace(/\n+/g, '\n\n')), meaning(text), name);
});

const misread = {
  'UTF-8 as Latin-1': (text: string) => Buffer.from(text, 'utf8').toString('latin1'),
  'UTF-8 as Windows-1252': (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8')),
  'UTF-8 as Windows-1252, twice': (text: string) => {
    const once = new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'));
    return new TextDecoder('windows-1252').decode(Buffer.from(once, 'utf8'));
  },
} as const;

for (const [name, spoil] of Object.entries(misread))
  test(`a plan whose ${name} was taken reads the same, and says that it was mended`, () => {
    for (const { text } of chinese.slice(0, 8)) {
      assert.equal(undoMojibake(spoil(text)).text, text);
      assert.deepEqual(meaning(spoil(text)), meaning(text));
      assert.ok(readPlan(spoil(text)).repairs.some(({ kind }) => kind === 'mojibake'));
    }
  });

test('one passage that was misread is mended where it stands, and its span leads there', () => {
  const words = '建设统一的算力调度平台';
  const spoiled = misread['UTF-8 as Windows-1252'](words);
  const text = `某市行动方案\n一、重点任务\n（一）夯实底座。${spoiled}，编制目录。（责任单位：市数据局）\n`;
  const measure = readPlan(text).tasks[0]?.measures[0];
  assert.equal(measure?.text, words);
  assert.equal(measure.span[0], text.indexOf(spoiled));
});

test('UTF-8 that was taken for GB18030 is read again; what was lost is shown as lost', () => {
  const text =
    '某市行动方案\n一、重点任务\n（一）夯实底座。建设统一的算力调度平台，编制数据目录，发布场景清单。（责任单位：市数据局、市科技局）\n';
  const spoiled = new TextDecoder('gb18030').decode(Buffer.from(text, 'utf8'));
  const { text: again, at } = undoMojibake(spoiled);
  const right = Array.from(text).filter((char, index) => again.charAt(index) === char).length;
  assert.ok(again.includes('算力调度平台'), again);
  assert.ok(at !== null && at.every((offset) => offset >= 0 && offset < spoiled.length));
  assert.ok(right > 0);
});

test('text that is right stays as it is', () => {
  for (const { text } of goldenPlans) assert.deepEqual(undoMojibake(text), { text, at: null, count: 0 });
  assert.equal(undoMojibake('Öffentliche Übersicht für Zürich — “naïve” café').at, null);
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void undoMojibake(text)));
});

test('of two documents in one the first is read and the second is asked about', () => {
  const [one, other] = ['zh-02-labels-by-duty', 'zh-09-star-rule'].map(
    (name) => goldenPlans.find((plan) => plan.name === name)?.text ?? '',
  );
  const reading = readPlan(`${one}\n${other}`);
  assert.deepEqual(meaning(`${one}\n${other}`), meaning(one ?? ''));
  const question = reading.questions.find(({ about }) => about === 'document');
  assert.ok(question?.span !== undefined && question.span !== null && question.span[0] >= (one ?? '').length);
});

test('so it is with two English documents, where the second says when and by whom it was issued', () => {
  const find = (name: string): string => goldenPlans.find((plan) => plan.name.startsWith(name))?.text ?? '';
  const second = find('en-01');
  for (const first of ['en-01', 'en-03', 'en-05'].map(find)) {
    const both = `${first}\n\n${second}`;
    assert.deepEqual(meaning(both), meaning(first));
    const question = readPlan(both).questions.find(({ about }) => about === 'document');
    assert.equal(question?.span?.[0], both.lastIndexOf('National AI Adoption Plan'));
  }
  // Parts of one plan that count from one again are no second document.
  for (const { text, name } of goldenPlans)
    assert.ok(!readPlan(text).questions.some(({ about }) => about === 'document'), name);
});

test('contents without a body give no task and a question', () => {
  const reading = readPlan(
    '某市行动方案\n目录\n一、总体要求……………………1\n二、重点任务……………………2\n（一）夯实底座……………………3\n',
  );
  assert.deepEqual(reading.tasks, []);
  assert.ok(reading.questions.some(({ about }) => about === 'tasks'));
});
