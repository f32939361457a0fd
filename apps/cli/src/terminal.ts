import { styleText } from 'node:util';
import type { Language, Text } from '@yuzhi/sdk';
import type { Io } from './io.ts';
import { fill } from './fill.ts';

/** Where a command's words go: results to stdout, everything about them to stderr. */
export class Terminal {
  readonly io: Io;
  readonly language: Language;
  /** Whether stdout carries nothing but JSON. */
  readonly isJson: boolean;

  constructor(io: Io, language: Language, isJson: boolean) {
    this.io = io;
    this.language = language;
    this.isJson = isJson;
  }

  /** In the language of the reader, with `{name}` filled in. */
  say(text: Text, values: Readonly<Record<string, unknown>> = {}): string {
    return fill(text, values)[this.language];
  }

  /** A line of the result. */
  line(text = ''): void {
    this.io.stdout.write(`${text}\n`);
  }

  /** A line about the result. */
  note(text: string): void {
    this.io.stderr.write(`${text}\n`);
  }

  json(value: unknown): void {
    this.line(JSON.stringify(value, null, 2));
  }

  strong(text: string): string {
    return this.#styled('bold', text);
  }

  faint(text: string): string {
    return this.#styled('dim', text);
  }

  /** How wide a table may be; without a terminal as wide as it needs. */
  get width(): number {
    return this.io.isTTY.stdout ? (this.io.columns ?? 80) : Number.POSITIVE_INFINITY;
  }

  #styled(style: 'bold' | 'dim', text: string): string {
    const { NO_COLOR } = this.io.env;
    const isPlain = !this.io.isTTY.stdout || (NO_COLOR !== undefined && NO_COLOR !== '');
    return isPlain ? text : styleText(style, text, { validateStream: false });
  }
}
