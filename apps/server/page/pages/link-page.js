/** @import { OpenedLink } from '../api.js' */
import { openLink, redeemLink } from '../api.js';
import { el } from '../dom.js';
import { say } from '../language.js';
import { loaded } from '../parts/loaded.js';
import { words } from '../words.js';
import { codeField, credentialForm } from './credential-form.js';

/**
 * What a link that works once is for: the first administrator, a new account, a new password.
 *
 * @param {string} token
 * @param {() => void} onSignedIn
 * @returns {HTMLElement[]}
 */
export function linkPage(token, onSignedIn) {
  return [
    loaded(
      () => openLink(token),
      (link) => linkElements(token, link, onSignedIn),
    ),
  ];
}

/**
 * @param {string} token
 * @param {OpenedLink} link
 * @param {() => void} onSignedIn
 */
function linkElements(token, link, onSignedIn) {
  const { kind, account, name, secret, uri } = link;
  const titles = { 'set-up': words.linkSetUp, invitation: words.linkInvitation, recovery: words.linkRecovery };
  const form = credentialForm(
    [
      ...(account === null
        ? [
            /** @type {const} */ ({
              name: 'account',
              title: words.account,
              help: words.accountHelp,
              autocomplete: 'username',
            }),
            /** @type {const} */ ({ name: 'name', title: words.ownName, autocomplete: 'name' }),
          ]
        : []),
      {
        name: 'password',
        title: words.newPassword,
        help: words.newPasswordHelp,
        type: 'password',
        autocomplete: 'new-password',
      },
      codeField,
    ],
    words.activate,
    async (values) => {
      await redeemLink({ token, .../** @type {{ password: string, code: string }} */ (values) });
      onSignedIn();
    },
  );
  return [
    el('h1', { tabIndex: -1 }, say(titles[kind])),
    ...(account === null ? [] : [el('p', {}, `${name ?? ''}（${account}）`)]),
    ...(secret === null || uri === null ? [] : [enrolment(secret, uri)]),
    form,
  ];
}

/**
 * The seed for an authenticator, in groups of four to be typed over, and as an address that a phone opens.
 *
 * @param {string} secret
 * @param {string} uri
 */
function enrolment(secret, uri) {
  return el(
    'section',
    { class: 'enrolment' },
    el('h2', {}, say(words.secondFactor)),
    el('p', {}, say(words.secondFactorHelp)),
    el('p', {}, el('code', { class: 'seed' }, secret.replaceAll(/(.{4})(?=.)/g, '$1 '))),
    el('p', {}, el('a', { href: uri }, say(words.openAuthenticator))),
  );
}
