import { el, freshId } from '../dom.js';
import { say } from '../language.js';
import { failureBox } from '../parts/failure-box.js';
import { ApiError } from '../api.js';
import { words } from '../words.js';

/** @import { Text } from '@yuzhi/sdk' */

/**
 * One field of a form that somebody signs in with.
 *
 * @typedef {{ readonly name: string, readonly title: Text, readonly help?: Text, readonly type?: string,
 *   readonly autocomplete: AutoFill, readonly numeric?: boolean }} CredentialField
 */

/**
 * A form in one column that sends its values and shows what came of it. Browsers and password managers may fill it in,
 * and anything may be pasted.
 *
 * @param {readonly CredentialField[]} fields
 * @param {Text} send what the button says
 * @param {(values: Record<string, string>) => Promise<void>} submit
 */
export function credentialForm(fields, send, submit) {
  const place = el('div');
  const inputs = fields.map((field) => ({ field, input: inputOf(field) }));
  const button = el('button', { type: 'submit', class: 'main' }, say(send));
  const form = el(
    'form',
    { class: 'credentials', noValidate: true },
    inputs.map(({ field, input }) => fieldElement(field, input)),
    el('div', { class: 'bar-of-buttons' }, button),
    place,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendAll();
  });
  async function sendAll() {
    const missing = inputs.find(({ input }) => input.value === '');
    for (const { input } of inputs) input.setAttribute('aria-invalid', String(input.value === ''));
    if (missing) return missing.input.focus();
    button.disabled = true;
    place.replaceChildren();
    try {
      await submit(Object.fromEntries(inputs.map(({ field, input }) => [field.name, input.value])));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      place.replaceChildren(failureBox(error));
    } finally {
      button.disabled = false;
    }
  }
  return form;
}

/** @param {CredentialField} field */
function inputOf({ name, type = 'text', autocomplete, numeric = false }) {
  const input = el('input', { id: freshId(), type, name, autocomplete, 'aria-required': 'true' });
  if (numeric) input.inputMode = 'numeric';
  return input;
}

/**
 * @param {CredentialField} field
 * @param {HTMLInputElement} input
 */
function fieldElement({ title, help }, input) {
  const note = help ? el('p', { class: 'help', id: `${input.id}-help` }, say(help)) : null;
  if (note) input.setAttribute('aria-describedby', note.id);
  return el('div', { class: 'field' }, el('label', { for: input.id }, say(title)), input, note);
}

/** The second factor, as it is asked for everywhere. @type {CredentialField} */
export const codeField = {
  name: 'code',
  title: words.code6,
  help: words.code6Help,
  autocomplete: 'one-time-code',
  numeric: true,
};
