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
    return { path, message: messageOf(issue), code, ...(error === undefined ? {} : { error }) };
  });
}

function messageOf(issue: z.core.$ZodIssue): Text {
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
      return issue.inclusive === false ? null : (lower[issue.origin]?.(Number(issue.minimum)) ?? null);
    case 'too_big':
      return issue.inclusive === false ? null : (upper[issue.origin]?.(Number(issue.maximum)) ?? null);
    case 'invalid_value':
      return isMissing(issue) ? missing : oneOf(issue.values.map(String).join(' | '));
    case 'invalid_format':
      return issue.format === 'date'
        ? { zh: '应为存在的日期，写成 YYYY-MM-DD', en: 'expected a date that exists, as YYYY-MM-DD' }
        : null;
    case 'unrecognized_keys':
      return {
        zh: `没有这些字段：${issue.keys.join(', ')}`,
        en: `there are no such fields: ${issue.keys.join(', ')}`,
      };
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

const missing: Text = { zh: '必填', en: 'it is required' };

const types: Readonly<Record<string, Text>> = {
  string: { zh: '应为文字', en: 'expected text' },
  number: { zh: '应为数值', en: 'expected a number' },
  int: { zh: '应为整数', en: 'expected a whole number' },
  boolean: { zh: '应为 true 或 false', en: 'expected true or false' },
  array: { zh: '应为 JSON 数组', en: 'expected a JSON array' },
  object: { zh: '应为 JSON 对象', en: 'expected a JSON object' },
};

const oneOf = (choices: string): Text => ({ zh: `应为其中之一：${choices}`, en: `expected one of ${choices}` });

type LimitWords = Readonly<Record<string, (limit: number) => Text>>;

const atLeast = (limit: number): Text => ({ zh: `不能小于 ${limit}`, en: `at least ${limit}` });
const atMost = (limit: number): Text => ({ zh: `不能大于 ${limit}`, en: `at most ${limit}` });

const lower: LimitWords = {
  number: atLeast,
  int: atLeast,
  string: (limit) => ({ zh: `至少 ${limit} 个字符`, en: `at least ${limit} characters` }),
  array: (limit) => ({ zh: `至少 ${limit} 项`, en: `at least ${limit} items` }),
};

const upper: LimitWords = {
  number: atMost,
  int: atMost,
  string: (limit) => ({ zh: `至多 ${limit} 个字符`, en: `at most ${limit} characters` }),
  array: (limit) => ({ zh: `至多 ${limit} 项`, en: `at most ${limit} items` }),
};
