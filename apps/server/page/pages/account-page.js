/** @import { SessionState } from '../api.js' */
import { accessCall, signOut } from '../api.js';
import { el } from '../dom.js';
import { instantText } from '../format.js';
import { language, say } from '../language.js';
import { facts } from '../parts/facts.js';
import { failureBox } from '../parts/failure-box.js';
import { loaded } from '../parts/loaded.js';
import { words } from '../words.js';

/**
 * Who one is here, and the sessions that are open.
 *
 * @param {SessionState} session
 * @param {() => void} onSignedOut
 * @returns {HTMLElement[]}
 */
export function accountPage(session, onSignedOut) {
  const place = el('div');
  const out = el('button', { type: 'button', class: 'main', onclick: () => void leave() }, say(words.signOut));
  async function leave() {
    try {
      await signOut();
      onSignedOut();
    } catch (error) {
      place.replaceChildren(failureBox(error));
    }
  }
  return [
    el('h1', { tabIndex: -1 }, say(words.ownAccount)),
    facts([
      [say(words.account), session.account],
      [say(words.ownName), session.name],
      [say(words.unit), session.actor.unit],
      [say(words.roles), session.roles.map(({ role, unit }) => [role, unit].filter(Boolean).join(' · ')).join('；')],
    ]),
    el('div', { class: 'bar-of-buttons' }, out),
    place,
    el('h2', {}, say(words.sessions)),
    loaded(
      () => accessCall('me-sessions', {}),
      (answer) => sessionElements(answer),
    ),
  ];
}

/** @param {{ readonly sessions?: readonly { id: string, client: string, beganAt: string, seenAt: string }[] }} answer */
function sessionElements({ sessions = [] }) {
  return sessions.map(({ id, client, beganAt, seenAt }) => {
    const row = el(
      'article',
      { class: 'session' },
      facts([
        [say(words.browser), client],
        [say(words.began), instantText(beganAt, language())],
        [say(words.lastSeen), instantText(seenAt, language())],
      ]),
      el('button', { type: 'button', onclick: () => void end() }, say(words.endSession)),
    );
    async function end() {
      try {
        await accessCall('me-session-end', { session: id });
        row.remove();
      } catch (error) {
        row.append(failureBox(error));
      }
    }
    return row;
  });
}
