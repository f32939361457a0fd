/** Somebody who has just heard of the project, and their machine. */
export interface Newcomer {
  readonly title: string;
  /** Their home, where the clone will stand. */
  readonly home: string;
  /** Permissions of the home. */
  readonly mode: number;
  /** Who they are; `null` for whoever runs this. */
  readonly uid: number | null;
  /** Where their node and npm are found. */
  readonly path: string;
}
