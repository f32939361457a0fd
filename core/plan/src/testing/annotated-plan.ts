import type { Span, TargetOperator } from '../reader/reading.ts';

export interface GoldMeasureCuts {
  /** Where the text of the task begins and ends. */
  readonly regions: readonly Span[];
  /** Offsets at which a new measure begins. */
  readonly cuts: readonly number[];
  /** Offsets at which a cut is neither right nor wrong. */
  readonly free: readonly number[];
}

export interface GoldTask extends GoldMeasureCuts {
  readonly path: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly units: readonly string[];
  readonly leads: readonly string[];
  readonly assists: readonly string[];
  readonly openEnded: boolean;
  readonly span: Span;
}

export interface GoldTarget {
  readonly year: number | null;
  readonly operator: TargetOperator;
  readonly value: number | readonly [number, number];
  readonly unit: string;
  readonly striving: boolean;
  readonly span: Span;
}

export interface GoldPlan {
  readonly docNumber: string | null;
  readonly issuer: string | null;
  readonly date: string | null;
  readonly title: string | null;
  readonly references: readonly { readonly docNumber: string | null; readonly title: string | null }[];
  readonly broken: readonly string[];
  readonly tasks: readonly GoldTask[];
  readonly targets: readonly GoldTarget[];
  readonly limits: readonly Span[];
}

interface OpenTask {
  readonly parts: readonly string[];
  readonly from: number;
  readonly regions: Span[];
  readonly cuts: number[];
  readonly free: number[];
}

/** Takes the labels out of an annotated plan: the text, and what a reader should find in it. */
export function parseAnnotatedPlan(file: string): { readonly text: string; readonly gold: GoldPlan } {
  const [, head = '', marked = ''] = /^([\s\S]*?)\n---\n([\s\S]*)$/.exec(file) ?? [];
  const fields = head.split('\n').map((line) => /^#! (\w+): (.*)$/.exec(line)?.slice(1) ?? []);
  const isChinese = /\p{Script=Han}/u.test(marked);
  let text = '';
  const tasks: GoldTask[] = [];
  const targets: GoldTarget[] = [];
  const limits: Span[] = [];
  const task: OpenTask[] = [];
  const marks: { readonly words: string; readonly from: number }[] = [];
  for (const piece of marked.split(/(⟦[^⟧]*⟧)/)) {
    const mark = /^⟦(\/?)([A-Z])\s?(.*)⟧$/.exec(piece);
    if (mark === null) {
      text = addText(
        text,
        piece,
        marks.some(({ words }) => words.startsWith('M')) ? task.at(-1) : undefined,
        isChinese,
      );
      continue;
    }
    const [, close, kind, words = ''] = mark;
    if (close === '' && kind === 'T')
      task.push({ parts: words.split('；'), from: text.length, regions: [], cuts: [], free: [] });
    else if (close === '') marks.push({ words: `${kind}${words}`, from: text.length });
    else if (kind === 'T') tasks.push(taskOf(task.pop() as OpenTask, text.length));
    else {
      const { words: open = '', from = 0 } = marks.pop() ?? {};
      if (open.startsWith('M')) task.at(-1)?.regions.push([from, text.length]);
      if (open.startsWith('G')) targets.push(targetOf(open.slice(1), [from, text.length]));
      if (open.startsWith('L')) limits.push([from, text.length]);
    }
  }
  const one = (name: string): string | null => valueOf(fields.find(([key]) => key === name)?.[1]);
  const references = fields
    .filter(([key]) => key === 'ref')
    .map(([, value = '']) => value.split('|').map((part) => valueOf(part.trim())));
  return {
    text,
    gold: {
      docNumber: one('docNumber'),
      issuer: one('issuer'),
      date: one('date'),
      title: one('title'),
      references: references.map(([docNumber = null, title = null]) => ({ docNumber, title })),
      broken: fields.filter(([key]) => key === 'broken').map(([, value = '']) => value),
      tasks,
      targets,
      limits,
    },
  };
}

function valueOf(words: string | undefined): string | null {
  return words === undefined || words === '-' ? null : words;
}

/** Adds a piece; inside a measure the marks of cuts are taken out and kept. */
function addText(text: string, piece: string, task: OpenTask | undefined, isChinese: boolean): string {
  if (task === undefined) return text + piece;
  let all = text;
  for (const [index, char] of Array.from(piece).entries()) {
    if (char === '|') task.cuts.push(all.length);
    else if (char === '¦') task.free.push(all.length);
    else {
      all += char;
      const next = piece.slice(index + 1);
      if (isChinese && /[。；]/.test(char)) task.cuts.push(all.length);
      if (!isChinese && (char === ';' || (/[.?]/.test(char) && /^\s/.test(next)) || /[•]/.test(char)))
        task.cuts.push(all.length);
    }
  }
  return all;
}

function taskOf({ parts, from, regions, cuts, free }: OpenTask, to: number): GoldTask {
  const [path = '', number = '-', title = '-', ...rest] = parts;
  const list = (key: string): readonly string[] =>
    rest
      .find((part) => part.startsWith(`${key}=`))
      ?.slice(2)
      .split(/、(?![^（]*）)/) ?? [];
  const leads = list('L');
  const assists = list('A');
  return {
    path,
    number: valueOf(number),
    title: valueOf(title),
    units: [...leads, ...assists, ...list('U')],
    leads,
    assists,
    openEnded: rest.includes('open'),
    regions,
    cuts,
    free,
    span: [from, to],
  };
}

function targetOf(words: string, span: Span): GoldTarget {
  const [year = '-', operator = '=', value = '', ...unit] = words.trim().split(' ');
  const [low = 0, high] = value.split('~').map(Number);
  const whole = unit.join(' ');
  return {
    year: year === '-' ? null : Number(year),
    operator: operator as TargetOperator,
    value: high === undefined ? low : [low, high],
    unit: whole.replace(/\*$/, ''),
    striving: whole.endsWith('*'),
    span,
  };
}
