import fc from 'fast-check';
import { approvalPlaceholder } from '../malformed-case.ts';
import type { MalformedCase } from '../malformed-case.ts';
import type { Template } from './bodies.ts';
import { callOf, host, illFramed, jsonType, marker, rendered, wellFramed } from './draft.ts';
import type { Draft } from './draft.ts';

/** Methods that the server's parser knows; the others it refuses before anybody sees the request. */
const knownMethods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'SEARCH',
  'QUERY',
];
const unknownMethods = ['BREW', 'post', 'G ET', '', 'POST\u0000', 'PRI', 'A'.repeat(500)];

const oddPaths = [
  ...[
    '/',
    '//',
    '/.',
    '/..',
    '/%00',
    '/%',
    '/%2',
    '/%zz',
    '/%ff',
    '/%c3%28',
    '/%ed%a0%80',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
  ],
  ...[
    '/../../../../etc/passwd',
    '/index.html/..%5c..%5c',
    '/api',
    '/api/',
    '/api//packs',
    '/api/packs/',
    '/API/PACKS',
    '/api/packs/x',
    '/api/packs/x/y',
  ],
  ...[
    '/api/packs/%00/%00',
    '/api/packs/governance/__proto__',
    '/api/runs/',
    '/api/runs/x',
    '/api/runs/00000000-0000-0000-0000-000000000000',
  ],
  ...[
    '/api/runs/%00',
    '/api/runs/__proto__',
    `/api/runs/${'7'.repeat(300)}`,
    '/api/approvals/x',
    '/api/approvals/x/decision',
    '/api/operations',
  ],
  ...[
    '/api/operations/a/b',
    '/api/operations/a/b/c',
    '/api/operations/a/b/c/d',
    '/api/operations///',
    '/api/operations/__proto__/constructor/toString',
  ],
  ...[
    '/api/operations/%2f/%2f/%2f',
    '/api/operations/%00/a/b',
    '/healthz/',
    '/readyz?x',
    '/metrics?',
    '/api/openapi.json/',
    '/favicon.ico',
    '*',
  ],
  ...[
    '/?',
    '/#x',
    '/;x=1',
    '/\\',
    '/a b',
    '/渝',
    '/~',
    '/:domain/:pack',
    '/api/operations/:domain/:pack/:operation',
    'api/packs',
    'http://evil.example/',
  ],
];

const oddQueries = [
  ...[
    'limit=0',
    'limit=501',
    'limit=-1',
    'limit=1e3',
    'limit=NaN',
    'limit=',
    'limit=1&limit=2',
    'limit[]=1',
    'limit=99999999999999999999',
  ],
  ...[
    'state=',
    'state=running',
    'state=x',
    'state=done&state=failed',
    'before=x',
    'before=00000000-0000-0000-0000-000000000000',
    'before=',
  ],
  ...[
    'operation=%00',
    'operation=%',
    'operation=%ff',
    "operation='%20or%201=1--",
    'operation[$ne]=1',
    'operation=a%00b',
    `operation=${'x'.repeat(201)}`,
  ],
  ...[
    '__proto__=1',
    '__proto__[x]=1',
    'constructor=1',
    'unknown=1',
    '=',
    '&&&',
    '%',
    '\u0000',
    'a=%ed%a0%80',
    'operation=%F0%90%80',
    'limit=10&x',
  ],
];

const readAddresses = [
  '/api/runs',
  '/api/approvals',
  '/api/packs',
  '/api/openapi.json',
  '/healthz',
  '/readyz',
  '/metrics',
  '/',
];

const decisions = [
  ...[
    '{"decision":"approved"}',
    '{"decision":"approved","reason":""}',
    '{"decision":"approved","reason":"  "}',
    '{"decision":"maybe","reason":"x"}',
  ],
  ...[
    '{"decision":"approved","reason":"a\\u0000b"}',
    '{"decision":"rejected","reason":"\\u0000"}',
    '{"decision":"approved","reason":"\\ud800"}',
  ],
  ...[
    '{"decision":"approved","reason":"x","more":1}',
    '[]',
    'null',
    '"approved"',
    '',
    '{',
    `{"decision":"rejected","reason":"${'x'.repeat(2_001)}"}`,
  ],
  ...[
    '{"decision":["approved"],"reason":"x"}',
    '{"decision":"approved","reason":7}',
    '{"decision":"approved","reason":"依据充分"}',
    '{"decision":"rejected","reason":"x"}',
  ],
];

/** Methods, paths, queries and decisions that are strange, in framing that is not. */
export function targetCases(templates: readonly Template[]): fc.Arbitrary<MalformedCase> {
  return fc.oneof(
    { weight: 4, arbitrary: strangePaths(templates) },
    { weight: 4, arbitrary: strangeQueries() },
    { weight: 2, arbitrary: strangeDecisions() },
    { weight: 1, arbitrary: unknownMethod(templates) },
  );
}

function strangePaths(templates: readonly Template[]): fc.Arbitrary<MalformedCase> {
  const known = templates.map(({ operation }) => `/api/operations/${operation}`);
  const path = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...oddPaths) },
    { weight: 2, arbitrary: fc.constantFrom(...known, ...readAddresses) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...known, ...readAddresses), pathPiece)
        .map(([start, end]) => `${start}/${end}`),
    },
    { weight: 1, arbitrary: fc.array(pathPiece, { maxLength: 5 }).map((pieces) => `/${pieces.join('/')}`) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 190, max: 12_000 }).map((length) => `/api/operations/a/b/${'x'.repeat(length)}`),
    },
  );
  const method = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('GET', 'POST') },
    { weight: 2, arbitrary: fc.constantFrom(...knownMethods) },
  );
  const body = fc.constantFrom('', '{}', '{"text":"x"}', '{');
  return fc.tuple(method, path, body).map(([verb, target, text]) => {
    const draft = {
      method: verb,
      target: onTheWire(target),
      headers: [host, jsonType, marker],
      body: Buffer.from(text),
    };
    // A target that the parser itself refuses ends the connection; the others are owed an answer.
    return isTarget(draft.target)
      ? wellFramed('target: path or method', draft)
      : illFramed('target: no target', rendered(draft), 2);
  });
}

const pathPiece = fc.oneof(
  fc.constantFrom(
    '%00',
    '%2f',
    '%2e%2e',
    '..',
    '.',
    '%',
    '%E0%A4%A',
    '%F8%80',
    '__proto__',
    'x'.repeat(201),
    ':x',
    '*',
    '%0d%0a',
    ';',
    '~1',
  ),
  fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).map(encodeURIComponent),
);

/** Characters of a path as UTF-8 bytes, written as latin1. */
function onTheWire(target: string): string {
  return Buffer.from(target).toString('latin1');
}

/** Whether the bytes can stand as a request target at all (no controls, no spaces, a form that RFC 9112 knows). */
function isTarget(target: string): boolean {
  // A path, everything, or a whole address: the parser takes all three.
  return /^(?:\/[!-~]*|\*|http:\/\/[!-~]+)$/.test(target);
}

function strangeQueries(): fc.Arbitrary<MalformedCase> {
  const pair = fc.tuple(
    fc.constantFrom('limit', 'operation', 'state', 'before', 'x', '__proto__'),
    fc.string({ unit: 'binary-ascii', maxLength: 20 }),
  );
  const query = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...oddQueries) },
    { weight: 2, arbitrary: pair.map(([name, value]) => `${name}=${encodeURIComponent(value)}`) },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom(...oddQueries), { maxLength: 6 }).map((parts) => parts.join('&')),
    },
  );
  return fc.tuple(fc.constantFrom(...readAddresses), query).map(([address, text]) => {
    const target = onTheWire(`${address}?${text}`);
    const draft: Draft = { method: 'GET', target, headers: [host], body: Buffer.alloc(0) };
    return isTarget(target) ? wellFramed('target: query', draft) : illFramed('target: no target', rendered(draft), 1);
  });
}

/** Decisions about an approval that waits, is decided or never was. */
function strangeDecisions(): fc.Arbitrary<MalformedCase> {
  const id = fc.constantFrom(
    approvalPlaceholder,
    approvalPlaceholder,
    '00000000-0000-4000-8000-000000000000',
    'x',
    '%00',
  );
  return fc.tuple(id, fc.constantFrom(...decisions)).map(([approval, body]) =>
    wellFramed('target: decision', {
      method: 'POST',
      target: `/api/approvals/${approval}/decision`,
      headers: [host, jsonType],
      body: Buffer.from(body),
    }),
  );
}

function unknownMethod(templates: readonly Template[]): fc.Arbitrary<MalformedCase> {
  return fc
    .tuple(fc.constantFrom(...unknownMethods), fc.constantFrom(...templates))
    .map(([method, { operation, input }]) =>
      illFramed('target: unknown method', rendered({ ...callOf(operation, JSON.stringify(input)), method }), 1),
    );
}
