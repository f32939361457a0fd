import { useSyncExternalStore } from 'react';
import { keep, kept } from '../theme/settings.ts';

/** Where somebody's tour stands: at which stop it was left, and whether it was gone through to its end. */
export interface TourState {
  readonly isRunning: boolean;
  readonly at: number;
  readonly isDone: boolean;
}

const listeners = new Set<() => void>();
const states = new Map<string, TourState>();

/** @param who the account, or the kind of actor: several people may share a browser */
export function useTour(who: string): TourState {
  return useSyncExternalStore(subscribe, () => stateOf(who));
}

/** Begins at a stop, or goes to it. */
export function showStop(who: string, at: number): void {
  change(who, { ...stateOf(who), isRunning: true, at });
}

/** Leaves it where it stands, to be taken up again; or at its end. */
export function leaveTour(who: string, { isDone }: { readonly isDone: boolean }): void {
  const { at, isDone: wasDone } = stateOf(who);
  change(who, { isRunning: false, at: isDone ? 0 : at, isDone: isDone || wasDone });
}

function stateOf(who: string): TourState {
  const known = states.get(who) ?? read(who);
  states.set(who, known);
  return known;
}

function change(who: string, state: TourState): void {
  states.set(who, state);
  keep(setting(who), `${state.isDone ? 'done' : 'open'} ${state.at}`);
  for (const listener of listeners) listener();
}

function read(who: string): TourState {
  const [word, at] = (kept(setting(who)) ?? '').split(' ');
  return { isRunning: false, isDone: word === 'done', at: /^\d+$/.test(at ?? '') ? Number(at) : 0 };
}

function setting(who: string): string {
  return `yuzhi-tour:${who}`;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
