import type { Field } from './form-model.ts';
import type { Path } from './input-value.ts';
import { language, say } from '../language/language.ts';
import { words } from '../words/words.ts';

/** A field's name with its unit. */
export function fieldTitle({ title, unit }: Field) {
  if (unit === '') return say(title);
  return language() === 'zh' ? `${say(title)}（${unit}）` : `${say(title)} (${unit})`;
}

/** What a place in an input is called: the names of its fields and the numbers of its rows. */
export function pathTitle(root: Field, path: Path): string {
  let fields: readonly Field[] = [root];
  const names: string[] = [];
  for (const step of path) {
    if (typeof step === 'number') {
      names.push(say(words.rowLabel, { row: step + 1 }));
      fields = fields.flatMap(({ item }) => (item === null ? [] : [item]));
    } else {
      fields = fields.flatMap(innerFields).filter(({ name }) => name === step);
      names.push(fields[0] === undefined ? step : say(fields[0].title));
    }
  }
  return names.length === 0 ? say(words.wholeInput) : names.join(' › ');
}

function innerFields(field: Field): readonly Field[] {
  return field.kind === 'variants' ? field.fields.flatMap(innerFields) : field.fields;
}
