import fc from 'fast-check';
import type { MalformedCase } from '../malformed-case.ts';
import type { Template } from './bodies.ts';
import { callOf, rendered } from './draft.ts';

/** Clients that leave before the answer, and clients that send several requests without waiting. */
export function connectionCases(
  templates: readonly Template[],
  single: fc.Arbitrary<MalformedCase>,
): fc.Arbitrary<MalformedCase> {
  return fc.oneof({ weight: 3, arbitrary: leaving(templates) }, { weight: 2, arbitrary: pipelines(single) });
}

/** Of the server, in bytes. */
const largestBody = 1_048_576;

function leaving(templates: readonly Template[]): fc.Arbitrary<MalformedCase> {
  const how = fc.constantFrom('half-close', 'abort', 'reset');
  return fc
    .tuple(fc.constantFrom(...templates), how, fc.option(fc.nat()), fc.boolean())
    .map(([{ operation, input }, ending, at, isSlow]) => {
      const whole = rendered(callOf(operation, JSON.stringify(input)));
      const bytes = at === null ? whole : whole.subarray(0, at % whole.length);
      // A pause at the very end lets the request begin before its caller goes.
      const cuts = isSlow ? [bytes.length] : [];
      return {
        family: `connection: ${ending}`,
        bytes,
        cuts,
        ending,
        owed: null,
        requests: 1,
        isHead: false,
        body: null,
      };
    });
}

/** Requests of which each is owed an answer, in one write. The first that makes the server hang up ends it. */
function pipelines(single: fc.Arbitrary<MalformedCase>): fc.Arbitrary<MalformedCase> {
  // Of a pipeline the answers to HEAD could not be told from the others. The server hangs up in the midst of a body that is
  // too large, and a client that still writes then loses what was answered before: such a body is judged alone.
  return fc
    .array(
      single.filter(({ isHead, bytes }) => !isHead && bytes.length <= largestBody),
      { minLength: 2, maxLength: 6 },
    )
    .map((cases) => ({
      family: 'connection: pipeline',
      bytes: Buffer.concat(cases.map(({ bytes }) => bytes)),
      cuts: [],
      ending: 'listen',
      owed: cases.length,
      requests: cases.length,
      isHead: false,
      body: null,
    }));
}
