import { el } from '../dom.js';

/**
 * A button that saves a file. Its content is made when it is pressed.
 *
 * @param {string} label
 * @param {string} name of the file
 * @param {() => { readonly content: string | Uint8Array<ArrayBuffer>, readonly type: string }} make
 */
export function downloadButton(label, name, make) {
  return el('button', { type: 'button', class: 'quiet', onclick: () => save(name, make()) }, label);
}

/**
 * @param {string} name
 * @param {{ readonly content: string | Uint8Array<ArrayBuffer>, readonly type: string }} file
 */
function save(name, { content, type }) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  el('a', { href: address, download: name }).click();
  // The browser takes the content after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
