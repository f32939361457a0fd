import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorsPage } from './reference/errors-page.ts';
import { manifestPage } from './reference/manifest-page.ts';

/** The pages under `docs/reference/` as the code is now, by path. `node tools/write-reference.ts` writes them. */
export async function referencePages(root: string): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['docs/reference/errors.md', await errorsPage(root)],
    ['docs/reference/manifest.md', manifestPage()],
  ]);
}

/** @returns the paths of the pages that it wrote */
export async function writeReferences(root: string): Promise<readonly string[]> {
  const pages = await referencePages(root);
  for (const [file, text] of pages) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return [...pages.keys()];
}

if (import.meta.main) console.log((await writeReferences(path.resolve(import.meta.dirname, '..'))).join('\n'));
