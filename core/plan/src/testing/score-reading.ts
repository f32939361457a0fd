import type { Reading, Span } from '../reader/reading.ts';
import type { GoldPlan, GoldTask } from './annotated-plan.ts';

export interface Count {
  right: number;
  wrong: number;
  missed: number;
}

/** How well a reading agrees with the labels of its document. */
export interface Score {
  readonly metadata: readonly string[];
  readonly tasks: Count;
  readonly units: Count;
  readonly measures: Count;
  readonly targets: Count;
  readonly notes: readonly string[];
}

/** Harmonic mean of precision and recall; 1 where nothing was to be found and nothing was. */
export function f1({ right, wrong, missed }: Count): number {
  return right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed);
}

export function emptyCount(): Count {
  return { right: 0, wrong: 0, missed: 0 };
}

export function addCounts(sum: Count, more: Count): void {
  sum.right += more.right;
  sum.wrong += more.wrong;
  sum.missed += more.missed;
}

/** Compares a reading with the labels. A cut at a place where either is right is never counted. */
export function scoreReading(reading: Reading, gold: GoldPlan, text: string): Score {
  const notes: string[] = [];
  const metadata = (['docNumber', 'issuer', 'date', 'title'] as const).filter(
    (field) => reading[field] !== gold[field],
  );
  for (const field of metadata) notes.push(`${field}: ${reading[field]} ≠ ${gold[field]}`);
  const pairs = gold.tasks.map(
    (task) => [task, reading.tasks.find((one) => overlap(one.span, task.span) > 0.5)] as const,
  );
  return {
    metadata: [...metadata, ...referencesWrong(reading, gold, notes)],
    tasks: scoreTasks(reading, pairs, notes),
    units: scoreUnits(pairs, notes),
    measures: scoreMeasures(reading, gold, text, notes),
    targets: scoreTargets(reading, gold, text, notes),
    notes,
  };
}

function referencesWrong(reading: Reading, gold: GoldPlan, notes: string[]): readonly string[] {
  const key = (one: { docNumber: string | null; title: string | null }): string => `${one.docNumber}|${one.title}`;
  const found = reading.references.map(key).sort().join();
  const wanted = gold.references.map(key).sort().join();
  const broken = reading.brokenReferences.map(({ text }) => text).join();
  if (found !== wanted) notes.push(`references: ${found} ≠ ${wanted}`);
  if (broken !== gold.broken.join()) notes.push(`broken: ${broken} ≠ ${gold.broken.join()}`);
  return [...(found === wanted ? [] : ['references']), ...(broken === gold.broken.join() ? [] : ['broken'])];
}

type Pair = readonly [GoldTask, Reading['tasks'][number] | undefined];

function scoreTasks(reading: Reading, pairs: readonly Pair[], notes: string[]): Count {
  const count = { right: 0, wrong: 0, missed: 0 };
  for (const [task, found] of pairs) {
    const isSame =
      found !== undefined && found.path === task.path && found.number === task.number && found.title === task.title;
    if (isSame) count.right++;
    else {
      count.missed++;
      notes.push(`task ${task.path} ${task.title}: found ${found?.path} ${found?.number} ${found?.title}`);
    }
  }
  const extra = reading.tasks.filter((one) => !pairs.some(([, found]) => found === one));
  for (const one of extra) notes.push(`no task: ${one.path} ${one.title}`);
  count.wrong = extra.length + pairs.filter(([, found]) => found !== undefined).length - count.right;
  return count;
}

function scoreUnits(pairs: readonly Pair[], notes: string[]): Count {
  const count = { right: 0, wrong: 0, missed: 0 };
  for (const [task, found] of pairs) {
    const wanted = [...rolesOf(task), `open ${task.openEnded}`];
    const have = found === undefined ? [] : [...rolesOf(found), `open ${found.openEnded}`];
    const right = wanted.filter((one) => have.includes(one)).length;
    count.right += right;
    count.wrong += have.length - right;
    count.missed += wanted.length - right;
    if (right < wanted.length || right < have.length)
      notes.push(`units ${task.path}: ${have.join(' ')} ≠ ${wanted.join(' ')}`);
  }
  return count;
}

function rolesOf(task: {
  leads: readonly string[];
  assists: readonly string[];
  units: readonly string[];
}): readonly string[] {
  return task.units.map(
    (name) => `${name}:${task.leads.includes(name) ? 'L' : task.assists.includes(name) ? 'A' : 'U'}`,
  );
}

/** Every boundary of a measure inside the text of its task, the first one included. */
function scoreMeasures(reading: Reading, gold: GoldPlan, text: string, notes: string[]): Count {
  const count = { right: 0, wrong: 0, missed: 0 };
  const wordAt = (offset: number): number =>
    offset + (/^[\s，。；,.;:：•◆●■○①-⑳*–—-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  for (const task of gold.tasks) {
    const inside = (at: number): boolean => task.regions.some(([from, to]) => at >= from && at < to);
    const wanted = new Set([...task.regions.map(([from]) => wordAt(from)), ...task.cuts.map(wordAt)].filter(inside));
    const free = new Set(task.free.map(wordAt));
    const have = new Set(
      reading.tasks.flatMap(({ measures }) => measures.map(({ span }) => wordAt(span[0]))).filter(inside),
    );
    for (const at of wanted) {
      if (have.has(at)) count.right++;
      else {
        count.missed++;
        notes.push(`measure ${task.path}: no cut before ${text.slice(at, at + 12)}`);
      }
    }
    for (const at of have)
      if (!wanted.has(at) && !free.has(at)) {
        count.wrong++;
        notes.push(`measure ${task.path}: cut before ${text.slice(at, at + 12)}`);
      }
  }
  return count;
}

function scoreTargets(reading: Reading, gold: GoldPlan, text: string, notes: string[]): Count {
  const open = [...reading.targets];
  const count = { right: 0, wrong: 0, missed: 0 };
  for (const target of gold.targets) {
    const at = open.findIndex(
      (one) =>
        overlap(one.span, target.span) > 0.3 &&
        one.year === target.year &&
        one.operator === target.operator &&
        String(one.value) === String(target.value) &&
        one.unit === target.unit &&
        one.striving === target.striving,
    );
    if (at === -1) {
      count.missed++;
      notes.push(
        `target missed: ${target.year} ${target.operator} ${String(target.value)} ${target.unit} ${text.slice(...target.span)}`,
      );
    } else {
      count.right++;
      open.splice(at, 1);
    }
  }
  for (const one of open)
    notes.push(
      `no target: ${one.year} ${one.operator} ${String(one.value)} ${one.unit}${one.striving ? '*' : ''} ${one.asWritten}`,
    );
  count.wrong = open.length;
  return count;
}

/** Shared part of the shorter span. */
function overlap([from, to]: Span, [otherFrom, otherTo]: Span): number {
  const shared = Math.min(to, otherTo) - Math.max(from, otherFrom);
  return shared <= 0 ? 0 : shared / Math.max(1, Math.min(to - from, otherTo - otherFrom));
}
