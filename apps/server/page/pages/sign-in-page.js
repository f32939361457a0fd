import { signIn } from '../api.js';
import { el } from '../dom.js';
import { say } from '../language.js';
import { words } from '../words.js';
import { codeField, credentialForm } from './credential-form.js';

/**
 * Account, password and one-time code, all at once.
 *
 * @param {() => void} onSignedIn
 * @returns {HTMLElement[]}
 */
export function signInPage(onSignedIn) {
  const form = credentialForm(
    [
      { name: 'account', title: words.account, autocomplete: 'username' },
      { name: 'password', title: words.password, type: 'password', autocomplete: 'current-password' },
      codeField,
    ],
    words.signIn,
    async (values) => {
      await signIn(values);
      onSignedIn();
    },
  );
  return [el('h1', { tabIndex: -1 }, say(words.signIn)), el('p', { class: 'help' }, say(words.signInHelp)), form];
}
