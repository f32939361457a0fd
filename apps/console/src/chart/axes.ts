import type { ChartData } from './line-data.ts';
import type { Scale } from './number-scale.ts';
import { svg } from './dom.ts';
import { numberText } from '../language/format.ts';
import { extentOf, numberScale } from './number-scale.ts';
import { textWidth, cutTo } from './text-width.ts';
import { tickText, timeScale } from './time-scale.ts';

export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const margin = { top: 24, right: 16, bottom: 28 };

/** The room for a plot between its axes. Ticks of the y axis decide how much is left. */
export function frameOf(width: number, yTicks: readonly number[]): Frame {
  const height = width < 480 ? 220 : 260;
  const left = Math.max(...yTicks.map((tick) => textWidth(numberText(tick))), 16) + 12;
  return { width, height, left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom };
}

/** The scale of the y axis, from zero where asked. */
export function yScaleOf(
  { series }: ChartData,
  { isFromZero }: { readonly isFromZero: boolean },
): (pixels: readonly [number, number]) => Scale {
  const values = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const extent = extentOf(isFromZero ? [0, ...values] : values) ?? [0, 1];
  return (pixels) => numberScale(extent, pixels, 5);
}

/** The scale of the x axis; `beyond` widens it at both ends, in the units of the values. */
export function xScaleOf({ axis, places }: ChartData, { left, right }: Frame, beyond: number = 0): Scale {
  const [least, greatest] = extentOf(places) ?? [0, 1];
  const extent: [number, number] = [least - beyond, greatest + beyond];
  const count = Math.max(2, Math.floor((right - left) / 84));
  if (axis === 'time') return timeScale(extent, [left, right], count);
  const scale = numberScale(extent, [left, right], count);
  return axis === 'order'
    ? { ...scale, ticks: scale.ticks.filter((tick) => Number.isInteger(tick) && tick in places) }
    : scale;
}

/** Both axes with their ticks, grid lines and the unit. */
export function axes(data: ChartData, frame: Frame, { x, y }: { readonly x: Scale; readonly y: Scale }): SVGElement {
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

function xTicks({ axis, placeTexts }: ChartData, { left, right, bottom, width }: Frame, { at, ticks, step }: Scale) {
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
