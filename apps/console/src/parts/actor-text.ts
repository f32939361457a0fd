import type { Actor } from '@yuzhi/sdk';
import { say } from '../language/language.ts';
import { actorWords } from '../words/code-words.ts';

/** Who asked, in words. The local operator and strangers have no name of their own. */
export function actorText({ kind, id, unit, onBehalfOf }: Actor): string {
  const word = say(actorWords[kind] ?? { zh: kind, en: kind });
  const name = kind === 'operator' || kind === 'anonymous' ? word : `${word} ${id}`;
  const whole = unit === null ? name : `${name} · ${unit}`;
  return onBehalfOf ? `${whole} ← ${actorText(onBehalfOf)}` : whole;
}
