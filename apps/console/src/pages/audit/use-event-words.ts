import type { PolicyRule } from '@yuzhi/access';
import type { Text } from '@yuzhi/sdk';
import { get } from '../../api/request.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { callList } from '../../call/call-list.ts';
import { say } from '../../language/language.ts';
import { eventWords, methodWords } from './words.ts';

export interface EventWords {
  /** What was done, in words; the code itself where nobody has given it any. */
  readonly action: (id: string) => string;
  /** On what grounds: the sentence of a rule, a way to sign in, or what stands there. */
  readonly reason: (id: string) => string;
}

interface Policy {
  readonly rules: readonly PolicyRule[];
  readonly actions: Readonly<Record<string, Text>>;
}

/** The codes of events in words: of calls, of the policy's actions and rules, and of what is neither. */
export function useEventWords(): EventWords {
  const found = useLoaded('event-words', async (signal) => {
    const [calls, policy] = await Promise.all([callList(), get<Policy>('policy', { signal })]);
    return {
      actions: { ...policy.actions, ...Object.fromEntries(calls.map(({ id, title }) => [id, title])), ...eventWords },
      reasons: { ...Object.fromEntries(policy.rules.map(({ id, why }) => [id, why])), ...methodWords },
    };
  });
  const inWords = (of: Readonly<Record<string, Text>>, id: string): string => {
    const word = of[id];
    return word === undefined ? id : say(word);
  };
  const { actions, reasons } = found.state === 'loaded' ? found.value : { actions: eventWords, reasons: methodWords };
  return { action: (id) => inWords(actions, id), reason: (id) => inWords(reasons, id) };
}
