import { useId } from 'react';
import type { ReactNode } from 'react';
import { apart, say } from '../language/language.ts';
import { words } from '../words/words.ts';
import { AreaField } from './AreaField.tsx';
import { Control } from './Control.tsx';
import { useFormState } from './form-state.ts';
import { fieldHelp, isMarkedRequired } from './field-notes.ts';
import type { Field } from './form-model.ts';
import type { Path } from './input-value.ts';
import { PlaceField } from './PlaceField.tsx';
import { isArea, placeKindOf } from './place-kind.ts';
import { RowsField } from './RowsField.tsx';
import { fieldTitle } from './titles.ts';
import { VariantsField } from './VariantsField.tsx';

interface FieldViewProps {
  readonly field: Field;
  readonly path: Path;
}

/** A field with its label, its help and room for an error. */
export function FieldView({ field, path }: FieldViewProps): ReactNode {
  switch (field.kind) {
    case 'group':
      return (
        <FieldSet field={field} path={path}>
          {placeKindOf(field) === null ? null : <PlaceField field={field} path={path} />}
          {field.fields.map((inner) => (
            <FieldView key={inner.name} field={inner} path={[...path, inner.name]} />
          ))}
        </FieldSet>
      );
    case 'list':
    case 'grid':
      return (
        <FieldSet field={field} path={path}>
          {isArea(field) ? <AreaField field={field} path={path} /> : null}
          <RowsField field={field} path={path} />
        </FieldSet>
      );
    case 'variants':
      return (
        <FieldSet field={field} path={path}>
          <VariantsField field={field} path={path} />
        </FieldSet>
      );
    default:
      return <SimpleField field={field} path={path} />;
  }
}

function FieldSet({ field, path, children }: FieldViewProps & { readonly children: ReactNode }): ReactNode {
  const form = useFormState();
  const id = useId();
  const help = fieldHelp(form.reader, field);
  const title = fieldTitle(field);
  const isOptionalGroup = field.kind === 'group' && !field.isRequired;
  return (
    <fieldset
      className="field"
      aria-describedby={`${id}-help ${id}-error`}
      ref={(element) => form.register(path, element, isOptionalGroup)}
    >
      {title === '' ? null : (
        <legend>
          {title}
          <RequiredMark field={field} />
        </legend>
      )}
      <div className="inner">
        <p className="help" id={`${id}-help`} hidden={help === ''}>
          {help}
        </p>
        {children}
        <Faults id={`${id}-error`} path={path} />
      </div>
    </fieldset>
  );
}

function SimpleField({ field, path }: FieldViewProps): ReactNode {
  const form = useFormState();
  const id = useId();
  const help = fieldHelp(form.reader, field);
  const label = (
    <label htmlFor={id}>
      {fieldTitle(field)}
      <RequiredMark field={field} />
    </label>
  );
  const control = (
    <Control
      key={form.turn}
      field={field}
      path={path}
      names={{
        id,
        'aria-describedby': `${id}-help ${id}-error`,
        'aria-required': field.isRequired ? true : undefined,
        'aria-invalid': form.faultsAt(path).length > 0 ? true : undefined,
      }}
    />
  );
  const isFlag = field.kind === 'flag';
  return (
    <div className={isFlag ? 'field flag' : 'field'} ref={(element) => form.register(path, element)}>
      {isFlag ? null : label}
      {control}
      {isFlag ? label : null}
      <p className="help" id={`${id}-help`} hidden={help === ''}>
        {help}
      </p>
      <Faults id={`${id}-error`} path={path} />
    </div>
  );
}

/** A simple control alone, named by what stands around it: in a list or a table. */
export function BareField({ field, path, label }: FieldViewProps & { readonly label: string }): ReactNode {
  const form = useFormState();
  const id = useId();
  return (
    <div className="bare" ref={(element) => form.register(path, element)}>
      <Control
        key={form.turn}
        field={field}
        path={path}
        names={{
          'aria-label': label,
          'aria-describedby': `${id}-error`,
          'aria-invalid': form.faultsAt(path).length > 0 ? true : undefined,
        }}
      />
      <Faults id={`${id}-error`} path={path} />
    </div>
  );
}

function Faults({ id, path }: { readonly id: string; readonly path: Path }): ReactNode {
  const faults = useFormState().faultsAt(path);
  return (
    <p className="error" id={id} hidden={faults.length === 0}>
      {apart(faults.map((fault) => say(fault)))}
    </p>
  );
}

function RequiredMark({ field }: { readonly field: Field }): ReactNode {
  return isMarkedRequired(field) ? <span className="required">{say(words.required)}</span> : null;
}
