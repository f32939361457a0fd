import type { Text } from '@yuzhi/sdk';
import { bytesText } from '../language/format.ts';
import { isRecord } from '../schema/json-schema.ts';
import { text } from '../language/language.ts';

/** Extensions of each kind of file that a field may accept. */
const extensionsOfKind: Record<string, readonly string[]> = {
  csv: ['.csv', '.tsv'],
  xlsx: ['.xlsx'],
  geojson: ['.geojson', '.json'],
  json: ['.json'],
  text: ['.txt', '.md'],
  docx: ['.docx'],
  pdf: ['.pdf'],
};

/**
 * The extensions that a field takes; a kind that is not known is taken for one.
 *
 * `rule` the `x-file` of a schema
 */
export function acceptedExtensions(rule: unknown): readonly string[] {
  const kinds = isRecord(rule) && Array.isArray(rule['accept']) ? rule['accept'].map(String) : [];
  return [...new Set(kinds.flatMap((kind) => extensionsOfKind[kind] ?? [kind.startsWith('.') ? kind : `.${kind}`]))];
}

/**
 * What is wrong with a file in an input; `null` when nothing is.
 *
 * `rule` the `x-file` of a schema
 */
export function checkFile(file: unknown, rule: unknown): Text | null {
  if (!isRecord(file) || typeof file['name'] !== 'string') return text('请选择文件', 'Choose a file');
  const name = file['name'].toLowerCase();
  const extensions = acceptedExtensions(rule);
  if (extensions.length > 0 && !extensions.some((extension) => name.endsWith(extension)))
    return {
      zh: `须为下列类型的文件：${extensions.join('、')}`,
      en: `Must be a file of one of these types: ${extensions.join(', ')}`,
    };
  const limit = isRecord(rule) && typeof rule['maxBytes'] === 'number' ? rule['maxBytes'] : Number.POSITIVE_INFINITY;
  const bytes = fileBytes(file);
  if (bytes <= limit) return null;
  return {
    zh: `文件为 ${bytesText(bytes)}，超过上限 ${bytesText(limit)}`,
    en: `The file has ${bytesText(bytes)}, the limit is ${bytesText(limit)}`,
  };
}

/** Size of a file in an input. */
export function fileBytes(file: Record<string, unknown>) {
  const { text, base64 } = file;
  if (typeof text === 'string') return new TextEncoder().encode(text).length;
  if (typeof base64 !== 'string') return 0;
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}
