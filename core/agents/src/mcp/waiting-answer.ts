import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Waiting } from '@yuzhi/kernel';
import type { JsonSchema, Language } from '@yuzhi/sdk';
import { words } from './words.ts';

/** What an act answers: the approval that it waits for, as the HTTP API gives it. */
export const approvalSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    approval: {
      type: 'object',
      title: 'Approval',
      'x-title-zh': '审批',
      properties: {
        id: { type: 'string', format: 'uuid' },
        operation: { type: 'string' },
        state: { type: 'string', enum: ['pending', 'approved', 'rejected'] },
        preview: { type: 'object', title: 'What would happen', 'x-title-zh': '将要发生的变化' },
      },
      required: ['id', 'operation', 'state', 'preview'],
    },
  },
  required: ['approval'],
};

/** The answer of an act: it waits, this is what would happen, and this is the approval's id. */
export function waitingAnswer({ approval }: Waiting, language: Language): CallToolResult {
  const { preview, id } = approval;
  const changes = preview.changes.map(
    ({ what, from, to }) => `- ${what[language]}${language === 'zh' ? '：' : ': '}${from ?? '-'} → ${to ?? '-'}`,
  );
  const lines = [
    words.waiting[language],
    preview.summary[language],
    ...changes,
    ...(approval.purpose === null ? [] : [`${words.purpose[language]}${approval.purpose}`]),
    `${words.approvalId[language]}${id}`,
  ];
  return {
    content: [{ type: 'text', text: lines.join('\n') }],
    // Plain JSON: the approval holds nothing that would change on the way.
    structuredContent: { approval: { ...approval } },
    _meta: { 'yuzhi/approval': id },
  };
}
