import { useEffect, useRef } from 'react';
import { pageList } from '../page/page-list.ts';
import { go } from '../router/address.ts';
import { keep, kept } from '../theme/settings.ts';
import { mayOpen, useBase } from './base-context.ts';

/** Single keys can be switched off (WCAG 2.1.4): speech input types them by accident. */
const setting = 'yuzhi-keys';

export function keysAreOn(): boolean {
  return kept(setting) !== 'off';
}

export function switchKeys(isOn: boolean): void {
  keep(setting, isOn ? 'on' : 'off');
}

/** The keys of the console: `/` finds, `g` then a letter goes somewhere, `?` shows them. */
export function useKeys(showKeys: () => void): void {
  const { session } = useBase();
  const show = useRef(showKeys);
  show.current = showKeys;
  useEffect(() => {
    let last = '';
    const onKey = (event: KeyboardEvent): void => {
      if (!keysAreOn() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const page = last === 'g' ? pageList.find(({ menu }) => menu?.key === event.key) : undefined;
      last = event.key;
      if (page !== undefined && mayOpen(session, page.for)) go(page.path);
      else if (event.key === '/') document.querySelector<HTMLElement>('#search')?.focus();
      else if (event.key === '?') show.current();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [session]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.closest('dialog') !== null)
  );
}
