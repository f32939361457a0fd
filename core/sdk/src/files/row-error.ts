import type { z } from 'zod';
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

/** The words for what a schema says about a value, in both languages. */
export function issueText(issue: z.core.$ZodIssue, column: TableColumn | undefined): Text {
  switch (issue.code) {
    case 'too_small':
      return boundText(issue.origin, Number(issue.minimum), issue.inclusive !== false, 'low');
    case 'too_big':
      return boundText(issue.origin, Number(issue.maximum), issue.inclusive !== false, 'high');
    case 'not_multiple_of':
      return { zh: `须为 ${issue.divisor} 的整数倍`, en: `Must be a multiple of ${issue.divisor}` };
    case 'invalid_type':
      if (issue.expected === 'int') return { zh: '须为整数', en: 'Must be a whole number' };
      return { zh: '填写的内容类型不对', en: `Must be of type ${issue.expected}` };
    case 'invalid_value':
      return choiceText(column, issue.values.map(String));
    case 'invalid_format':
      return { zh: '格式不符合要求', en: 'Does not have the required form' };
    default:
      return ownText(issue);
  }
}

/** The choices of a coded column, by their words. */
export function choiceText(column: TableColumn | undefined, values: readonly string[] = []): Text {
  const choices = [...new Set(column?.codes.values() ?? values)];
  const words = choices.map((code) => column?.words.get(code) ?? { zh: code, en: code });
  return {
    zh: `须为下列之一：${words.map((word) => word.zh).join('、')}`,
    en: `Must be one of: ${words.map((word) => word.en).join(', ')}`,
  };
}

function boundText(origin: string, bound: number, isInclusive: boolean, side: 'low' | 'high'): Text {
  if (origin === 'string') {
    if (side === 'high') return { zh: `不得超过 ${bound} 个字`, en: `Must have at most ${bound} characters` };
    return { zh: `不得少于 ${bound} 个字`, en: `Must have at least ${bound} characters` };
  }
  if (side === 'low') {
    return isInclusive
      ? { zh: `不得小于 ${bound}`, en: `Must be at least ${bound}` }
      : { zh: `须大于 ${bound}`, en: `Must be greater than ${bound}` };
  }
  return isInclusive
    ? { zh: `不得大于 ${bound}`, en: `Must be at most ${bound}` }
    : { zh: `须小于 ${bound}`, en: `Must be less than ${bound}` };
}

/** A pack's own refinement may carry its words in both languages as `params.text`. */
function ownText(issue: z.core.$ZodIssue): Text {
  const text = issue.code === 'custom' ? (issue.params?.text as Partial<Text> | undefined) : undefined;
  return { zh: text?.zh ?? issue.message, en: text?.en ?? issue.message };
}
