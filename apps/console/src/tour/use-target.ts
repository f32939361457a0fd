import { useEffect, useState } from 'react';
import type { Box } from './place-card.ts';

const patienceMs = 6_000;
const lookMs = 100;

/**
 * The box of the first of `selectors` that is seen on the page, once the page has come to rest; `null` while it is looked for
 * and when it is not there. Follows what moves.
 *
 * @param stop changes with each stop
 */
export function useTarget(selectors: readonly string[], stop: string): Box | null {
  const [held, setHeld] = useState<{ readonly stop: string; readonly box: Box | null }>({ stop, box: null });
  useEffect(() => {
    let found: Element | null = null;
    const since = performance.now();
    const look = (): void => {
      if (found === null || found.getClientRects().length === 0) {
        found = null;
        if (isLoading() && performance.now() - since < patienceMs) return;
        found = selectors.map((one) => firstSeen(one)).find((one) => one !== null) ?? null;
      }
      if (found !== null && isOffScreen(found)) found.scrollIntoView({ block: isTall(found) ? 'start' : 'center' });
      const box = found === null ? null : boxOf(found);
      setHeld((before) => (before.stop === stop && isSame(before.box, box) ? before : { stop, box }));
    };
    look();
    // Pages load in parts and move what stands below: a look now and then sees every cause.
    const timer = setInterval(look, lookMs);
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [stop]);
  return held.stop === stop ? held.box : null;
}

function firstSeen(selector: string): Element | null {
  return [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length > 0) ?? null;
}

function isTall(element: Element): boolean {
  return element.getBoundingClientRect().height > window.innerHeight / 2;
}

function isOffScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top < -1 || (isTall(element) ? top : bottom) > window.innerHeight;
}

/** As much of it as is on the screen, with a little air around it. */
function boxOf(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y] = [Math.max(2, left - 6), Math.max(2, top - 6)];
  const width = Math.min(window.innerWidth - 2, right + 6) - x;
  return { left: x, top: y, width, height: Math.min(window.innerHeight - 2, bottom + 6) - y };
}

function isSame(a: Box | null, b: Box | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The page is being fetched, or a part of it. */
function isLoading(): boolean {
  return document.querySelector('main h1') === null || document.querySelector('main .loading') !== null;
}
