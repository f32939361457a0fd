import fc from 'fast-check';
import type { MalformedCase } from '../malformed-case.ts';
import type { Template } from './bodies.ts';
import { callOf, illFramed, rendered, wellFramed, withHeaders } from './draft.ts';
import type { Draft } from './draft.ts';

const contentTypes = [
  ...[
    '',
    ' ',
    'text/plain',
    'text/html',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
  ],
  ...[
    'application/json;',
    'application/json; charset=gb18030',
    'application/json; charset=utf-16',
    'APPLICATION/JSON',
    'application/jsonx',
    'application/ld+json',
  ],
  ...[
    'application/json, text/html',
    'json',
    '/',
    'application/',
    '*/*',
    ';',
    'application/json; charset="',
    'a/b;'.repeat(500),
    'application/problem+json',
  ],
];

const purposes = [
  '',
  '%',
  '%zz',
  '%00',
  '%ED%A0%80',
  '%E6%B8',
  'a'.repeat(2_001),
  '渝',
  '\u00ff\u00fe',
  "'; drop table runs; --",
  '%0d%0aset-cookie:x=1',
  '\ttab',
];

const languages = [
  '',
  ',',
  ';;q=',
  'zh;q=2',
  'en;q=NaN',
  '*',
  'xx',
  'en-US,en;q=0.9,zh;q=0.95',
  'zh'.repeat(2_000),
  ',en'.repeat(1_000),
  '\u00e9',
];

const hosts = [
  '',
  'evil.example',
  'localhost',
  '127.0.0.1:1',
  '[::1]',
  '127.0.0.1.evil.example',
  'localhost@evil',
  '127.1',
  ' ',
  '127.0.0.1,evil',
  'x'.repeat(300),
];

/** Headers that change nothing of the framing: each is owed an answer. */
const harmless: readonly (readonly [string, string])[] = [
  ...(['x', '', '*', 'gzip, br', 'identity;q=0'] as const).map((value) => ['accept-encoding', value] as const),
  ...(['gzip', 'br', 'deflate', 'x'] as const).map((value) => ['content-encoding', value] as const),
  ...(['http://evil.example', 'null', '', 'http://127.0.0.1'] as const).map((value) => ['origin', value] as const),
  ...(['cross-site', 'same-origin', 'x'] as const).map((value) => ['sec-fetch-site', value] as const),
  ...(['203.0.113.9', '', 'unknown, 127.0.0.1'] as const).map((value) => ['x-forwarded-for', value] as const),
  ...(['bytes=0-0', 'bytes=5-1', 'bytes=-99999999999', 'x'] as const).map((value) => ['range', value] as const),
  ...(['*', 'W/"x"', 'Sat, 99 Foo 2026', '"'] as const).map((value) => ['if-none-match', value] as const),
  ...(['x=1; x=2', '=', ';', 'a'.repeat(4_000)] as const).map((value) => ['cookie', value] as const),
  ...(['Bearer x', 'Basic %%%', ''] as const).map((value) => ['authorization', value] as const),
  ...(['PUT', '__proto__'] as const).map((value) => ['x-http-method-override', value] as const),
  ...(['00-zz', '00-00000000000000000000000000000000-0000000000000000-00'] as const).map(
    (value) => ['traceparent', value] as const,
  ),
  ['__proto__', 'x'],
  ['constructor', 'x'],
  ['forwarded', 'for=";'],
  ['accept', ','],
  ['accept-version', '9.9.9'],
];

/** Headers that the parser or the protocol may answer in its own way. */
const protocolHeaders: readonly (readonly [string, string])[] = [
  ...(['100-continue', '200-ok', ''] as const).map((value) => ['expect', value] as const),
  ...(['close', 'upgrade', 'keep-alive, x', 'host', 'content-length', ''] as const).map(
    (value) => ['connection', value] as const,
  ),
  ...(['websocket', 'h2c', 'x'] as const).map((value) => ['upgrade', value] as const),
  ...(['trailers', 'x'] as const).map((value) => ['te', value] as const),
  ['bad name', 'x'],
  ['bad\u0000name', 'x'],
  ['', 'x'],
  ['x-null', 'a\u0000b'],
  ['x-bare-return', 'a\rb'],
  ['x-folded', 'a\r\n folded'],
  ['host', 'evil.example'],
  [' host', 'evil.example'],
  ['x-large', 'x'.repeat(20_000)],
];

export function headerCases(templates: readonly Template[]): fc.Arbitrary<MalformedCase> {
  const call = fc.constantFrom(...templates).map(({ operation, input }) => callOf(operation, JSON.stringify(input)));
  return fc.oneof(
    { weight: 3, arbitrary: onHeader(call, 'content-type', fc.constantFrom(...contentTypes)) },
    {
      weight: 2,
      arbitrary: onHeader(
        call,
        'yuzhi-purpose',
        fc.oneof(
          fc.constantFrom(...purposes),
          fc.string({ unit: 'binary-ascii', maxLength: 60 }).map(encodeURIComponent),
        ),
      ),
    },
    { weight: 1, arbitrary: onHeader(call, 'accept-language', fc.constantFrom(...languages)) },
    { weight: 2, arbitrary: onHeader(call, 'host', fc.constantFrom(...hosts)) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(call, fc.subarray([...harmless], { minLength: 1, maxLength: 4 }))
        .map(([draft, more]) => wellFramed('header: harmless', withHeaders(draft, more))),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(call, fc.constantFrom(...protocolHeaders))
        .map(([draft, header]) => added('header: protocol', draft, [header])),
    },
    { weight: 1, arbitrary: call.map((draft) => without(draft, 'host')) },
    { weight: 1, arbitrary: call.map((draft) => without(draft, 'content-type')) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(call, fc.integer({ min: 50, max: 3_000 }))
        .map(([draft, count]) => added('header: many', draft, manyHeaders(count))),
    },
  );
}

function onHeader(call: fc.Arbitrary<Draft>, name: string, value: fc.Arbitrary<string>): fc.Arbitrary<MalformedCase> {
  return fc.tuple(call, value).map(([draft, text]) => {
    const isClean = /^[\t -~\u0080-\u00ff]*$/.test(text);
    const changed = withHeaders(draft, [[name, isClean ? text : Buffer.from(text).toString('latin1')]]);
    return wellFramed(`header: ${name}`, changed);
  });
}

function without(draft: Draft, name: string): MalformedCase {
  return wellFramed(`header: no ${name}`, { ...draft, headers: draft.headers.filter(([own]) => own !== name) });
}

/** Further headers, beside those that are there, for which the protocol allows more than one outcome. */
function added(family: string, draft: Draft, headers: readonly (readonly [string, string])[]): MalformedCase {
  return illFramed(family, rendered({ ...draft, headers: [...draft.headers, ...headers] }), 1);
}

function manyHeaders(count: number): [string, string][] {
  return Array.from({ length: count }, (_value, index) => [`x-${index}`, 'x']);
}
