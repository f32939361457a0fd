/** @import { OperationDescription } from '@yuzhi/kernel' */
/** @import { OutputLabel } from '@yuzhi/sdk' */
import { el } from '../dom.js';
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
    el('div', { class: 'beside after' }, ...fileButtons(output), save),
    jsonBlock(say(words.rawOutput), output),
  ];
}

/**
 * A button for each file of the output. A file is told by its shape, so that runs of operations that are gone keep theirs.
 *
 * @param {unknown} output
 * @returns {HTMLElement[]}
 */
function fileButtons(output) {
  if (typeof output !== 'object' || output === null) return [];
  return Object.values(output)
    .filter(isFile)
    .map(({ name, base64 }) =>
      downloadButton(`${say(words.saveFile)} ${name}`, name, () => ({
        content: Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
        type: 'application/octet-stream',
      })),
    );
}

/**
 * @param {unknown} value
 * @returns {value is { name: string, base64: string }}
 */
function isFile(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 2 &&
    'name' in value &&
    typeof value.name === 'string' &&
    'base64' in value &&
    typeof value.base64 === 'string'
  );
}

/** @param {OutputLabel} label */
function labelBox({ kind, text }) {
  const word = labelWords[kind];
  return el('p', { class: 'label' }, el('strong', {}, word ? say(word) : kind), ' ', say(text));
}
