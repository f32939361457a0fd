/**
 * Collects the text of a string item: its `t` elements, alone or in runs, without the phonetic guides beside them
 * (ECMA-376 part 1, 18.4.8). Feed it the events between the item's tags.
 */
export class StringItem {
  #text = '';
  #isInText = false;
  #isInPhonetic = false;

  reset(): void {
    this.#text = '';
    this.#isInText = false;
    this.#isInPhonetic = false;
  }

  open(tag: string): void {
    if (tag === 't') this.#isInText = true;
    if (tag === 'rPh') this.#isInPhonetic = true;
  }

  close(tag: string): void {
    if (tag === 't') this.#isInText = false;
    if (tag === 'rPh') this.#isInPhonetic = false;
  }

  add(text: string): void {
    if (this.#isInText && !this.#isInPhonetic) this.#text += text;
  }

  take(): string {
    return itemText(this.#text);
  }
}

/** The text that a string of the XML means, detached from it. */
export function itemText(text: string): string {
  return detached(unescaped(text));
}

/** `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underscore before such a text (22.9.2.19). */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** A copy of its own: a slice would keep the whole piece of XML in memory that it was cut from. */
function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
