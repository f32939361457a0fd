import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { decodeText } from './decode-text.ts';
import { extensionOf } from './file-ref.ts';
import type { FileRef } from './file-ref.ts';

const textExtensions = ['.csv', '.tsv', '.json', '.geojson', '.txt', '.md'];

/**
 * A file beside the pack as an example's input. It is read when its content is first asked for, so that importing a
 * pack costs no I/O. Text files travel as text (decoded as `readText` does), others as base64.
 *
 * @example
 * input: { readings: sampleFile(new URL('../golden/rain.csv', import.meta.url)) }
 */
export function sampleFile(url: URL, name: string = basename(decodeURIComponent(url.pathname))): FileRef {
  let content: string | undefined;
  if (textExtensions.includes(extensionOf(name))) {
    return {
      name,
      get text() {
        return (content ??= decodeText(readFileSync(url), name).text);
      },
    };
  }
  return {
    name,
    get base64() {
      return (content ??= readFileSync(url, 'base64'));
    },
  };
}
