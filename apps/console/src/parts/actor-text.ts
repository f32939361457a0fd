import type { Actor } from '@yuzhi/sdk';
import { say } from '../language/language.ts';
import { actorWords } from '../words/code-words.ts';

/** Says who a person is, by their id; `null` for those whom one may not see. */
export type NameOf = (id: string) => string | null;

/** Who asked, in words. The local operator and strangers have no name of their own. */
export function actorText({ kind, id, unit, onBehalfOf }: Actor, nameOf: NameOf = () => null): string {
  const word = say(actorWords[kind] ?? { zh: kind, en: kind });
  const known = kind === 'person' ? nameOf(id) : null;
  const name = kind === 'operator' || kind === 'anonymous' ? word : (known ?? `${word} ${id}`);
  const whole = unit === null ? name : `${name} · ${unit}`;
  return onBehalfOf ? `${whole} ← ${actorText(onBehalfOf, nameOf)}` : whole;
}
