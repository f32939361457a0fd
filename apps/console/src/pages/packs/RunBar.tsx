import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { OperationDescription } from '../../api/types.ts';
import { say } from '../../language/language.ts';
import { announce } from '../../parts/announce.ts';
import { useBase } from '../../shell/base-context.ts';
import { words } from '../../words/words.ts';
import { packWords } from './words.ts';

interface RunBarProps {
  readonly operation: OperationDescription;
  readonly running: AbortController | null;
  readonly onJob: () => void;
  readonly onClear: () => void;
}

/** The buttons of a form. The one that runs stays where it is while it runs: the focus is on it. */
export function RunBar({ operation, running, onJob, onClear }: RunBarProps): ReactNode {
  const { session } = useBase();
  const seconds = useSeconds(running);
  const isAct = operation.effect === 'act';
  return (
    <div className="bar-of-buttons">
      <button type="submit" className="main" title="Ctrl+Enter" aria-disabled={running !== null}>
        {say(isAct ? words.ask : words.run)}
      </button>
      {running === null ? (
        <>
          {isAct || session.actor.kind === 'anonymous' ? null : (
            <button type="button" className="quiet" title={say(packWords.asJobHelp)} onClick={onJob}>
              {say(packWords.asJob)}
            </button>
          )}
          <button type="button" className="quiet" onClick={onClear}>
            {say(words.clear)}
          </button>
        </>
      ) : (
        <>
          <span>{say(words.running, { seconds })}</span>
          <button type="button" onClick={() => running.abort()}>
            {say(words.cancel)}
          </button>
        </>
      )}
    </div>
  );
}

/** Whole seconds since it began. */
function useSeconds(running: AbortController | null): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    if (running === null) return;
    // Told once: the seconds are for the eye.
    announce(say(words.running, { seconds: 0 }));
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return seconds;
}
