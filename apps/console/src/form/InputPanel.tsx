import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { OperationDescription } from '../api/types.ts';
import { say } from '../language/language.ts';
import { announce } from '../parts/announce.ts';
import { words } from '../words/words.ts';
import { FieldView } from './FieldView.tsx';
import { FormContext } from './form-state.ts';
import type { FormState } from './form-state.ts';
import { JsonPanel } from './JsonPanel.tsx';
import type { JsonState } from './JsonPanel.tsx';

export type InputTab = 'form' | 'json';

interface InputPanelProps {
  readonly operation: OperationDescription;
  readonly form: FormState;
  readonly json: JsonState;
  readonly tab: InputTab;
  readonly onTab: (tab: InputTab) => void;
}

/** The input of an operation: its examples, and the same value as a form and as JSON. */
export function InputPanel({ operation, form, json, tab, onTab }: InputPanelProps): ReactNode {
  return (
    <FormContext value={form}>
      <Examples operation={operation} form={form} json={json} />
      <Tabs json={json} tab={tab} onTab={onTab}>
        {tab === 'form' ? <Fields form={form} /> : <JsonPanel json={json} />}
      </Tabs>
    </FormContext>
  );
}

function Examples({ operation, form, json }: Pick<InputPanelProps, 'operation' | 'form' | 'json'>): ReactNode {
  if (operation.examples.length === 0) return null;
  return (
    <div className="examples">
      <span className="name">{say(words.examples)}</span>
      {operation.examples.map(({ title, input }) => (
        <button
          key={title.en}
          type="button"
          className="example"
          onClick={() => {
            form.replace(structuredClone(input));
            json.show(input);
            announce(say(words.exampleFilled, { title: say(title) }));
          }}
        >
          {say(title)}
        </button>
      ))}
    </div>
  );
}

function Fields({ form }: { readonly form: FormState }): ReactNode {
  const { kind, fields } = form.root;
  if (kind !== 'group') return <FieldView field={form.root} path={[]} />;
  if (fields.length === 0) return <p className="empty">{say(words.noInput)}</p>;
  return fields.map((field) => <FieldView key={field.name} field={field} path={[field.name]} />);
}

interface TabsProps extends Pick<InputPanelProps, 'json' | 'tab' | 'onTab'> {
  readonly children: ReactNode;
}

/** Arrow keys move between the tabs (WAI-ARIA authoring practices, "Tabs"). */
function Tabs({ json, tab, onTab, children }: TabsProps): ReactNode {
  const id = useId();
  const [isRefused, setRefused] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const choose = (next: InputTab): boolean => {
    const mayLeave = next === 'json' || json.fault === null;
    setRefused(!mayLeave);
    if (mayLeave) onTab(next);
    return mayLeave;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    const other = tab === 'form' ? 'json' : 'form';
    if (choose(other)) list.current?.querySelector<HTMLElement>(`[data-tab=${other}]`)?.focus();
  };
  const button = (name: InputTab, title: string): ReactNode => (
    <button
      type="button"
      role="tab"
      id={`${id}-${name}`}
      data-tab={name}
      aria-selected={tab === name}
      aria-controls={`${id}-panel`}
      tabIndex={tab === name ? 0 : -1}
      onClick={() => void choose(name)}
    >
      {title}
    </button>
  );
  return (
    <>
      <div role="tablist" className="tabs" aria-label={say(words.input)} ref={list} onKeyDown={onKey}>
        {button('form', say(words.form))}
        {button('json', say(words.json))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        {children}
        {isRefused && json.fault !== null ? <p className="error">{say(words.jsonFirst)}</p> : null}
      </div>
    </>
  );
}
