import type { Flow } from '../flow.ts';
import { splitFlow } from './measures.ts';
import { unitPattern } from './target-units.ts';

const figure = '(?:\\d{1,3}(?:[ \u2009\u202f]\\d{3})+(?!\\d)|\\d+(?:,\\d{3})*(?:\\.\\d+)?)';
/** A figure with its unit, as a target may print it. */
export const figurePattern: RegExp = new RegExp(
  `(${figure})\\s*(?:(${unitPattern})?\\s*(?:—+|–|-|~|至|到)\\s*(${figure}))?\\s*(余|多)?(${unitPattern})|百分之([一二三四五六七八九十百]+)|翻([一两二三四])番|(?<=(?:进入|位居|位列|跻身|排名|保持在?)[^，]{0,10}前)(?<rank>\\d{1,3})(?<place>[位名强])|(?<=(?:PUE|率|系数|指数|比|值|度|评分|得分|倍数)[^，]{0,8})(?<=低于|高于|控制在|控制到|降至|降到|下降到|达到|提高到|提升到|不超过|超过|小于|大于|保持在|稳定在|突破)(\\d+(?:\\.\\d+)?)(?=以下|以内|左右|以上|$)|(?<=超|过|破|逾)([百千万亿])(?=[个家项名人台套件])([个家项名人台套件])`,
  'gu',
);

/** Items of a list that carries numbers: 选拔100名正职、200名副职. */
export function itemsOf(clause: Flow): readonly Flow[] {
  return splitFlow(
    clause,
    new RegExp(
      `(?<=\\d${unitPattern}(?:以上|左右|以内|以下)?)(?:[、和]|及(?!以))(?=[\\p{Script=Han}“])|[、](?=(?:力争)?(?:约|近|超|不少于)?\\s*\\d)|(?:和|及|以及)(?=(?:约|近|超|不少于)?\\d+(?:\\.\\d+)?${unitPattern})`,
      'gu',
    ),
  );
}

/** What a figure says: one value or the ends of a range, its unit, and whether 余 or 多 is behind it. */
export interface Figure {
  readonly value: number | readonly [number, number];
  readonly unit: string;
  readonly isMore: boolean;
}

/** Reads a match of the pattern; null where the digits belong to a name, a formula or a span of years. */
export function readFigure(found: RegExpMatchArray, text: string): Figure | null {
  const { rank, place } = found.groups ?? {};
  if (rank !== undefined) return { value: Number(rank), unit: place ?? '', isMore: false };
  const [whole, low, , high, more, unit, percent, times, , , ratio, bare, counter] = found;
  const at = found.index ?? 0;
  if (percent !== undefined) return { value: chinesePercent(percent), unit: '%', isMore: false };
  if (times !== undefined)
    return { value: { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4 }[times] ?? 1, unit: '番', isMore: false };
  if (ratio !== undefined) return { value: Number(ratio), unit: '', isMore: false };
  if (bare !== undefined) return { value: 1, unit: `${bare}${counter}`, isMore: true };
  const before = text.charAt(at - 1);
  if (/[第A-Za-z\d.+×*/〔#]/.test(before) || /[Ll第]\s*$/.test(text.slice(0, at))) return null;
  if (/^[+×/G]/.test(text.slice(at + whole.length))) return null;
  const value = numberOf(low ?? '');
  if (high !== undefined) {
    const top = numberOf(high);
    const isYears = value >= 1990 && value < 2100 && top < 2100 && /^年?$/.test(unit ?? '');
    return top > value && !isYears ? { value: [value, top], unit: unit ?? '', isMore: false } : null;
  }
  return { value, unit: unit ?? '', isMore: more !== undefined };
}

/** 3,000 and 3 000. */
function numberOf(words: string): number {
  return Number(words.replace(/[,\s]/g, ''));
}

function chinesePercent(words: string): number {
  const digits = '一二三四五六七八九';
  if (words === '百') return 100;
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  const ten = words.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens ?? '') + 1) * 10 : 0;
  return ten + (ones === '' || ones === undefined ? 0 : digits.indexOf(ones) + 1);
}
