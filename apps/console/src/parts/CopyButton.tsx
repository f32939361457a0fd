import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { words } from '../words/words.ts';
import { announce } from './announce.ts';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for those who do not see what the button stands beside. */
  readonly about: string;
  /** What the button says. */
  readonly name?: string;
}

/** Copies a text. Where the browser forbids it, the text itself stands beside and can be marked. */
export function CopyButton({ text, about, name = say(words.copy) }: CopyButtonProps): ReactNode {
  const [isDone, setDone] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return;
    }
    setDone(true);
    announce(say(words.copied));
    setTimeout(() => setDone(false), 2_000);
  };
  return (
    <button
      type="button"
      className="quiet"
      aria-label={name === about ? undefined : `${name} ${about}`}
      onClick={() => void copy()}
    >
      {isDone ? say(words.copied) : name}
    </button>
  );
}
