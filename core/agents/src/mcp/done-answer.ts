import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Done } from '@yuzhi/kernel';
import type { Language } from '@yuzhi/sdk';
import { words } from './words.ts';

/** The answer of an operation that ran: the output as text and as data, its labels for people and for programs. */
export function doneAnswer({ runId, outputJson, labels }: Done, language: Language): CallToolResult {
  const marks = labels.map(({ text }) => `${words.label[language]}${text[language]}`);
  return {
    content: [
      { type: 'text', text: outputJson },
      ...(marks.length === 0 ? [] : [{ type: 'text' as const, text: marks.join('\n') }]),
    ],
    // From the text, so that both say the same and what the record holds.
    structuredContent: JSON.parse(outputJson) as unknown,
    _meta: { 'yuzhi/run': runId, ...(labels.length === 0 ? {} : { 'yuzhi/labels': labels }) },
  };
}
