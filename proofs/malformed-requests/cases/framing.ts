import fc from 'fast-check';
import type { MalformedCase } from '../malformed-case.ts';
import type { Template } from './bodies.ts';
import { changed } from './bodies.ts';
import { callOf, illFramed, rendered, renderedWith } from './draft.ts';
import type { Draft } from './draft.ts';

/** Requests that say something untrue about where they end, and bytes that are no request at all. */
export function framingCases(templates: readonly Template[]): fc.Arbitrary<MalformedCase> {
  const call = fc.constantFrom(...templates).map(({ operation, input }) => callOf(operation, JSON.stringify(input)));
  return fc.oneof(
    { weight: 4, arbitrary: lyingLengths(call) },
    { weight: 3, arbitrary: chunkedRubbish(call) },
    { weight: 2, arbitrary: twoFramings(call) },
    { weight: 4, arbitrary: spoiltHeads(call) },
    { weight: 2, arbitrary: noise() },
    { weight: 1, arbitrary: overTheLimit(call) },
    { weight: 2, arbitrary: inPieces(call) },
  );
}

function lyingLengths(call: fc.Arbitrary<Draft>): fc.Arbitrary<MalformedCase> {
  const strange = fc.constantFrom(
    '-1',
    '+5',
    '5,5',
    '5, 6',
    '0x10',
    '1e3',
    ' ',
    '',
    '٣',
    '9'.repeat(30),
    '18446744073709551616',
    '1.5',
    '05',
    '5;',
    'NaN',
  );
  const offBy = fc.integer({ min: -30, max: 200 });
  return fc.oneof(
    fc.tuple(call, offBy).map(([draft, by]) => withLength(draft, String(Math.max(0, draft.body.length + by)))),
    fc.tuple(call, strange).map(([draft, length]) => withLength(draft, length)),
    call.map((draft) => illFramed('framing: no length', renderedWith(draft, []), 2)),
    fc.tuple(call, offBy).map(([draft, by]) =>
      illFramed(
        'framing: two lengths',
        renderedWith(draft, [
          ['content-length', String(draft.body.length)],
          ['content-length', String(draft.body.length + by)],
        ]),
        2,
      ),
    ),
  );
}

function withLength(draft: Draft, length: string): MalformedCase {
  return illFramed('framing: lying length', renderedWith(draft, [['content-length', length]]), 2);
}

function chunkedRubbish(call: fc.Arbitrary<Draft>): fc.Arbitrary<MalformedCase> {
  const size = fc.constantFrom(
    '',
    'g',
    '-1',
    '0x5',
    'ffffffffffffffff',
    '5 ',
    '5;a=b',
    `5;${'x'.repeat(20_000)}`,
    '5\n',
    '00000005',
    '7fffffff',
  );
  const ending = fc.constantFrom(
    '0\r\n\r\n',
    '0\r\n',
    '',
    '0\r\nx: y\r\n\r\n',
    '0\r\nbad\r\n\r\n',
    '0\n\n',
    '0\r\ncontent-length: 5\r\n\r\n',
  );
  const isTrue = fc
    .tuple(call, fc.array(fc.nat({ max: 40 }), { maxLength: 5 }), ending)
    .map(([draft, sizes, end]) =>
      chunked(draft, Buffer.concat([...piecesOf(draft.body, sizes).map(chunk), Buffer.from(end)])),
    );
  const isFalse = fc
    .tuple(call, size, ending)
    .map(([draft, stated, end]) =>
      chunked(draft, Buffer.concat([Buffer.from(`${stated}\r\n`), draft.body, Buffer.from(`\r\n${end}`)])),
    );
  return fc.oneof(isTrue, isFalse);
}

function chunked(draft: Draft, body: Buffer): MalformedCase {
  return illFramed('framing: chunks', renderedWith({ ...draft, body }, [['transfer-encoding', 'chunked']]), 2);
}

function chunk(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}

function piecesOf(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    pieces.push(bytes.subarray(at, at + size + 1));
    at += size + 1;
  }
  return [...pieces, bytes.subarray(at)].filter(({ length }) => length > 0);
}

/** Two statements of one length: what request smuggling is made of. */
function twoFramings(call: fc.Arbitrary<Draft>): fc.Arbitrary<MalformedCase> {
  const codings = fc.constantFrom(
    'chunked',
    'Chunked',
    'xchunked',
    'chunked, chunked',
    'identity',
    'gzip, chunked',
    'chunked\t',
    '\u000bchunked',
    '',
  );
  return fc.tuple(call, codings, fc.boolean()).map(([draft, coding, isChunkedBody]) => {
    const body = isChunkedBody ? Buffer.concat([chunk(draft.body), Buffer.from('0\r\n\r\n')]) : draft.body;
    const smuggled = Buffer.concat([body, rendered(draft)]);
    return illFramed(
      'framing: two framings',
      renderedWith({ ...draft, body: smuggled }, [
        ['content-length', String(body.length)],
        ['transfer-encoding', coding],
      ]),
      3,
    );
  });
}

/** Single bytes of the head changed. */
function spoiltHeads(call: fc.Arbitrary<Draft>): fc.Arbitrary<MalformedCase> {
  const changes = fc.array(
    fc.tuple(fc.constantFrom('set', 'insert', 'remove'), fc.nat(), fc.integer({ min: 0, max: 255 })),
    { minLength: 1, maxLength: 4 },
  );
  return fc.tuple(call, changes).map(([draft, list]) => {
    const bytes = rendered(draft);
    const headLength = bytes.length - draft.body.length;
    return illFramed(
      'framing: spoilt head',
      Buffer.concat([changed(bytes.subarray(0, headLength), list), draft.body]),
      2,
    );
  });
}

const openings = [
  ...[
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'GET /\r\n',
    'GET / HTTP/0.9\r\n\r\n',
    'GET / HTTP/1.0\r\n\r\n',
    'GET / HTTP/3.0\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
  ],
  ...[
    '\r\n\r\n\r\n',
    '\u0000',
    'GET',
    'CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example:443\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  ],
  ...[
    'GET http://127.0.0.1/api/packs HTTP/1.1\r\nhost: evil.example\r\n\r\n',
    'GET /api/packs HTTP/1.1\nhost: 127.0.0.1\n\n',
    'GET  /api/packs  HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n',
  ],
  ...[
    'OPTIONS * HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n',
    'GET /api/packs HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: upgrade\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQAAP__\r\n\r\n',
  ],
];

function noise(): fc.Arbitrary<MalformedCase> {
  return fc.oneof(
    fc.constantFrom(...openings).map((text) => illFramed('framing: another protocol', Buffer.from(text, 'latin1'), 1)),
    fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => illFramed('framing: noise', Buffer.from(bytes), 1)),
  );
}

/** Over the largest body of all, by what it says or by what it sends. */
function overTheLimit(call: fc.Arbitrary<Draft>): fc.Arbitrary<MalformedCase> {
  const megabytes = 65 * 1_048_576;
  const stated = fc.tuple(call, fc.integer({ min: megabytes, max: 2 ** 40 })).map(([draft, length]) => ({
    // The answer must come before the body does.
    ...illFramed(
      'framing: over the limit',
      renderedWith({ ...draft, body: draft.body.subarray(0, 10) }, [['content-length', String(length)]]),
      1,
    ),
    owed: 1,
  }));
  const sent = call.map((draft) => {
    const filling = chunk(Buffer.alloc(1_048_576, 0x20));
    return chunked(draft, Buffer.concat([...Array.from({ length: 66 }, () => filling), Buffer.from('0\r\n\r\n')]));
  });
  return fc.oneof({ weight: 40, arbitrary: stated }, { weight: 1, arbitrary: sent });
}

/** A request in order that arrives in pieces: it is owed its answer. */
function inPieces(call: fc.Arbitrary<Draft>): fc.Arbitrary<MalformedCase> {
  return fc.tuple(call, fc.array(fc.nat(), { minLength: 1, maxLength: 8 })).map(([draft, places]) => {
    const bytes = rendered(draft);
    const cuts = [...new Set(places.map((place) => place % bytes.length))].toSorted((a, b) => a - b);
    return { ...illFramed('framing: in pieces', bytes, 1), cuts, owed: 1, body: draft.body };
  });
}
