import path from 'node:path';
import type { DocFinding } from './doc-finding.ts';
import { linksOf } from './markdown.ts';

interface PlacedLink {
  readonly file: string;
  readonly line: number;
  /** Relative to the project, without what follows `#`. */
  readonly target: string;
}

/** Links between files of the project that lead nowhere. */
export function brokenLinks(documents: ReadonlyMap<string, string>, files: readonly string[]): readonly DocFinding[] {
  const there = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
  return relativeLinks(documents)
    .filter(({ target }) => !there.has(target))
    .map(({ file, line, target }) => ({ file, line, what: `there is no ${target}` }));
}

/** READMEs that no other document leads to: nobody will find them. A pack's is found in the catalogue. */
export function unlistedReadmes(documents: ReadonlyMap<string, string>): readonly DocFinding[] {
  const links = relativeLinks(documents);
  return [...documents.keys()]
    .filter((file) => path.posix.basename(file) === 'README.md' && file !== 'README.md' && !file.startsWith('packs/'))
    .filter(
      (file) => !links.some((link) => link.file !== file && [file, path.posix.dirname(file)].includes(link.target)),
    )
    .map((file) => ({ file, line: 1, what: 'no other document links to it' }));
}

function relativeLinks(documents: ReadonlyMap<string, string>): readonly PlacedLink[] {
  return [...documents].flatMap(([file, text]) =>
    linksOf(text)
      .filter(({ target }) => !/^([a-z][a-z0-9+.-]*:|#)/i.test(target))
      .map(({ target, line }) => ({ file, line, target: placed(file, target) })),
  );
}

function placed(file: string, target: string): string {
  const [place = ''] = target.split('#');
  const joined = path.posix.join(path.posix.dirname(file), decodeURI(place));
  return joined.replace(/\/$/, '');
}

function foldersOf(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  return ['.', ...parts.map((_part, index) => parts.slice(0, index + 1).join('/'))];
}
