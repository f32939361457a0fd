import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { pageList } from '../../page/page-list.ts';
import { Link } from '../../router/Link.tsx';
import { mayOpen, useBase } from '../../shell/base-context.ts';
import { keep, kept } from '../../theme/settings.ts';
import { tourSteps } from './tour-steps.ts';
import { overviewWords } from './words.ts';

const setting = 'yuzhi-first-steps';
const most = 4;

/** What to try first, by what one may do; goes for good when it is closed, and comes back by a link at the foot. */
export function FirstSteps(): ReactNode {
  const { session } = useBase();
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
  const isThere = (to: string): boolean => pageList.some(({ path }) => path === to);
  const steps = tourSteps.filter((step) => mayOpen(session, step.for) && isThere(step.to)).slice(0, most);
  return (
    <section className="first-steps" aria-label={say(overviewWords.firstSteps)}>
      <div className="table-head">
        <h2>{say(overviewWords.firstSteps)}</h2>
        <button type="button" className="quiet" onClick={() => turn(false)}>
          {say(overviewWords.gotIt)}
        </button>
      </div>
      <ol>
        {steps.map(({ to, title, about }) => (
          <li key={to}>
            <Link to={to}>{say(title)}</Link>
            <p className="help">{say(about)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
