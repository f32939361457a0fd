import fc from 'fast-check';
import type { MalformedCase } from '../malformed-case.ts';
import { callOf, wellFramed } from './draft.ts';

/** An operation with an input that it takes. */
export interface Template {
  readonly operation: string;
  readonly input: unknown;
}

/** Texts that stand where a JSON value should: some are JSON, many are nearly JSON. */
const oddTokens = [
  ...['NaN', 'Infinity', '-Infinity', 'undefined', 'None', 'True', 'tru', 'nul', '', ' ', '\u0000', '\ufeff1'],
  ...[
    '1e999',
    '-1e999',
    '1e-999',
    '-0',
    '0x1F',
    '01',
    '1_000',
    '.5',
    '5.',
    '+1',
    '1e',
    '9007199254740993',
    '1'.repeat(400),
  ],
  ...["'x'", '"\\u0000"', '"\\ud800"', '"\\udc00\\ud800"', '"\\x41"', '"\\u12"', '"open', '"tab\there"', '"\u2028"'],
  ...['/* c */1', '1,', '[,]', '[1,]', '{,}', '{"a":1,}', '{a:1}', '{"a" 1}', '{"a":1}}', '[[]', ']', '}'],
  ...[
    '{"a":1,"a":2}',
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"toString":1,"hasOwnProperty":2}',
  ],
  ...[
    'null',
    'true',
    '[]',
    '{}',
    '""',
    '-1',
    '1.5',
    '1e300',
    '"2026-02-30"',
    '"0000-00-00"',
    '"9999-12-31"',
    '"-271821-04-20"',
  ],
];

const oddKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  ' ',
  '\u0000',
  'ключ',
  '键'.repeat(100),
  'a'.repeat(5_000),
];

/** Bodies for operations: JSON and what is nearly JSON. Framing and headers are in order, so each is owed an answer. */
export function bodyCases(templates: readonly Template[]): fc.Arbitrary<MalformedCase> {
  const template = fc.constantFrom(...templates);
  return fc.oneof(
    { weight: 6, arbitrary: strangeFields(template) },
    { weight: 2, arbitrary: strangeKeys(template) },
    { weight: 2, arbitrary: strangeWholes(template) },
    { weight: 3, arbitrary: cutOff(template) },
    { weight: 4, arbitrary: spoiltBytes(template) },
    { weight: 2, arbitrary: deepNesting(template) },
    { weight: 1, arbitrary: largeBodies(template) },
  );
}

function call(family: string, { operation }: Template, body: Buffer | string): MalformedCase {
  return wellFramed(`body: ${family}`, callOf(operation, body));
}

const anyValue: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...oddTokens) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((text) => JSON.stringify(text)) },
  { weight: 1, arbitrary: fc.double().map((number) => JSON.stringify(number)) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map(String) },
);

function strangeFields(template: fc.Arbitrary<Template>): fc.Arbitrary<MalformedCase> {
  return fc
    .tuple(template, fc.array(fc.tuple(fc.nat(), anyValue), { minLength: 1, maxLength: 3 }))
    .map(([chosen, changes]) => {
      let text = JSON.stringify(chosen.input);
      for (const [place, value] of changes) text = withValueAt(text, place, value);
      return call('a field of another kind', chosen, text);
    });
}

/** Puts `token` in place of one of the values of a JSON text, chosen by `place`. Text that is no JSON stays. */
function withValueAt(text: string, place: number, token: string): string {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return text;
  }
  const paths = pathsOf(input);
  const path = paths[place % paths.length] ?? [];
  const hole = '\u0001hole\u0001';
  return JSON.stringify(replacedAt(input, path, hole)).replace(JSON.stringify(hole), () => token);
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  const inner: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return [at, ...inner.flatMap(([key, child]) => pathsOf(child, [...at, key]))];
}

function replacedAt(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? replacedAt(item, rest, by) : item));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: replacedAt(record[key], rest, by) };
}

function strangeKeys(template: fc.Arbitrary<Template>): fc.Arbitrary<MalformedCase> {
  const key = fc.oneof(fc.constantFrom(...oddKeys), fc.string({ unit: 'binary', maxLength: 40 }));
  return fc.tuple(template, key, anyValue, fc.boolean()).map(([chosen, name, value, isTwice]) => {
    const own = JSON.stringify(chosen.input).slice(1, -1);
    const member = `${JSON.stringify(name)}:${value}`;
    const first = Object.keys(chosen.input as object)[0] ?? 'x';
    const twice = isTwice ? `,${JSON.stringify(first)}:${value}` : '';
    return call('further and repeated keys', chosen, `{${own}${own === '' ? '' : ','}${member}${twice}}`);
  });
}

function strangeWholes(template: fc.Arbitrary<Template>): fc.Arbitrary<MalformedCase> {
  return fc.tuple(template, anyValue).map(([chosen, value]) => call('another whole', chosen, value));
}

function cutOff(template: fc.Arbitrary<Template>): fc.Arbitrary<MalformedCase> {
  return fc.tuple(template, fc.nat()).map(([chosen, at]) => {
    const bytes = Buffer.from(JSON.stringify(chosen.input));
    return call('cut off', chosen, bytes.subarray(0, at % bytes.length));
  });
}

/** Changes to single bytes: what lies on the wire when a client has its encoding wrong. */
const byteChanges = fc.array(
  fc.tuple(fc.constantFrom('set', 'insert', 'remove'), fc.nat(), fc.integer({ min: 0, max: 255 })),
  {
    minLength: 1,
    maxLength: 6,
  },
);

/** Applies byte changes to a copy. */
export function changed(bytes: Buffer, changes: readonly (readonly [string, number, number])[]): Buffer {
  const list = [...bytes];
  for (const [how, place, value] of changes) {
    const at = list.length === 0 ? 0 : place % list.length;
    if (how === 'set') list[at] = value;
    else if (how === 'insert') list.splice(at, 0, value);
    else list.splice(at, 1);
  }
  return Buffer.from(list);
}

function spoiltBytes(template: fc.Arbitrary<Template>): fc.Arbitrary<MalformedCase> {
  return fc
    .tuple(template, byteChanges)
    .map(([chosen, changes]) =>
      call('spoilt bytes', chosen, changed(Buffer.from(JSON.stringify(chosen.input)), changes)),
    );
}

function deepNesting(template: fc.Arbitrary<Template>): fc.Arbitrary<MalformedCase> {
  const depth = fc.oneof(
    fc.integer({ min: 20, max: 2_000 }),
    fc.integer({ min: 2_000, max: 12_000 }),
    fc.integer({ min: 12_000, max: 100_000 }),
  );
  const pair = fc.constantFrom(['[', ']'], ['{"a":', '}'], ['{"name":"x","children":[', ']}']);
  return fc
    .tuple(template, depth, pair, fc.nat(), fc.boolean())
    .map(([chosen, levels, [open = '', close = ''], place, isWhole]) => {
      const inner = open.endsWith(':') ? '1' : '';
      const nested = open.repeat(levels) + inner + close.repeat(levels);
      return call('deep nesting', chosen, isWhole ? nested : withValueAt(JSON.stringify(chosen.input), place, nested));
    });
}

/** Around and over the limit of one operation (1 MiB unless it says otherwise). */
function largeBodies(template: fc.Arbitrary<Template>): fc.Arbitrary<MalformedCase> {
  const size = fc.oneof(fc.integer({ min: 1_048_000, max: 1_049_000 }), fc.integer({ min: 100_000, max: 3_000_000 }));
  const filling = fc.constantFrom('x', '渝', '"\\u0000', '\\ud800', '[');
  return fc.tuple(template, size, filling, fc.nat()).map(([chosen, bytes, unit, place]) => {
    const value = `"${unit.replaceAll('"', '').repeat(Math.ceil(bytes / Buffer.byteLength(unit)))}"`;
    return call('large', chosen, withValueAt(JSON.stringify(chosen.input), place, value));
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
