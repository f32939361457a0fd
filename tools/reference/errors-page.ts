import { exitCodeOfKind } from '@yuzhi/cli';
import type { ErrorEntry } from '@yuzhi/sdk';
import { errorKinds } from '@yuzhi/sdk';
import { statusOfKind } from '@yuzhi/server';
import { errorCatalogues } from './error-catalogues.ts';
import { markdownTable } from './markdown-table.ts';

/**
 * `docs/reference/errors.md`: every failure that core and apps foresee, from the catalogues in the code. A pack brings its
 * own, and adding one changes no other file.
 */
export async function errorsPage(root: string): Promise<string> {
  const catalogues = (await errorCatalogues(root)).filter(({ module }) => !module.startsWith('packs/'));
  const kinds = errorKinds.map((kind) => [`\`${kind}\``, String(statusOfKind[kind]), String(exitCodeOfKind[kind])]);
  const sections = catalogues.map(
    ({ module, entries }) => `## ${module}\n\n${markdownTable(['Code', 'Kind', '中文', 'English'], entries.map(row))}`,
  );
  return `${[head, markdownTable(['Kind', 'HTTP status', 'Exit code'], kinds), ...sections].join('\n\n')}\n`;
}

const head = `# Errors

<!-- Written by tools/write-reference.ts from the code. Change the catalogue, then run it. -->

Every failure that is foreseen has a code, which stays the same over time, and a kind, which decides the HTTP status and
the exit code of the command line. What stands in braces is filled in when it happens; after the arrow stands what to do
next. A pack brings codes of its own, in its \`errors.ts\`.`;

function row([code, { kind, message, hint }]: readonly [string, ErrorEntry]): readonly string[] {
  return [`\`${code}\``, `\`${kind}\``, `${message.zh} → ${hint.zh}`, `${message.en} → ${hint.en}`];
}
