import type { Language } from '@yuzhi/sdk';
import { useSyncExternalStore } from 'react';
import { address, onAddress, setQuery } from '../router/address.ts';
import type { Tone } from './theme.ts';

/** What belongs to the reader. The address says it, so that a link shows what somebody saw; else what was chosen last. */
export interface Settings {
  readonly language: Language;
  readonly theme: Tone;
  /** Larger, for a wall that is read from afar. */
  readonly isWall: boolean;
  /** Large numbers in 万 and 亿. */
  readonly isWan: boolean;
}

const prefersDark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
let now: Settings = read();

export function useSettings(): Settings {
  return useSyncExternalStore(subscribe, settings);
}

export function chooseLanguage(language: Language): void {
  keep('yuzhi-language', language);
  setQuery({ lang: language === 'zh' ? null : language });
}

export function chooseWan(isOn: boolean): void {
  keep('yuzhi-numbers', isOn ? 'wan' : 'grouped');
  setQuery({ numbers: null });
}

export function chooseTheme(theme: Tone): void {
  keep('yuzhi-theme', theme);
  setQuery({ theme: null });
}

/** What the reader has chosen, as of now. */
export function settings(): Settings {
  const next = read();
  if (
    next.language !== now.language ||
    next.theme !== now.theme ||
    next.isWall !== now.isWall ||
    next.isWan !== now.isWan
  )
    now = next;
  return now;
}

function subscribe(listener: () => void): () => void {
  const stop = onAddress(listener);
  prefersDark?.addEventListener('change', listener);
  return () => {
    stop();
    prefersDark?.removeEventListener('change', listener);
  };
}

function read(): Settings {
  const { query } = address();
  return {
    language: (query.get('lang') ?? kept('yuzhi-language')) === 'en' ? 'en' : 'zh',
    theme: toneOf(query.get('theme')) ?? toneOf(kept('yuzhi-theme')) ?? (prefersDark?.matches ? 'dark' : 'light'),
    isWall: query.get('scale') === 'wall',
    isWan: (query.get('numbers') ?? kept('yuzhi-numbers')) === 'wan',
  };
}

function toneOf(word: string | null): Tone | null {
  return word === 'light' || word === 'dark' ? word : null;
}

/** Storage may be forbidden; the console is not. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {}
}
