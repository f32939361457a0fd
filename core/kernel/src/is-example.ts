import { isDeepStrictEqual } from 'node:util';
import type { Runner } from './runner.ts';

/** Whether an input is one of the examples of its operation, as it arrived. */
export function isExampleOf({ examples }: Runner, inputJson: string): boolean {
  return examples.some(
    (example) =>
      example.length === inputJson.length &&
      (example === inputJson || isDeepStrictEqual(JSON.parse(example), JSON.parse(inputJson))),
  );
}
