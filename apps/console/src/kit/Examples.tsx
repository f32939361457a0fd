import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { operationOf, useBase } from '../shell/base-context.ts';
import { words } from '../words/words.ts';

interface ExamplesProps {
  /** `domain/pack/operation`. */
  readonly operation: string;
  readonly onChoose: (input: unknown) => void;
}

/** The operation's own examples, each at one click. */
export function Examples({ operation, onChoose }: ExamplesProps): ReactNode {
  const { catalogue } = useBase();
  const examples = operationOf(catalogue, operation)?.examples ?? [];
  if (examples.length === 0) return null;
  return (
    <p className="examples">
      <span className="name">{say(words.examples)}</span>
      {examples.map(({ title, input }) => (
        <button type="button" className="example" key={title.en} onClick={() => onChoose(input)}>
          {say(title)}
        </button>
      ))}
    </p>
  );
}
