import type { JsonSchema } from '@yuzhi/sdk';

/**
 * The arguments of a tool are an object. The input of an operation nearly always is; where it is not, it travels under
 * this name.
 */
const wrapper = 'input';

/** The schema of a tool's arguments for the schema of an operation's input. */
export function argumentsSchema(input: JsonSchema): JsonSchema & { readonly type: 'object' } {
  if (isObject(input, input)) return { ...input, type: 'object' };
  const { $schema, $defs, ...own } = input;
  return {
    ...($schema === undefined ? {} : { $schema }),
    ...($defs === undefined ? {} : { $defs }),
    type: 'object',
    properties: { [wrapper]: own },
    required: [wrapper],
    additionalProperties: false,
  };
}

/** The input of an operation from a tool's arguments. */
export function inputOf(schema: JsonSchema, given: Readonly<Record<string, unknown>> | undefined): unknown {
  return isObject(schema, schema) ? (given ?? {}) : given?.[wrapper];
}

/** Whether everything that the schema accepts is an object. */
function isObject(schema: unknown, root: JsonSchema, seen: readonly unknown[] = []): boolean {
  if (typeof schema !== 'object' || schema === null || seen.includes(schema)) return false;
  const { type, anyOf, oneOf, allOf, $ref } = schema as Readonly<Record<string, unknown>>;
  const next = [...seen, schema];
  const each = (list: unknown): list is readonly unknown[] => Array.isArray(list) && list.length > 0;
  return (
    type === 'object' ||
    (each(anyOf) && anyOf.every((one) => isObject(one, root, next))) ||
    (each(oneOf) && oneOf.every((one) => isObject(one, root, next))) ||
    (each(allOf) && allOf.some((one) => isObject(one, root, next))) ||
    (typeof $ref === 'string' && isObject(referred($ref, root), root, next))
  );
}

function referred(reference: string, root: JsonSchema): unknown {
  const name = /^#\/\$defs\/([^/]+)$/.exec(reference)?.[1];
  return name === undefined ? undefined : (root['$defs'] as JsonSchema | undefined)?.[name];
}
