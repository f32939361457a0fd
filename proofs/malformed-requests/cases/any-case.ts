import fc from 'fast-check';
import type { MalformedCase } from '../malformed-case.ts';
import { bodyCases } from './bodies.ts';
import type { Template } from './bodies.ts';
import { connectionCases } from './connections.ts';
import { framingCases } from './framing.ts';
import { headerCases } from './headers.ts';
import { targetCases } from './targets.ts';

/** Everything that a client may do wrong, in about equal parts. */
export function anyCase(templates: readonly Template[]): fc.Arbitrary<MalformedCase> {
  const [bodies, headers, targets] = [bodyCases(templates), headerCases(templates), targetCases(templates)];
  return fc.oneof(
    { weight: 3, arbitrary: bodies },
    { weight: 2, arbitrary: targets },
    { weight: 2, arbitrary: headers },
    { weight: 2, arbitrary: framingCases(templates) },
    { weight: 1, arbitrary: connectionCases(templates, fc.oneof(bodies, targets)) },
  );
}
