import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { words } from '../words/words.ts';
import { bestVariant } from './best-variant.ts';
import { emptyValue } from './empty-value.ts';
import { FieldView } from './FieldView.tsx';
import type { Field } from './form-model.ts';
import { useFormState } from './form-state.ts';
import { valueAt } from './input-value.ts';
import type { Path } from './input-value.ts';
import { fieldTitle } from './titles.ts';

/** A choice of the shape, and the field of that shape below it. */
export function VariantsField({ field, path }: { readonly field: Field; readonly path: Path }): ReactNode {
  const form = useFormState();
  const [chosen, setChosen] = useState<{ readonly turn: number; readonly index: number | null } | null>(null);
  // What somebody chose stands until another input is put in; before, the value says which shape it has.
  const index = chosen?.turn === form.turn ? chosen.index : bestVariant(form.reader, field, valueAt(form.input, path));
  const variant = index === null ? undefined : field.fields[index];
  const choose = (next: number | null): void => {
    const shape = next === null ? undefined : field.fields[next];
    const none = field.isNullable && field.isRequired ? null : undefined;
    setChosen({ turn: form.turn, index: next });
    form.set(path, shape === undefined ? none : emptyValue(shape));
  };
  return (
    <div>
      <select
        aria-label={`${fieldTitle(field)} ${say(words.shape)}`}
        value={index === null ? '' : String(index)}
        onChange={({ target }) => choose(target.value === '' ? null : Number(target.value))}
      >
        <option value="">{say(field.isRequired ? words.choose : words.unset)}</option>
        {field.fields.map(({ title }, at) => (
          <option key={title.en} value={String(at)}>
            {say(title)}
          </option>
        ))}
      </select>
      <div className="variant" key={index}>
        {variant === undefined ? null : <VariantFields variant={variant} path={path} />}
      </div>
    </div>
  );
}

function VariantFields({ variant, path }: { readonly variant: Field; readonly path: Path }): ReactNode {
  if (variant.kind !== 'group') return <FieldView field={variant} path={path} />;
  // The constant is what the choice above says.
  const fields = variant.fields.filter(({ kind }) => kind !== 'constant');
  return fields.map((inner) => <FieldView key={inner.name} field={inner} path={[...path, inner.name]} />);
}
