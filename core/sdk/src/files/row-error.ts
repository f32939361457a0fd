import type { z } from 'zod';
import { issueMessage, oneOf } from '../input-issues.ts';
import type { Text } from '../text.ts';
import type { TableColumn } from './table-columns.ts';

/** What is wrong with one cell, or with one row when `column` is `null`. */
export interface RowError {
  /** As the spreadsheet counts it: the first row is 1. */
  readonly row: number;
  /** The header as the file has it. */
  readonly column: string | null;
  /** What the cell shows, shortened; `null` when the whole row is meant. */
  readonly value: string | null;
  readonly message: Text;
}

const shownCharacters = 40;

export function shortened(value: string): string {
  return value.length <= shownCharacters ? value : `${value.slice(0, shownCharacters)}…`;
}

/** The words for what a schema says about a cell; the choices of a coded column by their words. */
export function issueText(issue: z.core.$ZodIssue, column: TableColumn | undefined): Text {
  return issue.code === 'invalid_value' ? choiceText(column, issue.values.map(String)) : issueMessage(issue);
}

/** The choices of a coded column, by their words. */
export function choiceText(column: TableColumn | undefined, values: readonly string[] = []): Text {
  const choices = [...new Set(column?.codes.values() ?? values)];
  return oneOf(choices.map((code) => column?.words.get(code) ?? { zh: code, en: code }));
}
