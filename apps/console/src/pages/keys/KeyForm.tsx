import { useId, useRef, useState } from 'react';
import type { ReactNode, RefObject, SubmitEvent } from 'react';
import { say } from '../../language/language.ts';
import { useBase } from '../../shell/base-context.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { makeKey } from './api.ts';
import type { MadeKey } from './api.ts';
import { scopesOf } from './key-state.ts';
import { keyActionWords, keyWords } from './words.ts';

const lifetimes = [7, 30, 90, 180, 365];

interface KeyFormProps {
  readonly onMade: (key: MadeKey) => void;
}

/** What a new key is for and what it may do. */
export function KeyForm({ onMade }: KeyFormProps): ReactNode {
  const id = useId();
  const name = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLFieldSetElement>(null);
  const [value, setValue] = useState({ name: '', within: '', days: 90 });
  const [actions, setActions] = useState<readonly string[]>(['operation.run']);
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isNameless = value.name.trim() === '';
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (isNameless) return name.current?.focus();
    if (actions.length === 0) return first.current?.querySelector('input')?.focus();
    try {
      const { days, within } = value;
      onMade(await makeKey({ name: value.name.trim(), scopes: scopesOf(actions, within), days }));
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <form noValidate autoComplete="off" onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label htmlFor={`${id}-name`}>{say(keyWords.name)}</label>
        <input
          id={`${id}-name`}
          ref={name}
          type="text"
          maxLength={100}
          aria-required="true"
          aria-invalid={isTried && isNameless ? true : undefined}
          aria-describedby={`${id}-name-help ${id}-name-error`}
          value={value.name}
          onChange={({ target }) => setValue({ ...value, name: target.value })}
        />
        <p className="help" id={`${id}-name-help`}>
          {say(keyWords.nameHelp)}
        </p>
        <p className="error" id={`${id}-name-error`} hidden={!isTried || !isNameless}>
          {say(keyWords.nameMissing)}
        </p>
      </div>
      <Actions id={id} box={first} chosen={actions} onChange={setActions} isMissing={isTried && actions.length === 0} />
      <Within id={id} value={value.within} onChange={(within) => setValue({ ...value, within })} />
      <div className="field">
        <label htmlFor={`${id}-days`}>{say(keyWords.days)}</label>
        <select
          id={`${id}-days`}
          value={value.days}
          onChange={({ target }) => setValue({ ...value, days: Number(target.value) })}
        >
          {lifetimes.map((count) => (
            <option key={count} value={count}>
              {say(keyWords.dayCount, { count })}
            </option>
          ))}
        </select>
      </div>
      {error === null ? null : <FailureState error={error} isKept />}
      <div className="bar-of-buttons">
        <button type="submit" className="main">
          {say(keyWords.make)}
        </button>
      </div>
    </form>
  );
}

interface ActionsProps {
  readonly id: string;
  readonly box: RefObject<HTMLFieldSetElement | null>;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly isMissing: boolean;
}

function Actions({ id, box, chosen, onChange, isMissing }: ActionsProps): ReactNode {
  const toggle = (action: string, isOn: boolean): void =>
    onChange(isOn ? [...chosen, action] : chosen.filter((one) => one !== action));
  return (
    <fieldset className="field" ref={box} aria-describedby={`${id}-may-help ${id}-may-error`}>
      <legend>{say(keyWords.may)}</legend>
      <div className="inner">
        {Object.entries(keyActionWords).map(([action, word]) => (
          <p className="field flag" key={action}>
            <input
              id={`${id}-${action}`}
              type="checkbox"
              checked={chosen.includes(action)}
              onChange={({ target }) => toggle(action, target.checked)}
            />
            <label htmlFor={`${id}-${action}`}>
              {say(word)} <code>{action}</code>
            </label>
          </p>
        ))}
        <p className="help" id={`${id}-may-help`}>
          {say(keyWords.mayHelp)}
        </p>
        <p className="error" id={`${id}-may-error`} hidden={!isMissing}>
          {say(keyWords.scopeMissing)}
        </p>
      </div>
    </fieldset>
  );
}

interface WithinProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (pack: string) => void;
}

function Within({ id, value, onChange }: WithinProps): ReactNode {
  const { packs } = useBase().catalogue;
  return (
    <div className="field">
      <label htmlFor={`${id}-within`}>{say(keyWords.within)}</label>
      <select id={`${id}-within`} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{say(keyWords.everything)}</option>
        {packs
          .filter(({ state }) => state === 'ready')
          .map(({ id, manifest }) => (
            <option key={id} value={id}>
              {manifest ? say(manifest.title) : id}
            </option>
          ))}
      </select>
    </div>
  );
}
