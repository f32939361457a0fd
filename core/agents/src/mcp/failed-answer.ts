import type { CallToolResult } from '@modelcontextprotocol/server';
import { runIdOf } from '@yuzhi/kernel';
import type { InputIssue, Language, YuzhiError } from '@yuzhi/sdk';
import { words } from './words.ts';

/**
 * A failure as a model can act on it: message, what is wrong where, hint and code in the client's language; all of it in
 * both languages under `yuzhi/error`, with the run that failed, where one began.
 */
export function failedAnswer(error: YuzhiError, language: Language): CallToolResult {
  const runId = runIdOf(error);
  const lines = [
    error.text[language],
    ...issuesOf(error).map(({ path, message }) => `- ${path.map(String).join('.') || '.'}: ${message[language]}`),
    `${words.hint[language]}${error.hint[language]}`,
    error.code,
    ...(runId === undefined ? [] : [`${words.runId[language]}${runId}`]),
  ];
  return {
    isError: true,
    content: [{ type: 'text', text: lines.join('\n') }],
    _meta: { 'yuzhi/error': error.toJSON(), ...(runId === undefined ? {} : { 'yuzhi/run': runId }) },
  };
}

/** What is wrong with an input, place by place. */
function issuesOf({ code, details }: YuzhiError): readonly InputIssue[] {
  return code === 'KERNEL_INPUT_INVALID' ? (details['issues'] as readonly InputIssue[]) : [];
}
