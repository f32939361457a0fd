import type { Tool, ToolAnnotations } from '@modelcontextprotocol/server';
import type { OperationDescription } from '@yuzhi/kernel';
import type { Language } from '@yuzhi/sdk';
import { argumentsSchema } from './input-shape.ts';
import { schemaIn } from './schema-in.ts';
import { toolName } from './tool-name.ts';
import { approvalSchema } from './waiting-answer.ts';
import { words } from './words.ts';

const longestExample = 500;

/** An operation as a tool, with the words of one language. */
export function toolOf(operation: OperationDescription, language: Language): Tool {
  return {
    name: toolName(operation.id),
    title: operation.title[language],
    description: descriptionOf(operation, language),
    // The SDK's types of a schema leave out most keywords.
    inputSchema: schemaIn(language, argumentsSchema(operation.input)) as Tool['inputSchema'],
    outputSchema: schemaIn(language, operation.effect === 'act' ? approvalSchema : operation.output),
    annotations: { title: operation.title[language], ...annotationsOf(operation) },
    _meta: {
      'yuzhi/operation': operation.id,
      'yuzhi/effect': operation.effect,
      'yuzhi/audience': operation.audience,
      'yuzhi/concerns': operation.concerns,
    },
  };
}

/** What a client may rely on before it calls: whether the world outside of Yuzhi changes. */
function annotationsOf({ effect }: OperationDescription): ToolAnnotations {
  return effect === 'act'
    ? { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true }
    : { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
}

function descriptionOf(
  { summary, effect, audience, recourse, examples }: OperationDescription,
  language: Language,
): string {
  // Longer ones, such as whole files, would fill a model's window for nothing.
  const example = examples.map(({ input }) => JSON.stringify(input)).find((text) => text.length <= longestExample);
  const parts = [
    summary[language],
    effect === 'act' ? words.actWaits[language] : '',
    audience === 'granted' ? words.needsGrant[language] : '',
    effect === 'advise' ? words.isAdvice[language] : '',
    recourse === null ? '' : `${words.recourse[language]}${recourse[language]}`,
    example === undefined ? '' : `${words.example[language]}${example}`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}
