import { say } from '../language/language.ts';
import { numberText } from '../language/format.ts';
import { codeWords } from '../schema/field-words.ts';
import type { SchemaReader } from '../schema/json-schema.ts';
import { words } from '../words/words.ts';
import type { Field } from './form-model.ts';

/** What stands under a field: its help and what happens when it is left out; empty when there is nothing to say. */
export function fieldHelp(reader: SchemaReader, field: Field): string {
  const { help, initial, isNullable, isRequired, kind } = field;
  const notes = [
    help === null ? '' : say(help),
    kind === 'json' ? say(words.jsonField) : '',
    initial === undefined || kind === 'flag' ? '' : say(words.byDefault, { value: initialText(reader, field) }),
    isNullable && isRequired ? say(words.emptyIsNull) : '',
    kind === 'group' && !isRequired ? say(words.groupOptional) : '',
  ];
  return notes.filter((note) => note !== '').join(' · ');
}

export function isMarkedRequired({ isRequired, isNullable, kind }: Field): boolean {
  return isRequired && !isNullable && kind !== 'constant';
}

function initialText(reader: SchemaReader, { initial, schema }: Field): string {
  const coded = codeWords(reader, schema, initial);
  if (coded !== null) return say(coded);
  if (typeof initial === 'number') return numberText(initial);
  return typeof initial === 'string' ? initial : JSON.stringify(initial);
}
