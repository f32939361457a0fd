import type { Position, Shape } from './map-projection.ts';
import { el, svg } from './dom.ts';
import { isRecord } from '../schema/json-schema.ts';
import { say } from '../language/language.ts';
import { words } from '../words/words.ts';
import { fitted, shapesOf } from './map-projection.ts';
import { sized } from './sized.ts';
import { textWidth } from './text-width.ts';

export type Place = { readonly shapes: readonly Shape[]; readonly name: string; readonly about: string };

export type Project = (position: Position) => [x: number, y: number];

/** Outlines of GeoJSON features, drawn to fit; north is up and nothing is fetched. */
export function mapChart(
  features: readonly unknown[],
  title: string,
  wordsOf: (properties: Record<string, unknown>) => { readonly name: string; readonly about: string },
): HTMLElement {
  const places = features.filter(isRecord).map(({ geometry, properties }) => ({
    shapes: shapesOf(geometry),
    ...wordsOf(isRecord(properties) ? properties : {}),
  }));
  const positions = places.flatMap(({ shapes }) => shapes.flatMap(({ parts }) => parts.flat()));
  if (positions.length === 0) return el('p', { class: 'empty' }, say(words.noResultRows));
  const label = `${title}. ${say(words.mapAbout, { count: places.length })}`;
  const plot = sized((width) => {
    const fit = fitted(positions, { width, maxHeight: Math.min(520, width), padding: 20 });
    if (fit === null) throw new RangeError('There is nothing to draw');
    // Areas lie under lines, lines under points, names over all.
    const kinds = ['area', 'line', 'point'].map((kind) => places.flatMap((place) => drawn(place, kind, fit.at)));
    const names = namesOf(places, fit.at, width);
    return svg('svg', { width, height: fit.height, role: 'img', 'aria-label': label, class: 'map' }, ...kinds, names);
  });
  return el('div', { class: 'chart' }, plot, el('p', { class: 'help' }, say(words.mapNorth)));
}

function drawn({ shapes, about }: Place, kind: string, at: Project) {
  const chosen = shapes.filter((shape) => shape.kind === kind);
  if (chosen.length === 0) return [];
  const path = chosen.flatMap(({ parts }) => parts.map((part) => pathOf(kind, part, at))).join('');
  return [svg('path', { class: `shape ${kind}`, d: path, 'fill-rule': 'evenodd' }, svg('title', {}, about))];
}

function pathOf(kind: string, part: readonly Position[], at: Project) {
  const points = part.map((position) =>
    at(position)
      .map((pixels) => Math.round(pixels * 10) / 10)
      .join(' '),
  );
  if (kind === 'point') return points.map((point) => `M${point}m-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0`).join('');
  return `M${points.join('L')}${kind === 'area' ? 'Z' : ''}`;
}

/** Names beside their places, as many as do not cover each other. All of them stand in the data table. */
function namesOf(places: readonly Place[], at: Project, width: number) {
  const taken: { left: number; right: number; y: number }[] = [];
  return places.map(({ shapes, name }) => {
    // The name of a county goes onto its largest part, not onto an exclave.
    const [shape] = shapes.toSorted((a, b) => (b.parts[0]?.length ?? 0) - (a.parts[0]?.length ?? 0));
    if (shape === undefined || name === '') return null;
    const [x, y] = middleOf(shape, at);
    const half = textWidth(name) / 2;
    const middle = Math.min(Math.max(x, half), width - half);
    const below = shape.kind === 'point' ? y - 9 : y + 4;
    const isCovered = taken.some(
      (one) => middle - half < one.right && middle + half > one.left && Math.abs(below - one.y) < 15,
    );
    if (isCovered) return null;
    taken.push({ left: middle - half, right: middle + half, y: below });
    return svg('text', { class: 'place', x: middle, y: below, 'text-anchor': 'middle' }, name);
  });
}

function middleOf({ kind, parts }: Shape, at: Project): [x: number, y: number] {
  const ring = parts[0] ?? [];
  const points = (kind === 'area' ? ring.slice(1) : ring).map(at);
  if (kind === 'line') return points[Math.floor(points.length / 2)] ?? [0, 0];
  const sum = points.reduce(([sumX, sumY], [x, y]) => [sumX + x, sumY + y], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
