import { aboutInChinese, reasonInChinese, targetText } from '@yuzhi/plan';
import type { Reading, Task } from '@yuzhi/plan';
import { oneLine } from '../render/plain-text.ts';
import { pairLines, tableLines } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';

const maxQuestions = 20;

/** A reading as a person wants to see it first: what it is, its targets, its tasks, what to ask. */
export function planLines(reading: Reading, source: string, terminal: Terminal): readonly string[] {
  return [
    ...headLines(reading, terminal),
    ...targetLines(reading, terminal),
    ...taskLines(reading, terminal),
    ...questionLines(reading, source, terminal),
  ];
}

function headLines(reading: Reading, terminal: Terminal): readonly string[] {
  const { docNumber, issuer, date, title, addressees, abridged, references, repairs } = reading;
  const none = terminal.say(words.planNotPrinted);
  const named = references.map((one) =>
    `${one.title ?? ''}${one.docNumber === null ? '' : ` ${one.docNumber}`}`.trim(),
  );
  const pairs: [string, string][] = [
    [terminal.say(words.planNumber), docNumber ?? none],
    [terminal.say(words.planIssuer), issuer ?? none],
    [terminal.say(words.planDate), date ?? none],
  ];
  if (addressees.length > 0) pairs.push([terminal.say(words.planAddressees), addressees.join('；')]);
  if (named.length > 0) pairs.push([terminal.say(words.planReferences), named.join('；')]);
  if (abridged) pairs.push([terminal.say(words.planAbridged), terminal.say(words.planYes)]);
  if (repairs.length > 0)
    pairs.push([
      terminal.say(words.planRepairs),
      repairs.map(({ kind, count }) => `${terminal.say(words[`planRepair_${kind}`])} ${count}`).join('，'),
    ]);
  return [terminal.strong(oneLine(title ?? none)), ...pairLines(pairs.map(([name, value]) => [name, oneLine(value)]))];
}

function targetLines({ targets, limits }: Reading, terminal: Terminal): readonly string[] {
  if (targets.length === 0 && limits.length === 0) return [];
  return [
    '',
    terminal.strong(`${terminal.say(words.planTargets)} ${targets.length}`),
    ...targets.map((target) => `  ${oneLine(targetText(target))}`),
    ...limits.map(({ text }) => `  ${terminal.say(words.planLimit)} ${oneLine(text)}`),
  ];
}

function taskLines({ tasks }: Reading, terminal: Terminal): readonly string[] {
  const measures = tasks.reduce((sum, task) => sum + task.measures.length, 0);
  const columns = [words.planClause, words.planTask, words.planMeasures, words.planUnits].map((title) => ({
    title: terminal.say(title),
  }));
  const rows = tasks.map((task) => [
    task.path,
    oneLine(task.title ?? task.measures[0]?.text ?? ''),
    String(task.measures.length),
    unitsText(task, terminal),
  ]);
  const head = terminal.strong(terminal.say(words.planTasksHead, { tasks: tasks.length, measures }));
  return ['', head, ...(rows.length === 0 ? [] : tableLines(columns, rows, terminal.width))];
}

function unitsText({ units, leads, assists, openEnded }: Task, terminal: Terminal): string {
  const named = units.map((unit) =>
    leads.includes(unit) && assists.length > 0 ? `${unit}${terminal.say(words.planLead)}` : unit,
  );
  return oneLine(`${named.join('、')}${openEnded && named.length > 0 ? terminal.say(words.planOpen) : ''}`);
}

function questionLines({ questions }: Reading, source: string, terminal: Terminal): readonly string[] {
  if (questions.length === 0) return [];
  const shown = questions.slice(0, maxQuestions).map(({ about, reason, span }) => {
    const said = terminal.language === 'zh' ? reasonInChinese(reason) : reason;
    const named = terminal.language === 'zh' ? aboutInChinese(about) : about;
    const where = span === null ? '' : terminal.faint(`  [${span.join('–')}] ${source.slice(...span).slice(0, 24)}`);
    return `  ${oneLine(`${named}${terminal.language === 'zh' ? '：' : ': '}${said}`)}${oneLine(where)}`;
  });
  const rest = questions.length - shown.length;
  return [
    '',
    terminal.strong(`${terminal.say(words.planQuestions)} ${questions.length}`),
    ...shown,
    ...(rest > 0 ? [`  … ${rest}`] : []),
  ];
}
