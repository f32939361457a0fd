/** Character offsets (UTF-16) `[start, end)` in the text that was read. */
export type Span = readonly [number, number];

/** A document that is named in the text; what is not printed is `null`. */
export interface Reference {
  readonly docNumber: string | null;
  readonly title: string | null;
  readonly span: Span;
}

/** A numbered heading that is no task, or a chapter that holds the tasks. */
export interface Section {
  readonly number: string | null;
  readonly title: string | null;
  /** Numbers from the top down: `二（一）1`. */
  readonly path: string;
}

/** One duty: what somebody could report as done. */
export interface Measure {
  /** In simplified script, without noise. */
  readonly text: string;
  /** The same as it stands in the source. */
  readonly asWritten: string;
  /** Units that the sentence itself names as its actors. */
  readonly units: readonly string[];
  readonly span: Span;
}

/** The deepest numbered clause that carries a duty. */
export interface Task {
  readonly number: string | null;
  readonly path: string;
  readonly title: string | null;
  /** Every unit of the label, in its order. */
  readonly units: readonly string[];
  readonly leads: readonly string[];
  readonly assists: readonly string[];
  /** The list ends in 等 or names a class of units. */
  readonly openEnded: boolean;
  /** When it is due, as the label or the table says. */
  readonly deadline: string | null;
  readonly measures: readonly Measure[];
  readonly span: Span;
}

export type TargetOperator = '>' | '>=' | '=' | '<=' | '<' | 'range';

export interface Target {
  /** The year at whose end it is due; `null` when none is printed. */
  readonly year: number | null;
  readonly indicator: string;
  readonly operator: TargetOperator;
  readonly value: number | readonly [number, number];
  /** As written, 万 and 亿 included: `万名`. */
  readonly unit: string;
  readonly striving: boolean;
  readonly asWritten: string;
  readonly span: Span;
}

/** A passage of a kind, with the words and where they stand. */
export interface Passage {
  readonly text: string;
  readonly span: Span;
}

/** What a person has to look at. */
export interface Question {
  /** The field or the path of the task. */
  readonly about: string;
  readonly reason: string;
  readonly span: Span | null;
}

/** How the text was mended before it was read. */
export interface Repair {
  readonly kind: 'pinyin' | 'script' | 'mojibake' | 'lines' | 'page-marks' | 'lead' | 'portal';
  readonly count: number;
}

/** What a plan says, as its programme office has to know it. Everything carries the place that it came from. */
export interface Reading {
  readonly language: 'zh' | 'en';
  readonly docNumber: string | null;
  readonly issuer: string | null;
  /** ISO: `2025-12-13`, or `2025-12` where no day is printed. */
  readonly date: string | null;
  readonly title: string | null;
  /** The word for what it is: 行动方案, 通知, 办法. */
  readonly kind: string | null;
  readonly addressees: readonly string[];
  /** The text itself says, or shows by ……, that parts are left out. */
  readonly abridged: boolean;
  readonly references: readonly Reference[];
  readonly brokenReferences: readonly Passage[];
  readonly sections: readonly Section[];
  readonly tasks: readonly Task[];
  readonly targets: readonly Target[];
  readonly limits: readonly Passage[];
  readonly deadlines: readonly Passage[];
  readonly recurring: readonly Passage[];
  readonly funds: readonly Passage[];
  readonly systems: readonly Passage[];
  readonly questions: readonly Question[];
  readonly repairs: readonly Repair[];
}
