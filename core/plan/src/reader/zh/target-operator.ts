import type { TargetOperator } from '../reading.ts';

/** The operator that the words around a figure print; = where they print none. */
export function operatorOf(before: string, after: string, isMore: boolean): TargetOperator {
  const isAbout = /^(?:左右|上下)/.test(after) || /(?:约|大约|近)$/.test(before);
  if (isAbout) return '=';
  if (/(?:进入|位居|位列|跻身|排名|保持在?)[^，]{0,10}前$/.test(before)) return '<=';
  if (/^(?:及)?以内|^之内|^及?以下/.test(after)) return '<=';
  if (/(?:不超过|不高于|不大于|不多于|控制在|控制到|≤)\s*$/.test(before)) return '<=';
  if (/(?:不少于|不低于|不小于|不下于|不下|至少|≥)\s*$|(?:至少|不少于)[\p{Script=Han}]{2,6}$/u.test(before))
    return '>=';
  if (/(?:低于|小于|少于|<)\s*$/.test(before)) return '<';
  if (/(?:超过|超|突破|大于|高于|多于|逾|跨越|超出|跨上|>)了?\s*$/.test(before) || isMore) return '>';
  if (/^(?:及|或)?以上/.test(after)) return '>=';
  if (/(?:达到(?:20\d\d年的)?|达)\s*$/.test(before)) return '>=';
  return '=';
}
