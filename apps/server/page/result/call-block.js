import { el } from '../dom.js';
import { say } from '../language.js';
import { copyButton } from '../parts/copy-button.js';
import { downloadButton } from '../parts/download.js';
import { words } from '../words.js';
import { sameCall } from './same-call.js';

/**
 * The same call for a terminal, made anew whenever the block is opened.
 *
 * @param {string} operation
 * @param {() => unknown} inputNow
 */
export function callBlock(operation, inputNow) {
  const body = el('div');
  const block = el('details', { class: 'call' }, el('summary', {}, say(words.sameCall)), body);
  const draw = () => {
    const input = inputNow();
    const call = sameCall(operation, input, location.origin);
    const { file } = call;
    const save =
      file === null ? null : downloadButton(say(words.downloadInput, { name: file }), file, () => jsonFile(input));
    body.replaceChildren(el('p', { class: 'help' }, say(words.sameCallAbout)), command(call.curl), command(call.yuzhi));
    if (save) body.append(save);
  };
  block.addEventListener('toggle', () => {
    if (block.open) draw();
  });
  return {
    element: block,
    update() {
      if (block.open) draw();
    },
  };
}

/** @param {string} text */
function command(text) {
  const code = el('pre', { tabIndex: 0 }, text);
  return el('div', { class: 'command' }, code, copyButton(code));
}

/** @param {unknown} input */
function jsonFile(input) {
  return { content: `${JSON.stringify(input, null, 2)}\n`, type: 'application/json' };
}
