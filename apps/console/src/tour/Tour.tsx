import { useEffect, useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { say } from '../language/language.ts';
import { address, go } from '../router/address.ts';
import { placeCard } from './place-card.ts';
import type { Box } from './place-card.ts';
import { useMyTour } from './use-my-tour.ts';
import { useTarget } from './use-target.ts';
import { tourWords } from './words.ts';
import './tour.css';

/**
 * Shows one stop: goes to its page, lets the thing itself stand out and says what it is for. A modal dialog of the browser,
 * which holds the focus, is left by Escape and gives the focus back; what changes from stop to stop is read out.
 */
export function Tour(): ReactNode {
  const { stops, at, show, leave } = useMyTour();
  const stop = stops[at];
  const box = useRef<HTMLDialogElement>(null);
  const end = useRef(false);
  useEffect(() => {
    const { current } = box;
    current?.showModal();
    return () => current?.close();
  }, []);
  useEffect(() => {
    if (stop !== undefined && address().path !== stop.at) go(stop.at);
  }, [stop?.at]);
  const target = useTarget(stop?.target ?? [], `${at}`);
  const card = useCard(target, at);
  if (stop === undefined) return null;
  const isLast = at === stops.length - 1;
  const next = (): void => {
    end.current = isLast;
    if (isLast) box.current?.close();
    else show(at + 1);
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowRight' && !isLast) next();
    if (key === 'ArrowLeft' && at > 0) show(at - 1);
  };
  return (
    <dialog
      ref={box}
      className={target === null ? 'tour dim' : 'tour'}
      aria-labelledby="tour-title"
      onKeyDown={onKey}
      onClose={() => {
        leave(end.current);
        // What had the focus at the start may be on another page.
        if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus();
      }}
    >
      {target === null ? null : <div className="tour-ring" aria-hidden="true" style={{ ...target }} />}
      <div className="tour-card" ref={card}>
        <div aria-live="polite" aria-atomic="true">
          <p className="help">{say(tourWords.at, { at: at + 1, count: stops.length })}</p>
          <h2 id="tour-title">{say(stop.title)}</h2>
          <p>{say(stop.about)}</p>
        </div>
        <div className="bar-of-buttons">
          <button type="button" className="main" autoFocus onClick={next}>
            {say(isLast ? tourWords.finish : tourWords.next)}
          </button>
          {at === 0 ? null : (
            <button type="button" onClick={() => show(at - 1)}>
              {say(tourWords.back)}
            </button>
          )}
          <button type="button" className="quiet" onClick={() => box.current?.close()}>
            {say(tourWords.leave)}
          </button>
        </div>
      </div>
    </dialog>
  );
}

/** Puts the card beside what it speaks of, once its own size is known. */
function useCard(target: Box | null, at: number): React.RefObject<HTMLDivElement | null> {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = card;
    if (current === null) return;
    const screen = { width: window.innerWidth, height: window.innerHeight };
    const { left, top } = placeCard({ width: current.offsetWidth, height: current.offsetHeight }, screen, target);
    current.style.left = `${left}px`;
    current.style.top = `${top}px`;
  }, [target, at]);
  return card;
}
