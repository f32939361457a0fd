/** One thing that Node's test runner said about a test. */
export interface TestRecord {
  readonly outcome: 'begun' | 'passed' | 'failed';
  readonly type: 'test' | 'suite';
  /** Unique in the process that ran it. */
  readonly id: number;
  /** Relative to the project. */
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** 0 for a test at the top of its file. */
  readonly nesting: number;
  /** Why it was skipped or is still to do; empty when no reason was given, `null` when it ran. */
  readonly skipped: string | null;
  /** It failed only because a test inside it did. */
  readonly isParentOfFailed: boolean;
}
