import type { CleanText } from '../clean-text.ts';
import { joinFlows, spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import { linesOf } from '../line.ts';
import type { Line } from '../line.ts';
import { withoutPageMarks } from '../page-marks.ts';
import type { Question, Reading, Repair } from '../reading.ts';
import { secondQuestion } from '../second-question.ts';
import { partAnnexes } from './annexes.ts';
import { carriedPlan, withoutExplanation } from './carried-plan.ts';
import { TaskCollector } from './collect-tasks.ts';
import { rebuildFlatTables } from './flat-table.ts';
import { rebuildSpacedTables } from './spaced-table.ts';
import { frontOf, isContents } from './front.ts';
import { outlineOf } from './outline.ts';
import { joinParagraphs } from './paragraphs.ts';
import { withoutOverview } from './overview.ts';
import { passagesOf } from './passages.ts';
import { isPortalNoise } from './portal.ts';
import { brokenReferencesOf, referencesOf } from './references.ts';
import { secondDocument } from './second-document.ts';
import { joinStackedNumbers } from './stacked-numbers.ts';
import { joinTabRows } from './tab-rows.ts';
import { indicatorsOf, scopesOf, yearsOf } from './target-scopes.ts';
import { targetsOf } from './targets.ts';

/** Reads a Chinese plan. */
export function readChinese(clean: CleanText, source: string): Reading {
  const page = linesOf(clean.flow);
  const carried = carriedPlan(page);
  const { lines: all, repairs } = linesToRead(clean, withoutExplanation(page.slice(carried)));
  const second = secondDocument(all);
  const lines = all.slice(0, second);
  const front = frontOf(lines);
  const { main, annexes } = partAnnexes(front.body);
  const years = yearsOf(front, wholeText(lines));
  const root = outlineOf(main, years.first);
  const tasks = new TaskCollector(source, wholeText(lines));
  tasks.collect(root);
  const annexRoots = annexes.map(({ name, lines: annex }) => ({ name, root: outlineOf(annex, years.first) }));
  for (const annex of annexRoots) tasks.collectAnnex(annex.name, annex.root);
  const indicators = [root, ...annexRoots.map((annex) => annex.root)].flatMap(indicatorsOf);
  const scopes = scopesOf(root, tasks.isAim);
  // A page sets 2026—2028 年 with a gap.
  const title = front.title?.shown.replace(/(?<=\d)\s+(?=\p{Script=Han})|(?<=\p{Script=Han})\s+(?=\d)/gu, '') ?? null;
  const found = targetsOf([...scopes, ...tasks.annexScopes], years);
  const text = joinFlows(lines.slice(front.leadLines).map(({ flow }) => withBreak(flow)));
  const lead = carried + front.leadLines;
  const broken = brokenReferencesOf(text);
  const reading = {
    language: 'zh' as const,
    docNumber: front.docNumber,
    issuer: front.issuer,
    date: front.date,
    title,
    kind: front.kind,
    addressees: front.addressees,
    abridged: /本文有?(?:删减|删节)|有删[减节]|节选|摘要如下|略）|…{2,}/.test(text.text),
    references: referencesOf(text, front.title?.text ?? null).filter(
      ({ docNumber, title: named }) => named !== null || docNumber !== front.docNumber,
    ),
    brokenReferences: broken,
    sections: tasks.sections,
    tasks: tasks.tasks,
    targets: [...found.targets, ...indicators].sort((one, other) => one.span[0] - other.span[0]),
    limits: found.limits,
    ...passagesOf(tasks.bodies),
    repairs: lead > 0 ? [...repairs, { kind: 'lead' as const, count: lead }] : repairs,
  };
  return { ...reading, questions: [...questionsOf(reading, found.openPeriods, tasks), ...secondQuestion(all, second)] };
}

function linesToRead(clean: CleanText, all: readonly Line[]): { lines: readonly Line[]; repairs: readonly Repair[] } {
  const readable = all.filter(
    ({ flow, cells }) => cells !== null || (!isPortalNoise(flow.text) && !isContents(flow.text)),
  );
  const paged = withoutPageMarks(
    rebuildFlatTables(rebuildSpacedTables(joinTabRows(joinStackedNumbers(withoutOverview(readable))))),
  );
  const joined = joinParagraphs(paged.lines);
  const counts: [Repair['kind'], number][] = [
    ['portal', all.length - readable.length],
    ['page-marks', paged.count],
    ['lines', joined.count],
  ];
  return {
    lines: joined.lines,
    repairs: [...clean.repairs, ...counts.flatMap(([kind, count]) => (count > 0 ? [{ kind, count }] : []))],
  };
}

function withBreak(flow: Flow): Flow {
  const end = spanOf(flow)[1];
  return joinFlows([flow, { text: '\n', shown: '\n', at: Int32Array.of(end) }]);
}

function wholeText(lines: readonly Line[]): string {
  return lines.map(({ flow }) => flow.text).join('\n');
}

type Draft = Omit<Reading, 'questions'>;

function questionsOf(
  reading: Draft,
  openPeriods: readonly { text: string; span: readonly [number, number] }[],
  { tasks, questions }: TaskCollector,
): readonly Question[] {
  const missing = (['docNumber', 'issuer', 'date', 'title'] as const).flatMap((field) =>
    reading[field] === null ? [{ about: field, reason: 'not printed', span: null }] : [],
  );
  const periods = openPeriods.slice(0, 20).map(({ text, span }) => ({
    about: 'targets.year',
    reason: `the end of the period is not printed: ${text}`,
    span,
  }));
  const broken = reading.brokenReferences.map(({ text, span }) => ({
    about: 'references',
    reason: `the document number is damaged: ${text}`,
    span,
  }));
  const units = tasks.flatMap(({ path, units, span }) =>
    units.length === 0 && tasks.some((task) => task.units.length > 0)
      ? [{ about: path, reason: 'no unit is named in a label', span }]
      : [],
  );
  const none = tasks.length === 0 ? [{ about: 'tasks', reason: 'no clause with a duty was found', span: null }] : [];
  return [...missing, ...periods, ...broken, ...questions, ...units, ...none];
}
