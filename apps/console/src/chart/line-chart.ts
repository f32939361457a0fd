import type { ChartData, Series } from './line-data.ts';
import type { Scale } from './number-scale.ts';
import { el, svg } from './dom.ts';
import { say } from '../language/language.ts';
import { words } from '../words/words.ts';
import { axes, frameOf, xScaleOf, yScaleOf } from './axes.ts';
import { extentOf } from './number-scale.ts';
import { sized } from './sized.ts';

/** More points than these need no mark of their own. */
const mostMarks = 40;
/** Kinds of lines that can be told apart without colour. */
const styles = 6;

/**
 * A line for each series over time or numbers. A slider below it reads the values at a place, by pointer or by keys.
 *
 * `data` at least one row
 */
export function lineChart(data: ChartData, title: string): HTMLElement {
  const reading = el('output', { class: 'chart-reading' });
  const slider = el('input', {
    type: 'range',
    min: '0',
    max: String(data.places.length - 1),
    'aria-label': `${title} ${say(words.reading)}`,
  });
  let moveCursor = (_index: number) => {};
  function read(index: number) {
    const text = readingAt(data, index);
    reading.textContent = text;
    slider.value = String(index);
    slider.setAttribute('aria-valuetext', text);
    moveCursor(index);
  }
  const plot = sized((width) => {
    const drawing = draw(data, width, `${title}. ${aboutChart(data)}`);
    moveCursor = drawing.moveCursor;
    moveCursor(Number(slider.value));
    // The handle stands under its place on the axis.
    slider.style.marginLeft = `${drawing.frame.left - 8}px`;
    slider.style.width = `${drawing.frame.right - drawing.frame.left + 16}px`;
    drawing.element.addEventListener('pointermove', (event) => read(drawing.nearest(event.offsetX)));
    return drawing.element;
  });
  slider.addEventListener('input', () => read(Number(slider.value)));
  slider.value = slider.max;
  read(data.places.length - 1);
  const legend = data.series.length > 1 ? el('ul', { class: 'legend' }, data.series.map(legendEntry)) : null;
  const isSingle = data.places.length < 2;
  return el('div', { class: 'chart' }, legend, plot, isSingle ? null : slider, reading);
}

/** What the chart says, in a sentence. */
function aboutChart({ placeTexts, series }: ChartData) {
  const parts = series.map(({ name, values, text }) => {
    const known = values.filter((value) => value !== null);
    const [least = null, greatest = null] = extentOf(known) ?? [];
    return say(words.seriesAbout, {
      name,
      least: text(least),
      greatest: text(greatest),
      last: text(known.at(-1) ?? null),
    });
  });
  const from = placeTexts[0] ?? '';
  const to = placeTexts.at(-1) ?? '';
  return say(words.chartAbout, { from, to, count: placeTexts.length, series: parts.join('; ') });
}

function readingAt({ placeTexts, series }: ChartData, index: number) {
  const values = series.map(({ name, unit, values, text }) =>
    `${name} ${text(values[index] ?? null)} ${unit}`.trimEnd(),
  );
  return `${placeTexts[index] ?? ''}  ${values.join('  ')}`;
}

function legendEntry({ name, isMarks = false }: Series, index: number) {
  const sample = svg(
    'svg',
    { width: 36, height: 12, 'aria-hidden': 'true', class: 'sample' },
    isMarks ? null : svg('path', { class: `line series-${index % styles}`, d: 'M0 6H36' }),
    svg('path', { class: `mark series-${index % styles}`, d: isMarks ? ringPath(18, 6) : markPath(index, 18, 6) }),
  );
  return el('li', {}, sample, name);
}

function draw(data: ChartData, width: number, label: string) {
  const yScale = yScaleOf(data, { isFromZero: false });
  const frame = frameOf(width, yScale([0, 1]).ticks);
  const scales = { x: xScaleOf(data, frame), y: yScale([frame.bottom, frame.top]) };
  const lines = data.series.map((series, index) => lineOf(data, series, index, scales));
  const cursor = svg('line', { class: 'cursor', y1: frame.top, y2: frame.bottom });
  const element = svg(
    'svg',
    { width, height: frame.height, role: 'img', 'aria-label': label },
    axes(data, frame, scales),
    lines,
    data.places.length > 1 ? cursor : null,
  );
  return { element, frame, ...cursorOf(data, scales.x, cursor) };
}

function cursorOf({ places }: ChartData, x: Scale, cursor: SVGElement) {
  return {
    moveCursor(index: number) {
      const at = String(x.at(places[index] ?? 0));
      cursor.setAttribute('x1', at);
      cursor.setAttribute('x2', at);
    },
    /** `offset` pixels from the left */
    nearest(offset: number) {
      const distances = places.map((place) => Math.abs(x.at(place) - offset));
      return distances.reduce((best, distance, index) => (distance < (distances[best] ?? Infinity) ? index : best), 0);
    },
  };
}

function lineOf(
  { places }: ChartData,
  { values, isMarks = false }: Series,
  index: number,
  { x, y }: { readonly x: Scale; readonly y: Scale },
) {
  const points = values.map((value, at) => (value === null ? null : [x.at(places[at] ?? 0), y.at(value)]));
  const style = `series-${index % styles}`;
  if (isMarks) {
    const rings = points.map((point) => (point ? ringPath(point[0] ?? 0, point[1] ?? 0) : '')).join('');
    return svg('path', { class: `mark ring ${style}`, d: rings });
  }
  const path = points
    .map((point, at) => (point === null ? '' : `${points[at - 1] ? 'L' : 'M'}${round(point[0])} ${round(point[1])}`))
    .join('');
  // A value between two gaps has no line; without a mark it would not be seen.
  const isMarked = (at: number) => points.length <= mostMarks || (!points[at - 1] && !points[at + 1]);
  const marks = points
    .map((point, at) => (point && isMarked(at) ? markPath(index, point[0] ?? 0, point[1] ?? 0) : ''))
    .join('');
  return svg(
    'g',
    {},
    svg('path', { class: `line ${style}`, d: path }),
    svg('path', { class: `mark ${style}`, d: marks }),
  );
}

/** A mark of its own for each series: circle, square, triangle, diamond. */
function markPath(index: number, x: number, y: number) {
  const [cx, cy] = [round(x), round(y)];
  switch (index % 4) {
    case 0:
      return `M${cx} ${cy}m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`;
    case 1:
      return `M${cx} ${cy}m-3 -3h6v6h-6z`;
    case 2:
      return `M${cx} ${cy}m0 -4l4 7h-8z`;
    default:
      return `M${cx} ${cy}m0 -4l4 4l-4 4l-4 -4z`;
  }
}

/** A ring around a point: seen over the mark that stands there. */
function ringPath(x: number, y: number) {
  const [cx, cy] = [round(x), round(y)];
  return `M${cx} ${cy}m-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0m2 0a5 5 0 1 1 10 0a5 5 0 1 1 -10 0`;
}

function round(pixels: number | undefined) {
  return Math.round((pixels ?? 0) * 10) / 10;
}
