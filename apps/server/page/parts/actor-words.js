/** @import { Actor } from '@yuzhi/sdk' */
import { actorWords } from '../code-words.js';
import { say } from '../language.js';

/**
 * Who asked, in words. The local operator and strangers have no name of their own.
 *
 * @param {Actor} actor
 * @returns {string}
 */
export function actorText({ kind, id, unit, onBehalfOf }) {
  const word = say(actorWords[kind] ?? { zh: kind, en: kind });
  const name = kind === 'operator' || kind === 'anonymous' ? word : `${word} ${id}`;
  const whole = unit === null ? name : `${name} · ${unit}`;
  return onBehalfOf ? `${whole} ← ${actorText(onBehalfOf)}` : whole;
}
