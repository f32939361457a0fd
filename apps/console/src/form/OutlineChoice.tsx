import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { CityMap } from '../api/types.ts';
import { say, text } from '../language/language.ts';
import { outlineOf } from '../map/outline-of.ts';
import type { Point } from '../map/PlaceMap.tsx';
import { useCityMap } from '../map/use-city-map.ts';
import { Loaded } from '../states/Loaded.tsx';

const outlineWords = {
  open: text('取区县边界', 'Take the boundary of a district'),
  district: text('区县', 'District'),
  merged: text('{name}（今属{into}）', '{name} (now part of {into})'),
  take: text('取此边界', 'Take this boundary'),
  taken: text('已取{name}边界，{count} 个顶点。', 'Taken: the boundary of {name}, {count} corners.'),
  fewer: text('原有 {before} 个顶点，已简化。', 'Simplified from {before} corners.'),
  part: text('只取面积最大的一块，飞地和空洞未取。', 'The largest part alone: exclaves and holes are left out.'),
  none: text('城市资料中没有可用的区划边界', 'There are no boundaries in the city profile that may be used here'),
};

interface OutlineChoiceProps {
  /** How many corners the field takes. */
  readonly most: number;
  readonly onTake: (corners: readonly Point[]) => void;
}

/** Offers the boundaries of the city, which are fetched when somebody asks for them. */
export function OutlineChoice(props: OutlineChoiceProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(outlineWords.open)}</summary>
      {isOpen ? <Boundaries {...props} /> : null}
    </details>
  );
}

function Boundaries(props: OutlineChoiceProps): ReactNode {
  const city = useCityMap();
  return (
    <Loaded of={city}>
      {({ map }) =>
        map === null ? <p className="empty">{say(outlineWords.none)}</p> : <Choice map={map} {...props} />
      }
    </Loaded>
  );
}

function Choice({ map, most, onTake }: OutlineChoiceProps & { readonly map: CityMap }): ReactNode {
  const id = useId();
  const { features } = map.boundaries;
  const [chosen, setChosen] = useState(0);
  const [told, setTold] = useState('');
  const take = (): void => {
    const feature = features[chosen];
    if (feature === undefined) return;
    const { corners, before, isPart } = outlineOf(feature.geometry, most);
    onTake(corners);
    setTold(
      [
        say(outlineWords.taken, { name: feature.properties.name, count: corners.length }),
        corners.length < before ? say(outlineWords.fewer, { before }) : '',
        isPart ? say(outlineWords.part) : '',
      ].join(' '),
    );
  };
  return (
    <>
      <p className="beside">
        <label htmlFor={id}>{say(outlineWords.district)}</label>
        <select id={id} value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>
          {features.map(({ properties: { name, mergedInto } }, at) => (
            <option key={name} value={at}>
              {mergedInto === undefined ? name : say(outlineWords.merged, { name, into: mergedInto })}
            </option>
          ))}
        </select>
        <button type="button" onClick={take}>
          {say(outlineWords.take)}
        </button>
      </p>
      <p role="status">{told}</p>
    </>
  );
}
