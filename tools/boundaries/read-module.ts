import { parseSync, Visitor } from 'oxc-parser';

/** Something at a line of a file. */
interface Place {
  readonly line: number;
}

export interface ImportOf extends Place {
  readonly specifier: string;
  /** It brings types only and is gone when the file runs. */
  readonly isType: boolean;
}

export interface TextIn extends Place {
  readonly text: string;
}

/** What the checker wants to know of a file. */
export interface ModuleFacts {
  readonly imports: readonly ImportOf[];
  /** Every string and the fixed parts of templates. */
  readonly texts: readonly TextIn[];
  /** Where it reaches for a clock, chance, the network or the process, as it is written there. */
  readonly reaches: readonly TextIn[];
}

const worldly = new Set(['process', 'performance', 'crypto', 'console', 'globalThis', 'Temporal']);
const worldlyCalls = new Set([
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'require',
  'Date',
]);
const worldlyMembers = new Set(['Date.now', 'Math.random']);

/** @throws SyntaxError when the file does not parse: nothing may be concluded from half of it */
export function readModule(file: string, text: string): ModuleFacts {
  const { program, errors } = parseSync(file, text);
  if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`);
  const lineOf = lineFinder(text);
  const imports: ImportOf[] = [];
  const texts: TextIn[] = [];
  const reaches: TextIn[] = [];
  const note = (node: { readonly start: number; readonly end: number }): void =>
    void reaches.push({ text: text.slice(node.start, node.end), line: lineOf(node.start) });
  const noteImport = (source: { readonly value: unknown; readonly start: number }, isType: boolean): void => {
    if (typeof source.value === 'string') imports.push({ specifier: source.value, isType, line: lineOf(source.start) });
  };
  new Visitor({
    ImportDeclaration: ({ source, importKind }) => noteImport(source, importKind === 'type'),
    ExportAllDeclaration: ({ source, exportKind }) => noteImport(source, exportKind === 'type'),
    ExportNamedDeclaration: ({ source, exportKind }) => source && noteImport(source, exportKind === 'type'),
    TSImportType: ({ source }) => noteImport(source, true),
    ImportExpression: ({ source }) => source.type === 'Literal' && noteImport(source, false),
    Literal: ({ value, start }) => typeof value === 'string' && texts.push({ text: value, line: lineOf(start) }),
    TemplateElement: ({ value, start }) => texts.push({ text: value.cooked ?? value.raw, line: lineOf(start) }),
    CallExpression: (node) =>
      node.callee.type === 'Identifier' && worldlyCalls.has(node.callee.name) && note(node.callee),
    NewExpression: (node) =>
      node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0 && note(node),
    MemberExpression: (node) =>
      node.object.type === 'Identifier' &&
      (worldly.has(node.object.name) || worldlyMembers.has(text.slice(node.start, node.end))) &&
      note(node),
  }).visit(program);
  return { imports, texts, reaches };
}

function lineFinder(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => ends.filter((end) => end < offset).length + 1;
}
