import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { packWords } from './words.ts';

/** Longer addresses are cut by programs on the way. */
const longestInput = 1_500;

interface ShareLinksProps {
  readonly operation: string;
  readonly runId: string | null;
  readonly input: unknown;
}

/** Links to share: to the record of the run, and to the form with this input. */
export function ShareLinks({ operation, runId, input }: ShareLinksProps): ReactNode {
  const json = JSON.stringify(input ?? {});
  const form = `${location.origin}/operations/${operation}?input=${encodeURIComponent(json)}`;
  return (
    <p className="beside screen-only">
      {runId === null ? null : (
        <>
          <CopyButton
            text={`${location.origin}/runs/${runId}`}
            about={say(packWords.share)}
            name={say(packWords.share)}
          />
          <span className="help">{say(packWords.shareHelp)}</span>
        </>
      )}
      {json.length > longestInput ? null : (
        <CopyButton text={form} about={say(packWords.shareInput)} name={say(packWords.shareInput)} />
      )}
    </p>
  );
}
