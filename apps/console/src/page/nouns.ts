import type { Text } from '@yuzhi/sdk';
import { text } from '../language/language.ts';

/** The seven nouns of the console, in the order of its menu; the same words in addresses and API. */
export const nouns = {
  overview: text('总览', 'Overview'),
  plan: text('行动方案', 'Plan'),
  scenarios: text('场景', 'Scenarios'),
  resources: text('资源', 'Resources'),
  operations: text('运行', 'Operations'),
  assurance: text('评测与安全', 'Assurance'),
  administration: text('管理', 'Administration'),
} as const satisfies Readonly<Record<string, Text>>;

export type Noun = keyof typeof nouns;
