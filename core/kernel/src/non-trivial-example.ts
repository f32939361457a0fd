import { isDeepStrictEqual } from 'node:util';
import { jsonSchema } from '@yuzhi/sdk';
import type { AnyOperation, Example } from '@yuzhi/sdk';

/**
 * Whether an example would fail if the answer were wrong: it gives an input, unless the operation takes none, and states
 * at least one value of the answer that is not simply its input again.
 */
export function isNonTrivialExample(operation: AnyOperation, { input, output }: Example<unknown, unknown>): boolean {
  const takesNothing = Object.keys(propertiesOf(operation)).length === 0;
  const hasInput = takesNothing || leavesOf(input).length > 0;
  return hasInput && leavesOf(output).length > 0 && !isDeepStrictEqual(input, output);
}

function propertiesOf({ input }: AnyOperation): object {
  const { properties } = jsonSchema(input, 'input');
  return typeof properties === 'object' && properties !== null ? properties : {};
}

/** Every value in it that is no list and no object; an empty list is a value too. */
function leavesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [value];
  if (Array.isArray(value) && value.length === 0) return [value];
  return Object.values(value).flatMap(leavesOf);
}
