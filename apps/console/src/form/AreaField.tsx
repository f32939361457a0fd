import { lazy, Suspense, useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Text } from '@yuzhi/sdk';
import { say, text } from '../language/language.ts';
import type { Point } from '../map/PlaceMap.tsx';
import { isRecord } from '../schema/json-schema.ts';
import { useBase } from '../shell/base-context.ts';
import { areaOfGeoJson, mostFileBytes } from './area-of-geojson.ts';
import type { Field } from './form-model.ts';
import { useFormState } from './form-state.ts';
import { valueAt } from './input-value.ts';
import type { Path } from './input-value.ts';
import { OutlineChoice } from './OutlineChoice.tsx';

const areaWords = {
  open: text('在地图上圈定范围', 'Draw on a map'),
  undo: text('去掉最后一个顶点', 'Take the last corner away'),
  clear: text('清空', 'Clear'),
  file: text('从 GeoJSON 文件读取', 'Take from a GeoJSON file'),
  tooLarge: text('文件超过 1 MiB，请只保留所需的一个范围', 'More than 1 MiB: keep only the one area that is meant'),
};

const PlaceMap = lazy(async () => ({ default: (await import('../map/PlaceMap.tsx')).PlaceMap }));

interface AreaFieldProps {
  readonly field: Field;
  readonly path: Path;
}

/** As many corners as `geoArea()` takes when it is not told otherwise. */
const usualMostCorners = 200;

/**
 * An area that may be drawn on a map, or taken from a file or from a boundary of the city; its corners stay in a table below
 * for those who have them.
 */
export function AreaField({ field, path }: AreaFieldProps): ReactNode {
  const form = useFormState();
  const [lon, lat] = useBase().catalogue.city.centre ?? [];
  const centre = lon === undefined || lat === undefined ? null : ([lon, lat] as const);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [fault, setFault] = useState<Text | null>(null);
  const { maxItems } = field.schema;
  const points = pointsOf(valueAt(form.input, path));
  const set = (points: readonly Point[]): void => {
    setFault(null);
    form.set(
      path,
      points.map(([lon, lat]) => ({ lon, lat })),
    );
  };
  const take = async (file: File): Promise<void> => {
    if (file.size > mostFileBytes) return setFault(areaWords.tooLarge);
    const found = areaOfGeoJson(await file.text(), centre);
    if ('fault' in found) return setFault(found.fault);
    set(found.corners);
    setOpen(true);
  };
  return (
    <div className="area-field">
      <p className="beside">
        <input
          id={id}
          className="unseen"
          type="file"
          accept=".geojson,.json,application/geo+json,application/json"
          aria-describedby={`${id}-fault`}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void take(file);
            target.value = '';
          }}
        />
        <label htmlFor={id} className="button">
          {say(areaWords.file)}
        </label>
      </p>
      <p className="error" id={`${id}-fault`} role="alert" hidden={fault === null}>
        {fault === null ? '' : say(fault)}
      </p>
      <OutlineChoice
        most={typeof maxItems === 'number' ? maxItems : usualMostCorners}
        onTake={(corners) => {
          set(corners);
          setOpen(true);
        }}
      />
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say(areaWords.open)}</summary>
        {isOpen ? (
          <Suspense>
            <PlaceMap
              points={points}
              isArea
              onChoose={(point) => set([...points, point])}
              onMove={(corner, point) => set(points.with(corner, point))}
            />
            <p className="beside">
              <button type="button" disabled={points.length === 0} onClick={() => set(points.slice(0, -1))}>
                {say(areaWords.undo)}
              </button>
              <button type="button" disabled={points.length === 0} onClick={() => set([])}>
                {say(areaWords.clear)}
              </button>
            </p>
          </Suspense>
        ) : null}
      </details>
    </div>
  );
}

/** The corners that have both numbers. */
function pointsOf(value: unknown): readonly Point[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((corner): readonly Point[] => {
    if (!isRecord(corner)) return [];
    const { lon, lat } = corner;
    const isOnEarth = typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
    return isOnEarth ? [[lon, lat]] : [];
  });
}
