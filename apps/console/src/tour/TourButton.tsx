import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { tourWords } from './words.ts';
import { useMyTour } from './use-my-tour.ts';

interface TourButtonProps {
  readonly isMain?: boolean;
  /** Before the tour stands over everything else. */
  readonly onStart?: () => void;
}

/** Starts the tour, goes on with one that was left, or begins one anew that was gone through. */
export function TourButton({ isMain = false, onStart }: TourButtonProps): ReactNode {
  const { at, isDone, stops, show } = useMyTour();
  if (stops.length === 0) return null;
  const word = at > 0 ? tourWords.goOn : isDone ? tourWords.again : tourWords.start;
  const start = (): void => {
    onStart?.();
    show(at);
  };
  return (
    <button type="button" className={isMain ? 'main' : undefined} onClick={start}>
      {say(word, { at: at + 1 })}
    </button>
  );
}
