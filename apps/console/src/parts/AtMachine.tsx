import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { EmptyState } from '../states/EmptyState.tsx';
import { partWords } from './words.ts';

/** In place of what belongs to one person: the operator at the machine is nobody in particular. */
export function AtMachine(): ReactNode {
  return <EmptyState title={say(partWords.atMachine)} hint={say(partWords.atMachineHint)} />;
}
