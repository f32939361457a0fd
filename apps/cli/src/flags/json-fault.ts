/** Where a text stops being JSON: line and column from 1, and what stands there; `null` found at its end. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly found: string | null;
}

/** Finds the first place at which a text cannot go on as JSON (RFC 8259). The parser itself seldom says where. */
export function jsonFault(text: string): JsonFault {
  const at = new Scanner(text).end();
  const before = text.slice(0, at).split('\n');
  const rest = text.slice(at);
  return {
    line: before.length,
    column: Array.from(before.at(-1) ?? '').length + 1,
    found: rest.trim() === '' ? null : (/^[\p{L}\p{N}_]+|^./su.exec(rest)?.[0]?.slice(0, 20) ?? null),
  };
}

const space = /[ \t\n\r]*/y;
// oxlint-disable no-control-regex -- JSON forbids control characters in texts
const scalar =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\p{L}\p{N}_.])|(?:true|false|null)(?![\p{L}\p{N}_])/uy;
// oxlint-enable no-control-regex

/** What may come next: a value, a name, or what closes or continues the innermost bracket. */
type Wanted = 'value' | 'value or end' | 'name' | 'name or end' | 'more' | 'nothing';

class Scanner {
  readonly #text: string;
  #at = 0;
  #wanted: Wanted = 'value';
  readonly #open: ('{' | '[')[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset at which nothing fits any more. */
  end(): number {
    do this.#skip(space);
    while (this.#step());
    return this.#at;
  }

  #step(): boolean {
    const inside = this.#open.at(-1);
    switch (this.#wanted) {
      case 'value':
      case 'value or end':
        if (this.#wanted === 'value or end' && this.#takes(']')) return this.#close();
        return this.#beginsValue();
      case 'name':
      case 'name or end':
        if (this.#wanted === 'name or end' && this.#takes('}')) return this.#close();
        return this.#takesName();
      case 'more':
        if (this.#takes(inside === '{' ? '}' : ']')) return this.#close();
        if (!this.#takes(',')) return false;
        this.#wanted = inside === '{' ? 'name' : 'value';
        return true;
      case 'nothing':
        return false;
    }
  }

  #beginsValue(): boolean {
    for (const bracket of ['{', '['] as const)
      if (this.#takes(bracket)) {
        this.#open.push(bracket);
        this.#wanted = bracket === '{' ? 'name or end' : 'value or end';
        return true;
      }
    return this.#skip(scalar) && this.#valueEnded();
  }

  #takesName(): boolean {
    if (this.#text[this.#at] !== '"' || !this.#skip(scalar)) return false;
    this.#skip(space);
    this.#wanted = 'value';
    return this.#takes(':');
  }

  #close(): boolean {
    this.#open.pop();
    return this.#valueEnded();
  }

  #valueEnded(): boolean {
    this.#wanted = this.#open.length === 0 ? 'nothing' : 'more';
    return true;
  }

  #takes(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    this.#at += match?.[0].length ?? 0;
    return match !== null;
  }
}
