/** One of the checks of `npm run ok`. */
export interface Check {
  readonly name: string;
  /** What it holds, in a few words. */
  readonly holds: string;
  run(root: string): Promise<CheckOutcome>;
}

export interface CheckOutcome {
  /** How many things it looked at; 0 fails, whatever else it says. */
  readonly seen: number;
  /** What those things are: `files`, `tests`. */
  readonly of: string;
  /** What is wrong, a line each. */
  readonly findings: readonly string[];
}
