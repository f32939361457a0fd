import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from './checks/project-files.ts';
import type { DocFinding } from './docs/doc-finding.ts';
import { brokenLinks, unlistedReadmes } from './docs/links.ts';
import { differentCode } from './docs/same-code.ts';
import { unwantedWords } from './docs/words.ts';
import { errorCatalogues, wrongErrors } from './reference/error-catalogues.ts';
import { referencePages } from './write-reference.ts';

export interface DocReport {
  readonly findings: readonly DocFinding[];
  /** Documents, and text files of any kind. */
  readonly documents: number;
  readonly texts: number;
}

/** What documents promise: links that lead somewhere, references as the code is, one README in two languages. */
export async function checkDocs(root: string): Promise<DocReport> {
  const files = projectFiles(root);
  const texts = readTexts(root, files);
  const documents = new Map([...texts].filter(([file]) => file.endsWith('.md')));
  const findings = [
    ...brokenLinks(documents, files),
    ...unlistedReadmes(documents),
    ...differentCode(documents, 'README.md', 'README.zh-CN.md'),
    ...staleReferences(documents, await referencePages(root)),
    ...wrongErrors(await errorCatalogues(root)).map((what) => ({ file: 'docs/reference/errors.md', line: 1, what })),
    ...unwantedWords(texts),
  ];
  return { findings, documents: documents.size, texts: texts.size };
}

function staleReferences(
  documents: ReadonlyMap<string, string>,
  pages: ReadonlyMap<string, string>,
): readonly DocFinding[] {
  return [...pages]
    .filter(([file, text]) => documents.get(file) !== text)
    .map(([file]) => ({ file, line: 1, what: 'it is not what the code says now: run node tools/write-reference.ts' }));
}

/** Files that hold text, by path; golden data are somebody else's words. */
function readTexts(root: string, files: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of files) {
    if (file.includes('/golden/')) continue;
    const bytes = readFileSync(path.join(root, file));
    if (!bytes.includes(0)) texts.set(file, bytes.toString('utf8'));
  }
  return texts;
}

if (import.meta.main) {
  const { findings, documents, texts } = await checkDocs(path.resolve(import.meta.dirname, '..'));
  for (const { file, line, what } of findings) console.log(`${file}:${line} ${what}`);
  console.log(`${documents} documents, ${texts} text files`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
