import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { go, setQuery, useAddress } from '../router/address.ts';
import { keysAreOn } from '../shell/use-keys.ts';
import { rotationOf } from './rotation.ts';
import './wall.css';
import { wallWords } from './words.ts';

/** Stands below the pages of a wall: which one it is, and what pauses, turns and leaves. */
export function WallBar(): ReactNode {
  const { query } = useAddress();
  const { pages, seconds } = rotationOf(query);
  const [at, setAt] = useState(0);
  const [isPaused, setPaused] = useState(false);
  const show = (page: number): void => {
    const next = (page + pages.length) % pages.length;
    setAt(next);
    // A page alone is read anew; one that is gone to begins anew by itself.
    if (next === at) location.reload();
    else go(pages[next] ?? '/', { replace: true });
  };
  useEffect(() => {
    if (isPaused || pages.length === 0) return;
    const timer = setTimeout(() => show(at + 1), seconds * 1_000);
    return () => clearTimeout(timer);
  }, [at, isPaused, seconds, pages.join(' ')]);
  useEffect(() => {
    // Space, since a page may change before Tab has come as far as the button.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || !keysAreOn() || isControl(event.target)) return;
      event.preventDefault();
      setPaused((before) => !before);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <section className="wall-bar" aria-label={say(wallWords.bar)}>
      {pages.length === 0 ? null : (
        <>
          <span>{say(wallWords.page, { page: at + 1, pages: pages.length })}</span>
          <span>{say(isPaused ? wallWords.paused : wallWords.every, { seconds })}</span>
          <button type="button" aria-keyshortcuts="Space" onClick={() => setPaused(!isPaused)}>
            {say(isPaused ? wallWords.goOn : wallWords.pause)}
          </button>
        </>
      )}
      {pages.length < 2 ? null : (
        <>
          <button type="button" onClick={() => show(at - 1)}>
            {say(wallWords.before)}
          </button>
          <button type="button" onClick={() => show(at + 1)}>
            {say(wallWords.next)}
          </button>
        </>
      )}
      <button type="button" onClick={() => setQuery({ scale: null, rotate: null, every: null })}>
        {say(wallWords.leave)}
      </button>
    </section>
  );
}

/** Whether a space does something there already. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, summary, input, select, textarea, dialog *');
}
