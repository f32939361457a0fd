import type { City, County, MunicipalUnit } from '@yuzhi/sdk';
import { unitKinds } from './unit.ts';
import type { Unit } from './unit.ts';

/** The units that a city profile knows, under the city itself: its bodies, and its counties with their days. */
export function unitsOfCity(city: City): readonly Unit[] {
  const root = city.name.zh;
  return [
    unit(root, 'city', [{ name: root, form: 'short' }], null),
    ...city.units.map((body) => ofBody(body, root)),
    ...city.counties().map((county) => ofCounty(county, root)),
  ];
}

function ofBody({ short, full, kind, aliases = [] }: MunicipalUnit, root: string): Unit {
  const names = [
    { name: short, form: 'short' as const },
    ...(full === short ? [] : [{ name: full, form: 'full' as const }]),
    ...aliases.map((name) => ({ name, form: 'alias' as const })),
  ];
  return unit(short, kind, names, root);
}

function ofCounty(county: County, root: string): Unit {
  const { name, code, kind, validFrom, validUntil, successor, otherSuccessors = [] } = county;
  return {
    ...unit(name, kind, [{ name, form: 'short' }], root),
    regionCode: code,
    validFrom,
    validUntil,
    successors: [...(successor === null ? [] : [successor]), ...otherSuccessors],
  };
}

function unit(
  id: string,
  kind: string,
  names: readonly Pick<Unit['names'][number], 'name' | 'form'>[],
  parent: string | null,
): Unit {
  const always = { validFrom: null, validUntil: null };
  return {
    id,
    kind: kind in unitKinds ? (kind as Unit['kind']) : 'other',
    uscc: null,
    regionCode: null,
    ...always,
    names: names.map((name) => ({ ...name, ...always })),
    parents: parent === null ? [] : [{ parent, ...always }],
    successors: [],
  };
}
