/** @import { ChartData } from './line-data.js' */
/** @import { Scale } from './number-scale.js' */
import { svg } from '../dom.js';
import { numberText } from '../format.js';
import { extentOf, numberScale } from './number-scale.js';
import { textWidth, cutTo } from './text-width.js';
import { tickText, timeScale } from './time-scale.js';

/** @typedef {{ readonly width: number, readonly height: number, readonly left: number, readonly right: number, readonly top: number, readonly bottom: number }} Frame */

const margin = { top: 24, right: 16, bottom: 28 };

/**
 * The room for a plot between its axes. Ticks of the y axis decide how much is left.
 *
 * @param {number} width
 * @param {readonly number[]} yTicks
 * @returns {Frame}
 */
export function frameOf(width, yTicks) {
  const height = width < 480 ? 220 : 260;
  const left = Math.max(...yTicks.map((tick) => textWidth(numberText(tick))), 16) + 12;
  return { width, height, left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom };
}

/**
 * The scale of the y axis, from zero where asked.
 *
 * @param {ChartData} data
 * @param {{ readonly isFromZero: boolean }} options
 * @returns {(pixels: readonly [number, number]) => Scale}
 */
export function yScaleOf({ series }, { isFromZero }) {
  const values = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const extent = extentOf(isFromZero ? [0, ...values] : values) ?? [0, 1];
  return (pixels) => numberScale(extent, pixels, 5);
}

/**
 * The scale of the x axis; `beyond` widens it at both ends, in the units of the values.
 *
 * @param {ChartData} data
 * @param {Frame} frame
 * @param {number} [beyond]
 * @returns {Scale}
 */
export function xScaleOf({ axis, places }, { left, right }, beyond = 0) {
  const [least, greatest] = extentOf(places) ?? [0, 1];
  /** @type {[number, number]} */
  const extent = [least - beyond, greatest + beyond];
  const count = Math.max(2, Math.floor((right - left) / 84));
  if (axis === 'time') return timeScale(extent, [left, right], count);
  const scale = numberScale(extent, [left, right], count);
  return axis === 'order'
    ? { ...scale, ticks: scale.ticks.filter((tick) => Number.isInteger(tick) && tick in places) }
    : scale;
}

/**
 * Both axes with their ticks, grid lines and the unit.
 *
 * @param {ChartData} data
 * @param {Frame} frame
 * @param {{ readonly x: Scale, readonly y: Scale }} scales
 * @returns {SVGElement}
 */
export function axes(data, frame, { x, y }) {
  const { left, right, top, bottom } = frame;
  const lines = y.ticks.map((tick) => {
    const at = y.at(tick);
    return svg(
      'g',
      {},
      svg('line', { class: tick === 0 ? 'axis' : 'gridline', x1: left, x2: right, y1: at, y2: at }),
      svg('text', { x: left - 8, y: at + 4, 'text-anchor': 'end' }, numberText(tick)),
    );
  });
  const [first] = data.series;
  const isAlone = data.series.length === 1;
  const name = isAlone ? (first?.name ?? '') : '';
  const label = [name, first?.unit ?? ''].filter((word) => word !== '').join(' / ');
  return svg(
    'g',
    { class: 'axes' },
    svg('text', { x: 0, y: top - 12 }, cutTo(label, right)),
    lines,
    svg('line', { class: 'axis', x1: left, x2: right, y1: bottom, y2: bottom }),
    xTicks(data, frame, x),
  );
}

/**
 * @param {ChartData} data
 * @param {Frame} frame
 * @param {Scale} scale
 */
function xTicks({ axis, placeTexts }, { left, right, bottom, width }, { at, ticks, step }) {
  const shown = ticks.filter((tick) => at(tick) >= left - 1 && at(tick) <= right + 1);
  return shown.map((tick, index) => {
    const place = at(tick);
    const text =
      axis === 'time'
        ? tickText(tick, step, shown[index - 1])
        : axis === 'number'
          ? numberText(tick)
          : (placeTexts[tick] ?? '');
    const half = textWidth(text) / 2;
    const anchor = place - half < 0 ? 'start' : place + half > width ? 'end' : 'middle';
    return svg(
      'g',
      {},
      svg('line', { class: 'axis', x1: place, x2: place, y1: bottom, y2: bottom + 4 }),
      svg('text', { x: place, y: bottom + 18, 'text-anchor': anchor }, axis === 'order' ? cutTo(text, 80) : text),
    );
  });
}
