import { createContext, useContext, useMemo, useRef, useState } from 'react';
import type { JsonSchema, Text } from '@yuzhi/sdk';
import type { SchemaReader } from '../schema/json-schema.ts';
import { checkInput } from './check-input.ts';
import type { Issue } from './check-input.ts';
import { emptyValue } from './empty-value.ts';
import { formModel } from './form-model.ts';
import type { Field } from './form-model.ts';
import { pathKey, valueAt, withValue } from './input-value.ts';
import type { Path } from './input-value.ts';

/** What the fields of a form share: one input that they edit, and what is wrong with it. */
export interface FormState {
  readonly root: Field;
  readonly reader: SchemaReader;
  readonly input: unknown;
  /** Counts how often another input was put in from outside: boxes with text of their own begin anew. */
  readonly turn: number;
  /** `undefined` takes a value out; groups that may be left out go with their last field. */
  set(path: Path, value: unknown): void;
  /** Shows another input; without one, an empty form. */
  replace(input: unknown): void;
  /** Notes that a box holds what cannot be a value, or holds one again. */
  setBroken(path: Path, fault: Text | null): void;
  /** Notes where a field stands, so that its faults find it. */
  register(path: Path, element: HTMLElement | null, isOptionalGroup?: boolean): void;
  faultsAt(path: Path): readonly Text[];
  /** What is wrong with the input as it stands, boxes that hold no value first. */
  issues(): readonly Issue[];
  /** Shows each issue at its field, or at the nearest field around it. */
  show(issues: readonly Issue[]): void;
  /** Puts the cursor into the field of an issue. */
  focus(path: Path): void;
}

export const FormContext = createContext<FormState | null>(null);

export function useFormState(): FormState {
  const state = useContext(FormContext);
  if (state === null) throw new TypeError('There is no form around this field');
  return state;
}

interface Place {
  readonly element: HTMLElement;
  readonly isOptionalGroup: boolean;
}

/** One input under edit; it keeps what no field shows. */
export function useForm(schema: JsonSchema, given: unknown): FormState {
  const { root, reader } = useMemo(() => formModel(schema), [schema]);
  const emptied = (input: unknown): unknown => input ?? emptyValue(root) ?? {};
  const [input, setInput] = useState(() => emptied(given));
  const [turn, setTurn] = useState(0);
  const [shown, setShown] = useState<ReadonlyMap<string, readonly Text[]>>(new Map());
  const places = useRef(new Map<string, Place>()).current;
  const broken = useRef(new Map<string, Issue>()).current;
  const placeAt = (path: Path): string | null => nearest(path, (key) => places.has(key));
  return {
    root,
    reader,
    input,
    turn,
    set(path, value) {
      setInput((before: unknown) => withoutEmptyGroups(withValue(before, path, value), path, places));
      setShown((before) => without(before, pathKey(path)));
    },
    replace(next) {
      broken.clear();
      setShown(new Map());
      setInput(emptied(next));
      setTurn((before) => before + 1);
    },
    setBroken(path, fault) {
      if (fault === null) broken.delete(pathKey(path));
      else broken.set(pathKey(path), { path, message: fault });
    },
    register(path, element, isOptionalGroup = false) {
      if (element === null) places.delete(pathKey(path));
      else places.set(pathKey(path), { element, isOptionalGroup });
    },
    faultsAt: (path) => shown.get(pathKey(path)) ?? [],
    issues() {
      const found = checkInput(reader, root.schema, input);
      return [...broken.values(), ...found.filter(({ path }) => !broken.has(pathKey(path)))];
    },
    show(issues) {
      const next = new Map<string, Text[]>();
      for (const { path, message } of issues) {
        const key = placeAt(path);
        if (key !== null) next.set(key, [...(next.get(key) ?? []), message]);
      }
      setShown(next);
    },
    focus(path) {
      const element = places.get(placeAt(path) ?? '')?.element;
      element?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
    },
  };
}

function nearest(path: Path, isKnown: (key: string) => boolean): string | null {
  for (let length = path.length; length >= 0; length--) {
    const key = pathKey(path.slice(0, length));
    if (isKnown(key)) return key;
  }
  return null;
}

function withoutEmptyGroups(input: unknown, path: Path, places: ReadonlyMap<string, Place>): unknown {
  let pruned = input;
  for (let length = path.length - 1; length > 0; length--) {
    const around = path.slice(0, length);
    const value = valueAt(pruned, around);
    const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    if (isEmpty && places.get(pathKey(around))?.isOptionalGroup) pruned = withValue(pruned, around, undefined);
  }
  return pruned;
}

function without(map: ReadonlyMap<string, readonly Text[]>, key: string): ReadonlyMap<string, readonly Text[]> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}
