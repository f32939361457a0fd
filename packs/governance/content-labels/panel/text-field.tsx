import { useId } from 'react';
import type { ReactNode } from 'react';
import { say } from '@yuzhi/console/kit';
import { panelWords } from './words.ts';

interface TextFieldProps {
  readonly title: string;
  readonly help?: string;
  readonly value: string;
  /** Somebody wanted to send it: what is missing is said. */
  readonly isAsked: boolean;
  readonly onChange: (value: string) => void;
}

/** One line that has to be filled in. */
export function TextField({ title, help = '', value, isAsked, onChange }: TextFieldProps): ReactNode {
  const id = useId();
  const isMissing = isAsked && value.trim() === '';
  return (
    <div className="field">
      <label htmlFor={id}>{title}</label>
      <input
        id={id}
        type="text"
        maxLength={120}
        aria-required="true"
        aria-invalid={isMissing ? true : undefined}
        aria-describedby={`${id}-help ${id}-error`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
      <p className="error" id={`${id}-error`} hidden={!isMissing}>
        {say(panelWords.missing)}
      </p>
    </div>
  );
}
