import { globSync } from 'node:fs';

/** Test files that run in the same way. */
export interface TestGroup {
  readonly name: 'unit' | 'system';
  /** Relative to the project, in order of name. */
  readonly files: readonly string[];
}

const places = '{apps,bench,core,docs,packs,proofs,tools}';

/** The test files of the project, those that run together in one process first; with words, those whose path holds one. */
export function findTests(root: string, words: readonly string[] = []): readonly TestGroup[] {
  const files = globSync(`${places}/**/*.test.{ts,js}`, { cwd: root, exclude: ['**/node_modules/**'] })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .toSorted();
  return [
    { name: 'unit', files: files.filter((file) => !isSystemTest(file)) },
    { name: 'system', files: files.filter(isSystemTest) },
  ];
}

function isSystemTest(file: string): boolean {
  return file.endsWith('.system.test.ts');
}
