/** @import { Text } from '@yuzhi/sdk' */
import { bytesText } from '../format.js';
import { isRecord } from '../json-schema.js';

/** Extensions of each kind of file that a field may accept. @type {Record<string, readonly string[]>} */
const extensionsOfKind = {
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
 * @param {unknown} rule the `x-file` of a schema
 * @returns {readonly string[]}
 */
export function acceptedExtensions(rule) {
  const kinds = isRecord(rule) && Array.isArray(rule['accept']) ? rule['accept'].map(String) : [];
  return [...new Set(kinds.flatMap((kind) => extensionsOfKind[kind] ?? [kind.startsWith('.') ? kind : `.${kind}`]))];
}

/**
 * What is wrong with a file in an input; `null` when nothing is.
 *
 * @param {unknown} file
 * @param {unknown} rule the `x-file` of a schema
 * @returns {Text | null}
 */
export function checkFile(file, rule) {
  if (!isRecord(file) || typeof file['name'] !== 'string') return { zh: '请选择文件', en: 'Choose a file' };
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

/**
 * Size of a file in an input.
 *
 * @param {Record<string, unknown>} file
 */
export function fileBytes(file) {
  const { text, base64 } = file;
  if (typeof text === 'string') return new TextEncoder().encode(text).length;
  if (typeof base64 !== 'string') return 0;
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}
