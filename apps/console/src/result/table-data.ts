export interface TableColumn {
  /** What the address calls it: the same in both languages. */
  readonly id: string;
  readonly title: string;
  readonly isNumber: boolean;
}

/** Rows and columns as texts, whatever they come from. */
export interface TableData {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  /** What rows are sorted by. */
  readonly value: (row: number, column: number) => unknown;
  readonly shown: (row: number, column: number) => string;
  /** For another program: numbers and days as they are. */
  readonly plain: (row: number, column: number) => string;
}
