import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ErrorEntry } from '@yuzhi/sdk';

export interface ErrorCatalogue {
  /** The folder of its `errors.ts`. */
  readonly module: string;
  /** By code, in order. */
  readonly entries: readonly (readonly [code: string, entry: ErrorEntry])[];
}

type Table = Readonly<Record<string, ErrorEntry>>;

/** Before anything is installed there is no `errorsFor`; its table has the same shape. */
const plainTables = ['tools/ensure/failures.mjs'];

/** Every catalogue of the project: what the `errors.ts` of core, apps and packs export. */
export async function errorCatalogues(root: string): Promise<readonly ErrorCatalogue[]> {
  const patterns = ['{core,apps}/*/src/**/errors.ts', 'packs/*/*/**/errors.ts'];
  const files = globSync(patterns, { cwd: root, exclude: ['**/node_modules/**'] }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  return Promise.all([...files, ...plainTables].toSorted().map((file) => readCatalogue(root, file)));
}

/** What breaks the rules for errors, a line each: `code: what`. */
export function wrongErrors(catalogues: readonly ErrorCatalogue[]): readonly string[] {
  const all = catalogues.flatMap(({ entries }) => entries);
  const seen = new Set<string>();
  return all.flatMap(([code, entry]) => {
    const isTwice = seen.has(code);
    seen.add(code);
    return [
      ...(isTwice ? [`${code}: another catalogue has this code too`] : []),
      ...wrongEntry(entry).map((what) => `${code}: ${what}`),
    ];
  });
}

function wrongEntry({ message, hint }: ErrorEntry): readonly string[] {
  const texts = [message.zh, message.en, hint.zh, hint.en];
  return [
    ...(texts.some((text) => /[.。]$/.test(text)) ? ['a message or hint ends in a full stop'] : []),
    ...(texts.some((text) => text.trim() === '') ? ['a message or hint is empty'] : []),
    ...([message.zh, hint.zh].every(isChinese) ? [] : ['the Chinese is not Chinese']),
    ...(/^(Cannot |\{)/.test(message.en) ? [] : ['the English message does not begin with "Cannot"']),
  ];
}

/** A text that is nothing but what will be filled in passes. */
function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text) || /^\{\w+\}$/.test(text);
}

async function readCatalogue(root: string, file: string): Promise<ErrorCatalogue> {
  const module = (await import(pathToFileURL(path.join(root, file)).href)) as Readonly<Record<string, unknown>>;
  const tables = Object.entries(module).flatMap(([name, value]) =>
    name === 'catalogue' ? [value as Table] : tableOf(value),
  );
  if (tables.length === 0) throw new Error(`${file} exports no catalogue of errors`);
  const entries = tables.flatMap((table) => Object.entries(table)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { module: path.posix.dirname(file), entries };
}

function tableOf(value: unknown): Table[] {
  const isMaker = typeof value === 'function' && 'catalogue' in value;
  return isMaker ? [value.catalogue as Table] : [];
}
