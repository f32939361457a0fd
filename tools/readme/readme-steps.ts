import { codeBlocks } from '../docs/markdown.ts';

/** What a test does with one command of a README. */
export type ReadmeStep = { readonly command: string; readonly line: number } & (
  | { readonly kind: 'run' }
  /** Goes on until it is stopped, as a reader leaves it running in the first terminal. */
  | { readonly kind: 'serve' }
  | { readonly kind: 'skip'; readonly reason: string }
);

const notHere: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^npm (test|t|run test)\b/, 'this is npm test'],
  [/^npm run ok\b/, 'it runs npm test, which runs this'],
  [/^npm run (bench|prove|bundle)\b/, 'takes minutes; CI runs it by itself'],
  [/^npm (ci|install|i)\b/, 'installed already; tools/newcomer.ts starts from nothing'],
  [/^(git clone|cd)\b/, 'the tests stand in the clone; tools/newcomer.ts clones'],
];

/** The commands of a document's `sh` blocks, in order. A backslash at the end of a line joins it with the next. */
export function readmeSteps(markdown: string): readonly ReadmeStep[] {
  return codeBlocks(markdown)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text, line }) => commandsOf(text, line));
}

function commandsOf(text: string, firstLine: number): readonly ReadmeStep[] {
  const steps: ReadmeStep[] = [];
  let before = '';
  let line = firstLine;
  for (const [index, raw] of text.split('\n').entries()) {
    if (before === '') line = firstLine + index;
    const command = before + raw.trim();
    before = command.endsWith('\\') ? `${command.slice(0, -1).trim()} ` : '';
    if (before === '' && command !== '' && !command.startsWith('#')) steps.push(stepOf(command, line));
  }
  return steps;
}

function stepOf(command: string, line: number): ReadmeStep {
  if (/^(npm start|npx yuzhi serve)\b/.test(command)) return { command, line, kind: 'serve' };
  const [, reason] = notHere.find(([pattern]) => pattern.test(command)) ?? [];
  return reason === undefined ? { command, line, kind: 'run' } : { command, line, kind: 'skip', reason };
}
