import { z } from 'zod';
import type { Text } from './text.ts';

/** What is wrong with one place of an input. */
export interface InputIssue {
  readonly path: readonly (string | number)[];
  readonly message: Text;
  /** As Zod names it. */
  readonly code: string;
  /** What a field with rules of its own, such as a file, tells: code, message, hint, details. */
  readonly error?: unknown;
}

const most = 100;
const english = z.locales.en().localeError;
const chinese = z.locales.zhCN().localeError;

/**
 * What a schema refused, in both languages, at most 100 of it. A refinement may bring its words along as `params.text`.
 * Parse with `reportInput: true`, so that what is missing can be told from what is wrong.
 */
export function inputIssues({ issues }: z.ZodError): readonly InputIssue[] {
  return issues.slice(0, most).map((issue) => {
    const { code } = issue;
    // JSON has no other keys.
    const path = issue.path as (string | number)[];
    const error: unknown = issue.code === 'custom' ? issue.params?.['error'] : undefined;
    return { path, message: issueMessage(issue), code, ...(error === undefined ? {} : { error }) };
  });
}

/**
 * What is wrong with one value: in the words that the schema brings along, else in ours, else in those of Zod. The words are
 * those of the console's forms.
 */
export function issueMessage(issue: z.core.$ZodIssue): Text {
  const own = issue.code === 'custom' ? ownText(issue.params) : null;
  if (own !== null) return own;
  // Words that a schema wrote stand for both languages.
  if (said(english, issue) !== issue.message) return { zh: issue.message, en: issue.message };
  return ourText(issue) ?? { zh: said(chinese, issue), en: issue.message };
}

function ourText(issue: z.core.$ZodIssue): Text | null {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue) ? missing : (types[issue.expected] ?? null);
    case 'too_small':
      return boundText(issue.origin, 'low', { bound: Number(issue.minimum), isInclusive: issue.inclusive !== false });
    case 'too_big':
      return boundText(issue.origin, 'high', { bound: Number(issue.maximum), isInclusive: issue.inclusive !== false });
    case 'not_multiple_of':
      return { zh: `须为 ${issue.divisor} 的整数倍`, en: `Must be a multiple of ${issue.divisor}` };
    case 'invalid_value':
      return isMissing(issue)
        ? missing
        : oneOf(issue.values.map((value) => ({ zh: String(value), en: String(value) })));
    case 'invalid_format':
      return formats[issue.format] ?? { zh: '格式不符合要求', en: 'Does not have the required form' };
    case 'unrecognized_keys':
      return { zh: `不认识的字段：${issue.keys.join(', ')}`, en: `Unknown fields: ${issue.keys.join(', ')}` };
    default:
      return null;
  }
}

function said(speak: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  const words = speak(issue as z.core.$ZodRawIssue);
  return (typeof words === 'string' ? words : words?.message) ?? issue.message;
}

function isMissing({ input }: z.core.$ZodIssue): boolean {
  return input === undefined;
}

function ownText(params: Record<string, unknown> | undefined): Text | null {
  const error = params?.['error'] as { readonly message?: unknown } | undefined;
  const text = (params?.['text'] ?? error?.message) as Partial<Text> | undefined;
  return typeof text?.zh === 'string' && typeof text.en === 'string' ? { zh: text.zh, en: text.en } : null;
}

const missing: Text = { zh: '必填', en: 'Required' };

const types: Readonly<Record<string, Text>> = {
  string: { zh: '须为文字', en: 'Must be a text' },
  number: { zh: '须为数字', en: 'Must be a number' },
  int: { zh: '须为整数', en: 'Must be a whole number' },
  boolean: { zh: '须为 true 或 false', en: 'Must be true or false' },
  array: { zh: '须为列表', en: 'Must be a list' },
  object: { zh: '须为一组字段', en: 'Must be a set of fields' },
};

const formats: Readonly<Record<string, Text>> = {
  date: { zh: '须为存在的日期，如 2026-11-23', en: 'Must be a date that exists, such as 2026-11-23' },
  datetime: {
    zh: '须为带时区的日期时间，如 2026-11-23T08:30:00+08:00',
    en: 'Must be a date and time with its offset, such as 2026-11-23T08:30:00+08:00',
  },
  email: { zh: '须为电子邮箱地址', en: 'Must be an e-mail address' },
  url: { zh: '须为网址', en: 'Must be a web address' },
};

/** The words for a value that is none of several. */
export function oneOf(choices: readonly Text[]): Text {
  return {
    zh: `须为下列之一：${choices.map(({ zh }) => zh).join('、')}`,
    en: `Must be one of: ${choices.map(({ en }) => en).join(', ')}`,
  };
}

interface Bound {
  readonly bound: number;
  readonly isInclusive: boolean;
}

function boundText(origin: string, side: 'low' | 'high', { bound, isInclusive }: Bound): Text | null {
  if (origin === 'string')
    return side === 'low'
      ? { zh: `不得少于 ${bound} 个字`, en: `Must have at least ${bound} characters` }
      : { zh: `不得超过 ${bound} 个字`, en: `Must have at most ${bound} characters` };
  if (origin === 'array')
    return side === 'low'
      ? { zh: `至少要有 ${bound} 项`, en: `Must have at least ${bound} items` }
      : { zh: `不得超过 ${bound} 项`, en: `Must have at most ${bound} items` };
  if (origin !== 'number' && origin !== 'int') return null;
  if (side === 'low')
    return isInclusive
      ? { zh: `不得小于 ${bound}`, en: `Must be at least ${bound}` }
      : { zh: `须大于 ${bound}`, en: `Must be greater than ${bound}` };
  return isInclusive
    ? { zh: `不得大于 ${bound}`, en: `Must be at most ${bound}` }
    : { zh: `须小于 ${bound}`, en: `Must be less than ${bound}` };
}
