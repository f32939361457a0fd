import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { say, text } from '../language/language.ts';
import type { Field } from './form-model.ts';
import { useFormState } from './form-state.ts';
import { valueAt } from './input-value.ts';
import type { Path } from './input-value.ts';
import { placeKindOf } from './place-kind.ts';

const chooseOnMap = text('在地图上选点', 'Choose on a map');
const PlaceMap = lazy(async () => ({ default: (await import('../map/PlaceMap.tsx')).PlaceMap }));

/** A point that may be chosen on a map; the numbers stay in their boxes below for those who have them. */
export function PlaceField({ field, path }: { readonly field: Field; readonly path: Path }): ReactNode {
  const form = useFormState();
  const [isOpen, setOpen] = useState(false);
  const names = placeKindOf(field);
  if (names === null) return null;
  const [lon, lat] = names.map((name) => valueAt(form.input, [...path, name]));
  const points = typeof lon === 'number' && typeof lat === 'number' ? [[lon, lat] as const] : [];
  const choose = ([lon, lat]: readonly [number, number]): void => {
    const before = valueAt(form.input, path);
    form.set(path, { ...(typeof before === 'object' ? before : {}), [names[0]]: lon, [names[1]]: lat });
  };
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(chooseOnMap)}</summary>
      {isOpen ? (
        <Suspense>
          <PlaceMap points={points} onChoose={choose} />
        </Suspense>
      ) : null}
    </details>
  );
}
