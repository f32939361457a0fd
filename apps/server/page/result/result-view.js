/** @import { OperationDescription } from '@yuzhi/kernel' */
/** @import { OutputLabel } from '@yuzhi/sdk' */
import { el } from '../dom.js';
import { isRecord } from '../json-schema.js';
import { say } from '../language.js';
import { downloadButton } from '../parts/download.js';
import { jsonBlock } from '../parts/json-block.js';
import { words } from '../words.js';
import { labelWords } from '../code-words.js';
import { defaultViews } from './default-views.js';
import { OutputFields } from './output-fields.js';
import { viewElements } from './views.js';

/**
 * @typedef {object} Result
 * @property {OperationDescription | null} operation `null` when it is not there any more: the output is shown as it is
 * @property {string} operationId
 * @property {unknown} output
 * @property {readonly OutputLabel[]} labels
 * @property {string | null} runId
 */

/**
 * A result with its labels, in the views of its operation, then as JSON.
 *
 * @param {Result} result
 * @returns {HTMLElement[]}
 */
export function resultElements({ operation, operationId, output, labels, runId }) {
  const fileName = [...operationId.split('/').slice(1), ...(runId === null ? [] : [runId.slice(-8)])].join('-');
  const fields = new OutputFields(operation?.output ?? {});
  const views = operation && operation.show.length > 0 ? operation.show : defaultViews(fields, output);
  const save = downloadButton(say(words.downloadJson), `${fileName}.json`, () => ({
    content: `${JSON.stringify(output, null, 2)}\n`,
    type: 'application/json',
  }));
  return [
    ...labels.map(labelBox),
    ...viewElements(views, { output, fields, fileName }),
    el('div', { class: 'beside after' }, ...fileButtons(fields, output), save),
    jsonBlock(say(words.rawOutput), output),
  ];
}

/**
 * A button for each file that the output holds, under the name of its field.
 *
 * @param {OutputFields} fields
 * @param {unknown} output
 * @returns {HTMLElement[]}
 */
function fileButtons(fields, output) {
  if (!isRecord(output)) return [];
  return fields.files().flatMap(({ name, schema }) => {
    const file = output[name];
    if (!isRecord(file) || typeof file['name'] !== 'string' || typeof file['base64'] !== 'string') return [];
    const { name: fileName, base64 } = file;
    const title = say(words.downloadFile, { file: say(fields.title(schema, name)) });
    return [downloadButton(title, fileName, () => ({ content: bytesOf(base64), type: 'application/octet-stream' }))];
  });
}

/** @param {string} base64 */
function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
}

/** @param {OutputLabel} label */
function labelBox({ kind, text }) {
  const word = labelWords[kind];
  return el('p', { class: 'label' }, el('strong', {}, word ? say(word) : kind), ' ', say(text));
}
