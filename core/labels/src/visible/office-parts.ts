import type { Bytes } from '../bytes.ts';
import { entryData, zipDirectory } from '../containers/zip-entries.ts';
import type { ZipDirectory } from '../containers/zip-entries.ts';
import { markedText } from '../decode.ts';
import type { Scan } from '../scan.ts';
import { Refused, unwritable } from '../write/refused.ts';
import { zipWith } from '../write/zip-writer.ts';
import { attributesOf, scanXml } from '../xml/scan-xml.ts';
import type { XmlToken } from '../xml/scan-xml.ts';

/** A tag of a part with its attributes by their names. */
export interface PartTag extends XmlToken {
  readonly attributes: ReadonlyMap<string, string>;
  /** Its name without the prefix, and the prefix with its colon. */
  readonly local: string;
  readonly prefix: string;
}

/** The parts of a document of Office Open XML (ECMA-376, part 2), of which one is put in place of another. */
export class OfficeParts {
  readonly #bytes: Bytes;
  readonly #scan: Scan;
  readonly #directory: ZipDirectory;

  constructor(bytes: Bytes, scan: Scan) {
    this.#bytes = bytes;
    this.#scan = scan;
    this.#directory = zipDirectory(bytes, scan);
    if (this.#directory.entries.some(({ name }) => name.startsWith('_xmlsignatures/'))) throw sealed();
  }

  has(name: string): boolean {
    return this.#directory.entries.some((entry) => entry.name === name);
  }

  text(name: string): string {
    const entry = this.#directory.entries.find((one) => one.name === name);
    const data = entry === undefined ? null : entryData(this.#bytes, entry, this.#scan);
    if (data === null) throw new Refused('LABEL_FILE_BROKEN');
    return markedText(this.#scan.text(data)).replace(/(<\?xml[^>]*encoding=["'])utf-16(["'])/i, '$1UTF-8$2');
  }

  /** The tags of a part; one that is never closed means that the file is broken. */
  tags(text: string): readonly PartTag[] {
    const { tokens, isWhole } = scanXml(text, () => this.#scan.step());
    if (!isWhole) throw new Refused('LABEL_FILE_BROKEN');
    return tokens
      .filter(({ kind }) => kind === 'open' || kind === 'empty' || kind === 'close')
      .map((token) => {
        const colon = token.name.indexOf(':') + 1;
        const attributes = token.kind === 'close' ? [] : attributesOf(text, token);
        return {
          ...token,
          attributes: new Map(attributes.map(({ name, value }) => [name, value])),
          local: token.name.slice(colon),
          prefix: token.name.slice(0, colon),
        };
      });
  }

  /** The part that a relationship of another leads to. */
  target(part: string, id: string | undefined): string {
    const slash = part.lastIndexOf('/') + 1;
    const folder = part.slice(0, slash);
    const relations = this.tags(this.text(`${folder}_rels/${part.slice(slash)}.rels`));
    const target = relations.find(({ attributes }) => attributes.get('Id') === id)?.attributes.get('Target');
    if (id === undefined || target === undefined) throw new Refused('LABEL_FILE_BROKEN');
    return new URL(target, `file:///${folder}`).pathname.slice(1);
  }

  with(name: string, text: string): Uint8Array {
    const { entries, endStart } = this.#directory;
    const comment = this.#bytes.part(endStart, this.#bytes.length);
    return zipWith(this.#bytes, entries, [{ name, data: Buffer.from(text) }], comment);
  }
}

function sealed(): Refused {
  return unwritable(
    '带有数字签名，写入后签名失效',
    'is digitally signed and the signature would break',
    '请先写入标识，再签名',
    'Write the label first, then sign',
  );
}
