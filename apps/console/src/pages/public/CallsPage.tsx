import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { PublicHead } from './PublicHead.tsx';
import { publicWords } from './words.ts';

/** Open calls: there are none yet, and it says so. */
export function CallsPage(): ReactNode {
  return (
    <>
      <PublicHead title={say(publicWords.calls)} />
      <EmptyState title={say(publicWords.callsEmpty)} hint={say(publicWords.callsHint)} />
    </>
  );
}
