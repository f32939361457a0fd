import { jsonSchema } from '@yuzhi/sdk';
import type { OperationDescription, OperationEntry } from './types.ts';

export const defaultLimits = { timeoutMs: 30_000, jobTimeoutMs: 3_600_000, inputBytes: 1_048_576 } as const;

const described = new WeakMap<OperationEntry, OperationDescription>();

/** Everything the surfaces say about an operation, made once, when it is first asked for. */
export function describe(entry: OperationEntry): OperationDescription {
  let description = described.get(entry);
  if (!description) {
    description = makeDescription(entry);
    described.set(entry, description);
  }
  return description;
}

function makeDescription({ id, definition }: OperationEntry): OperationDescription {
  return {
    id,
    title: definition.title,
    summary: definition.summary,
    effect: definition.effect,
    audience: definition.audience,
    concerns: definition.concerns ?? 'nobody',
    recourse: definition.recourse ?? null,
    show: definition.show ?? [],
    examples: definition.examples.map(({ title, input }) => ({ title, input })),
    input: jsonSchema(definition.input, 'input'),
    output: jsonSchema(definition.output, 'output'),
    limits: { ...defaultLimits, ...definition.limits },
  };
}
