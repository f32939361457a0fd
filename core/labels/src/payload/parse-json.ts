/** Why a payload is no JSON that can be judged. */
export type JsonFault = 'malformed' | 'repeated-key';

export type JsonReading = { readonly fault: JsonFault } | { readonly fault: null; readonly value: JsonValue };

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [key: string]: JsonValue };

const deepest = 8;

/**
 * JSON (RFC 8259) that also tells whether a key is repeated, which `JSON.parse` passes over: of two values for one key
 * nobody can say which is meant.
 */
export function parseJson(text: string): JsonReading {
  try {
    const parser = new Parser(text);
    return { fault: null, value: parser.whole() };
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault };
    throw error;
  }
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

class Refused extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super(fault);
    this.fault = fault;
  }
}

const space = /[\t\n\r ]*/y;
// oxlint-disable-next-line no-control-regex -- control characters are what JSON refuses
const stringToken = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalarToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): JsonValue {
    const value = this.#value(0);
    this.#match(space);
    if (this.#at !== this.#text.length) throw new Refused('malformed');
    return value;
  }

  #value(depth: number): JsonValue {
    if (depth > deepest) throw new Refused('malformed');
    this.#match(space);
    const next = this.#text[this.#at];
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#array(depth);
    return JSON.parse(this.#token(next === '"' ? stringToken : scalarToken)) as JsonValue;
  }

  #object(depth: number): JsonObject {
    const entries = new Map<string, JsonValue>();
    this.#items('}', () => {
      const key = JSON.parse(this.#token(stringToken)) as string;
      if (entries.has(key)) throw new Refused('repeated-key');
      this.#take(':');
      entries.set(key, this.#value(depth + 1));
    });
    // Not as a literal: `__proto__` is a key like any other.
    return Object.fromEntries(entries);
  }

  #array(depth: number): readonly JsonValue[] {
    const items: JsonValue[] = [];
    this.#items(']', () => items.push(this.#value(depth + 1)));
    return items;
  }

  #items(end: string, item: () => void): void {
    this.#at += 1;
    if (this.#isNext(end)) return;
    do {
      this.#match(space);
      item();
    } while (this.#isNext(','));
    this.#take(end);
  }

  #isNext(mark: string): boolean {
    this.#match(space);
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #take(mark: string): void {
    if (!this.#isNext(mark)) throw new Refused('malformed');
  }

  #token(pattern: RegExp): string {
    const found = this.#match(pattern);
    if (found === null || found === '') throw new Refused('malformed');
    return found;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return null;
    this.#at = pattern.lastIndex;
    return found[0];
  }
}
