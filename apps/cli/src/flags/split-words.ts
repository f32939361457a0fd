import { words } from '../words.ts';
import { unknownFlag } from './flag-issue.ts';
import type { FlagIssue } from './flag-issue.ts';
import { ownFlags } from './flags-of-schema.ts';
import type { Flag, FlagSet } from './flags-of-schema.ts';

/** What `yuzhi run` itself was asked for. */
export interface OwnFlags {
  readonly input?: string;
  readonly example?: number;
  readonly json?: boolean;
  readonly help?: boolean;
  readonly save?: string;
  readonly purpose?: string;
  /** Let a worker carry it out. */
  readonly job?: boolean;
  /** Do not wait for a job. */
  readonly detach?: boolean;
  /** The same request under the same key is the same job. */
  readonly key?: string;
}

/** A flag's value as it was written, or which way a switch was set. */
export type Given = string | boolean;

export interface SplitWords {
  readonly own: OwnFlags;
  readonly given: ReadonlyMap<Flag, readonly Given[]>;
  readonly issues: FlagIssue[];
}

/** Sorts words into the program's own flags and those of the operation. `-` alone stands for `--input -`. */
export function splitWords(argv: readonly string[], flags: FlagSet): SplitWords {
  return new Splitter(argv, flags).split();
}

class Splitter {
  readonly #words: string[];
  readonly #flags: FlagSet;
  readonly #own: { -readonly [Key in keyof OwnFlags]: OwnFlags[Key] } = {};
  readonly #given = new Map<Flag, Given[]>();
  readonly #issues: FlagIssue[] = [];

  constructor(argv: readonly string[], flags: FlagSet) {
    this.#words = [...argv];
    this.#flags = flags;
  }

  split(): SplitWords {
    for (let word = this.#words.shift(); word !== undefined; word = this.#words.shift()) this.#take(word);
    return { own: this.#own, given: this.#given, issues: this.#issues };
  }

  #take(word: string): void {
    if (word === '-') this.#own.input = '-';
    else if (word === '-h') this.#own.help = true;
    else if (!word.startsWith('--')) this.#issues.push({ flag: word, message: words.wordUnexpected });
    else this.#takeFlag(word);
  }

  #takeFlag(word: string): void {
    const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (this.#takeOwn(name, value)) return;
    const named = this.#flags.named(name);
    if (named === null) this.#refuse(`--${name}`, value);
    else if (named.flag.kind === 'switch') this.#takeSwitch(named.flag, named.isNegated, value);
    else this.#add(named.flag, value ?? this.#next(`--${name}`));
  }

  #takeOwn(name: string, value: string | undefined): boolean {
    switch (name) {
      case 'json':
      case 'help':
      case 'job':
      case 'detach':
        this.#own[name] = true;
        return true;
      case 'input':
      case 'save':
      case 'purpose':
      case 'key': {
        const text = value ?? this.#next(`--${name}`);
        if (text !== undefined) this.#own[name] = text;
        return true;
      }
      case 'example':
        this.#own.example = this.#exampleNumber(value);
        return true;
      default:
        return false;
    }
  }

  #exampleNumber(value: string | undefined): number {
    const text = value ?? (/^\d+$/.test(this.#words[0] ?? '') ? this.#words.shift() : '1');
    if (!/^[1-9]\d{0,5}$/.test(text ?? '')) this.#issues.push({ flag: '--example', message: words.expectedInteger });
    return Number(text);
  }

  #takeSwitch(flag: Flag, isNegated: boolean, value: string | undefined): void {
    const isWord = value === undefined && ['true', 'false'].includes(this.#words[0] ?? '');
    const text = isWord ? this.#words.shift() : value;
    if (text === undefined) this.#add(flag, !isNegated);
    else if (isNegated) this.#issues.push({ flag: `--no-${flag.name}`, message: words.switchTakesNoValue });
    else this.#add(flag, text);
  }

  /** The next word, unless it is a flag itself: `--name=--text` says such a value. */
  #next(written: string): string | undefined {
    const next = this.#words[0];
    if (next !== undefined && !next.startsWith('--')) return this.#words.shift();
    this.#issues.push({ flag: written, message: words.flagLacksValue });
    return undefined;
  }

  #add(flag: Flag, value: Given | undefined): void {
    if (value === undefined) return;
    const values = this.#given.get(flag);
    if (values) values.push(value);
    else this.#given.set(flag, [value]);
  }

  #refuse(written: string, value: string | undefined): void {
    const names = [...this.#flags.flags.map(({ name }) => name), ...ownFlags];
    this.#issues.push(unknownFlag(written, names));
    // Its value is not a mistake of its own.
    if (value === undefined && this.#words[0] !== undefined && !this.#words[0].startsWith('-')) this.#words.shift();
  }
}
