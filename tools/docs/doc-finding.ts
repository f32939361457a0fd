export interface DocFinding {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}
