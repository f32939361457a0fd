import type { Text, z } from '@yuzhi/sdk';
import { isRecord } from '../schema/json-schema.ts';
import { fill } from '../fill.ts';
import { words } from '../words.ts';

/** What is wrong with a field, as one would say it; `otherwise` for what has no words of ours. */
export function issueText(issue: z.core.$ZodIssue, otherwise: Text): Text {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue) ? words.fieldMissing : (typeWords[issue.expected] ?? otherwise);
    case 'too_small':
      return limitText(issue.origin, Number(issue.minimum), lower, otherwise);
    case 'too_big':
      return limitText(issue.origin, Number(issue.maximum), upper, otherwise);
    case 'invalid_value':
      return isMissing(issue)
        ? words.fieldMissing
        : fill(words.expectedOneOf, { choices: issue.values.map(String).join(' | ') });
    case 'invalid_format':
      return issue.format === 'date' ? words.expectedDate : otherwise;
    case 'unrecognized_keys':
      return fill(words.fieldsUnknown, { names: issue.keys.join(', ') });
    case 'custom':
      return ownText(issue.params) ?? otherwise;
    default:
      return otherwise;
  }
}

/** The issue says what it found (`reportInput`), so nothing found means nothing given. */
function isMissing({ input }: z.core.$ZodIssue): boolean {
  return input === undefined;
}

const typeWords: Readonly<Record<string, Text>> = {
  string: words.expectedText,
  number: words.expectedNumber,
  int: words.expectedInteger,
  boolean: words.expectedBoolean,
  array: words.expectedArray,
  object: words.expectedObject,
};

const lower: Readonly<Record<string, Text>> = {
  number: words.atLeast,
  int: words.atLeast,
  string: words.textAtLeast,
  array: words.itemsAtLeast,
};
const upper: Readonly<Record<string, Text>> = {
  number: words.atMost,
  int: words.atMost,
  string: words.textAtMost,
  array: words.itemsAtMost,
};

function limitText(origin: string, limit: number, texts: Readonly<Record<string, Text>>, otherwise: Text): Text {
  const text = texts[origin];
  return text ? fill(text, { limit }) : otherwise;
}

/** Fields with rules of their own, such as files, bring their words along. */
function ownText(params: unknown): Text | null {
  const error = isRecord(params) ? params['error'] : undefined;
  if (!isRecord(error) || !isRecord(error['message'])) return null;
  const { zh, en } = error['message'];
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
}
