/** @import { MakeControl } from './simple-element.js' */
import { el } from '../dom.js';
import { bytesText } from '../format.js';
import { isRecord } from '../json-schema.js';
import { listed, say } from '../language.js';
import { words } from '../words.js';
import { acceptedExtensions, fileBytes } from './file-input.js';

/**
 * A box to choose a file in or to drop one on. The file travels in the input as its name and base64.
 *
 * @type {MakeControl}
 */
export function fileControl(form, field, path, names) {
  const rule = form.reader.keyword(field.schema, 'x-file');
  const extensions = acceptedExtensions(rule);
  const maxBytes = isRecord(rule) && typeof rule['maxBytes'] === 'number' ? rule['maxBytes'] : null;
  const box = el('div', { class: 'file' });
  const input = el('input', { type: 'file', class: 'unseen', ...names, accept: extensions.join(',') });
  // The browser's own button speaks the language of the browser.
  const choose = el('label', { class: 'button', for: input.id }, say(words.fileChoose));
  const state = el('span', { class: 'file-state', role: 'status' });
  const remove = el(
    'button',
    { type: 'button', class: 'quiet', hidden: true, onclick: () => put(undefined) },
    say(words.fileRemove),
  );
  const kinds = say(extensions.length === 0 ? words.fileAnyType : words.fileTypes, {
    types: listed(extensions),
    size: maxBytes === null ? '—' : bytesText(maxBytes),
  });
  box.append(
    el('p', { class: 'beside' }, input, choose, el('span', { class: 'help' }, say(words.fileDrop))),
    el('p', { class: 'beside' }, state, remove),
    el('p', { class: 'help' }, kinds),
  );

  /** @param {unknown} file */
  function show(file) {
    const isFile = isRecord(file);
    state.textContent = isFile
      ? say(words.fileChosen, { name: String(file['name']), size: bytesText(fileBytes(file)) })
      : '';
    remove.hidden = !isFile;
  }
  /** @param {unknown} file */
  function put(file) {
    if (file === undefined) {
      input.value = '';
      input.focus();
    }
    form.set(path, file);
    show(file);
  }
  /** @param {File | undefined} file */
  async function take(file) {
    if (file === undefined) return;
    state.textContent = say(words.fileReading);
    try {
      put({ name: file.name, base64: await base64Of(file) });
    } catch {
      state.textContent = say(words.fileUnreadable);
    }
  }
  input.addEventListener('change', () => void take(input.files?.[0]));
  takeDrops(box, take);
  show(form.valueAt(path));
  return box;
}

/**
 * @param {HTMLElement} box
 * @param {(file: File | undefined) => Promise<void>} take
 */
function takeDrops(box, take) {
  box.addEventListener('dragover', (event) => {
    event.preventDefault();
    box.classList.add('over');
  });
  box.addEventListener('dragleave', () => box.classList.remove('over'));
  box.addEventListener('drop', (event) => {
    event.preventDefault();
    box.classList.remove('over');
    void take(event.dataTransfer?.files[0]);
  });
}

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () =>
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,?/, '') : ''),
    );
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
