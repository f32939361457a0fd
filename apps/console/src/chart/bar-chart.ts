import type { ChartData } from './line-data.ts';
import { el, svg } from './dom.ts';
import { say } from '../language/language.ts';
import { words } from '../words/words.ts';
import { axes, frameOf, xScaleOf, yScaleOf } from './axes.ts';
import { between, extentOf } from './number-scale.ts';
import { sized } from './sized.ts';
import { cutTo, textWidth } from './text-width.ts';

/** More bars than these are in the data table. */
const mostBars = 60;
const lineHeight = 26;

/**
 * A bar for each row, from zero: side by side over time and numbers, otherwise one below the other with its name.
 *
 * `data` one series
 */
export function barChart(data: ChartData, title: string): HTMLElement {
  const isOverTime =
    data.axis !== 'order' && data.places.length > 1 && new Set(data.places).size === data.places.length;
  const about = `${title}. ${aboutBars(data)}`;
  const plot = sized((width) => (isOverTime ? columns(data, width, about) : bars(data, width, about)));
  const rest = data.places.length - mostBars;
  const more = !isOverTime && rest > 0 ? el('p', { class: 'help' }, `+ ${say(words.rows, { count: rest })}`) : null;
  return el('div', { class: 'chart' }, plot, more);
}

function aboutBars({ places, series }: ChartData) {
  const [only] = series;
  const [least = null, greatest = null] = extentOf((only?.values ?? []).filter((value) => value !== null)) ?? [];
  return say(words.barsAbout, {
    count: places.length,
    least: only?.text(least) ?? '',
    greatest: only?.text(greatest) ?? '',
  });
}

function columns(data: ChartData, width: number, label: string) {
  const yScale = yScaleOf(data, { isFromZero: true });
  const frame = frameOf(width, yScale([0, 1]).ticks);
  const gaps = data.places.slice(1).map((place, index) => place - (data.places[index] ?? 0));
  const [gap] = extentOf(gaps) ?? [1];
  const scales = { x: xScaleOf(data, frame, gap / 2), y: yScale([frame.bottom, frame.top]) };
  const thick = Math.max(1, (scales.x.at(gap) - scales.x.at(0)) * 0.8);
  const zero = scales.y.at(0);
  const drawn = data.places.map((place, index) => {
    const value = data.series[0]?.values[index] ?? null;
    if (value === null) return null;
    const at = scales.y.at(value);
    const box = { x: scales.x.at(place) - thick / 2, width: thick, y: Math.min(at, zero), height: Math.abs(at - zero) };
    return svg('rect', { class: 'bar', ...box }, svg('title', {}, `${data.placeTexts[index]}  ${textAt(data, index)}`));
  });
  return svg(
    'svg',
    { width, height: frame.height, role: 'img', 'aria-label': label },
    axes(data, frame, scales),
    drawn,
  );
}

function bars(data: ChartData, width: number, label: string) {
  const names = data.placeTexts.slice(0, mostBars);
  const values = (data.series[0]?.values ?? []).slice(0, mostBars);
  const texts = names.map((_name, index) => textAt(data, index));
  const nameWidth = Math.min(Math.max(...names.map(textWidth)), Math.floor(width * 0.36));
  const valueWidth = Math.max(...texts.map(textWidth)) + 8;
  const [least, greatest] = extentOf([0, ...values.filter((value) => value !== null)]) ?? [0, 1];
  // Room for a value stands at both ends when bars grow to both sides.
  const from = nameWidth + 8 + (least < 0 ? valueWidth : 0);
  const scale = between(
    [least, greatest === least ? least + 1 : greatest],
    [from, Math.max(from + 24, width - valueWidth)],
  );
  const zero = scale(0);
  const drawn = names.map((name, index) => {
    const value = values[index] ?? null;
    const middle = index * lineHeight + lineHeight / 2;
    const end = scale(value ?? 0);
    const isBelow = value !== null && value < 0;
    return svg(
      'g',
      {},
      svg(
        'text',
        { x: nameWidth, y: middle + 4, 'text-anchor': 'end' },
        cutTo(name, nameWidth),
        svg('title', {}, name),
      ),
      value === null
        ? null
        : svg('rect', { class: 'bar', x: Math.min(zero, end), width: Math.abs(end - zero), y: middle - 8, height: 16 }),
      svg(
        'text',
        { x: isBelow ? end - 6 : end + 6, y: middle + 4, 'text-anchor': isBelow ? 'end' : 'start' },
        texts[index],
      ),
    );
  });
  const height = names.length * lineHeight;
  const axis = svg('line', { class: 'axis', x1: zero, x2: zero, y1: 0, y2: height });
  return svg('svg', { width, height, role: 'img', 'aria-label': label, class: 'axes' }, drawn, axis);
}

function textAt({ series }: ChartData, index: number) {
  const [only] = series;
  return `${only?.text(only.values[index] ?? null) ?? ''} ${only?.unit ?? ''}`.trimEnd();
}
