import type { DocFinding } from './doc-finding.ts';
import { codeBlocks } from './markdown.ts';

/** Where two versions of one document do not have the same code blocks: a reader of either must be able to do the same. */
export function differentCode(
  documents: ReadonlyMap<string, string>,
  one: string,
  other: string,
): readonly DocFinding[] {
  const texts = [one, other].map((file) => documents.get(file));
  const missing = [one, other].filter((_file, index) => texts[index] === undefined);
  if (missing.length > 0) return missing.map((file) => ({ file, line: 1, what: 'it is not there' }));
  const [blocks = [], counterparts = []] = texts.map((text) => codeBlocks(text ?? ''));
  const findings = blocks.flatMap((block, index) => {
    const counterpart = counterparts[index];
    if (counterpart !== undefined && counterpart.text === block.text && counterpart.language === block.language)
      return [];
    return [
      {
        file: other,
        line: counterpart?.line ?? 1,
        what: `its code block ${index + 1} differs from ${one}:${block.line}`,
      },
    ];
  });
  const more = counterparts
    .slice(blocks.length)
    .map(({ line }) => ({ file: other, line, what: `${one} does not have this code block` }));
  return [...findings, ...more];
}
