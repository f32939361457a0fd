import { Parser } from 'saxen';

export interface XmlHandlers {
  /** @param name without its namespace prefix; an attribute's name likewise, its value decoded */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text?(text: string): void;
}

const maxDepth = 64;
const maxTokenCharacters = 1024 * 1024;

/**
 * Reads UTF-8 XML chunk by chunk and calls the handlers. Entities other than the five of XML stay as written; a
 * document type declaration, where entities could be declared, is refused, as ECMA-376 part 2 does.
 *
 * @throws Error for whatever is not well formed
 */
export class XmlReader {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #parser = new Parser();
  #depth = 0;
  /** Characters since the last token: the parser holds them all and scans them again with each chunk. */
  #pending = 0;

  constructor(handlers: XmlHandlers) {
    const seen = (): void => void (this.#pending = 0);
    this.#parser.on('openTag', (name, attributes) => {
      seen();
      if (++this.#depth > maxDepth) throw new Error('XML is nested too deeply');
      handlers.open(localName(name), (wanted) => attribute(attributes(), wanted));
    });
    this.#parser.on('closeTag', (name) => {
      seen();
      this.#depth--;
      handlers.close(localName(name));
    });
    this.#parser.on('text', (value) => {
      seen();
      handlers.text?.(decodeEntities(value));
    });
    this.#parser.on('cdata', (value) => {
      seen();
      handlers.text?.(value);
    });
    this.#parser.on('comment', seen);
    this.#parser.on('question', seen);
    this.#parser.on('attention', () => {
      throw new Error('XML holds a document type declaration');
    });
  }

  write(chunk: Uint8Array): void {
    this.#feed(this.#decoder.decode(chunk, { stream: true }));
  }

  end(): void {
    this.#feed(this.#decoder.decode());
    this.#parser.end();
  }

  #feed(xml: string): void {
    this.#pending += xml.length;
    this.#parser.write(xml);
    if (this.#pending > maxTokenCharacters) throw new Error('XML holds a token that is too long');
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attribute(attributes: Record<string, string> | false, wanted: string): string | undefined {
  if (!attributes) return undefined;
  const plain = attributes[wanted];
  if (typeof plain === 'string') return decodeEntities(plain);
  for (const name of Object.keys(attributes)) {
    if (localName(name) === wanted) return decodeEntities(attributes[name] ?? '');
  }
  return undefined;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

// The parser's own decoder cuts characters beyond U+FFFF, which rarer Chinese characters are.
function decodeEntities(value: string): string {
  if (!value.includes('&')) return value;
  return value.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
