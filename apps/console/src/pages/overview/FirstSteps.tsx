import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { Link } from '../../router/Link.tsx';
import { keep, kept } from '../../theme/settings.ts';
import { TourButton } from '../../tour/TourButton.tsx';
import { useMyTour } from '../../tour/use-my-tour.ts';
import { tourWords } from '../../tour/words.ts';
import { overviewWords } from './words.ts';

const setting = 'yuzhi-first-steps';

/** What to try first, by role: the stops of the tour, which starts here; goes for good when it is closed, and comes back by a link at the foot. */
export function FirstSteps(): ReactNode {
  const { stops, isDone } = useMyTour();
  const [isOpen, setOpen] = useState(kept(setting) !== 'closed');
  const turn = (next: boolean): void => {
    keep(setting, next ? 'open' : 'closed');
    setOpen(next);
  };
  if (!isOpen)
    return (
      <p className="after">
        <button type="button" className="quiet" onClick={() => turn(true)}>
          {say(overviewWords.firstSteps)}
        </button>
      </p>
    );
  // What is on this page needs no link to it.
  const steps = stops.filter(({ at }) => at !== '/');
  return (
    <section className="first-steps" aria-label={say(overviewWords.firstSteps)}>
      <div className="table-head">
        <h2>{say(overviewWords.firstSteps)}</h2>
        <button type="button" className="quiet" onClick={() => turn(false)}>
          {say(overviewWords.gotIt)}
        </button>
      </div>
      <ol>
        {steps.map(({ at, title, about }) => (
          <li key={title.en}>
            <Link to={at}>{say(title)}</Link>
            <p className="help">{say(about)}</p>
          </li>
        ))}
      </ol>
      <p className="beside after">
        <TourButton isMain={!isDone} />
        {isDone ? <span className="help">✓ {say(tourWords.done)}</span> : null}
      </p>
    </section>
  );
}
