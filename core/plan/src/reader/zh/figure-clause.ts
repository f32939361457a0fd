import { startsWithVerb } from './action-words.ts';
import { unitPattern } from './target-units.ts';

const period =
  /^(?:力争|确保|争取|计划)?(?:在|到|至|用|利用)?(?:20\d\d年(?:[上下]半年|[一二三四]季度|\d{1,2}月(?:份|底|末|\d{1,2}日)?|年?底|末|年?内)?(?:之?前)?|(?:\d{1,2}|[一二两三四五六七八九十]+)(?:至(?:\d|[一二三四五六七八九十]))?年(?:左右)?(?:的?时间)?(?:之?内)?|(?:年|季度|月)底前)/;
const figure = '(?:\\d+(?:[.,]\\d+)*|百分之[一二三四五六七八九十百]+)';
const tail = new RegExp(
  `(?:${figure}\\s*(?:[—–~至到-]+\\s*${figure})?\\s*[余多]?(?:${unitPattern})?(?:（[^）]{1,12}）)?(?:左右|及?以上|以内|以下|上下)?|翻[一两二三四]番|翻番|全覆盖|清零)$`,
  'u',
);

/**
 * A clause that states what is to be reached and lets nobody do anything: 整改率达到95%以上, 到位资金100亿元,
 * 到2027年智能算力规模达到5000P. A verb of duty at its head makes it a duty.
 */
export function isFigureOnly(clause: string): boolean {
  const dated = period.exec(clause)?.[0].length ?? 0;
  const rest = clause.slice(dated).replace(/^(?:，|力争|确保|争取|累计)+/, '');
  if (rest.length < 3) return false;
  const isFigure = dated > 0 ? figureInside.test(rest) : tail.test(rest);
  return isFigure && (!startsWithVerb(rest) || nominal.test(rest));
}

const figureInside = new RegExp(`${figure}\\s*(?:${unitPattern})|翻.番|全覆盖`, 'u');

/** A clause without the period that stands before it: 2028年底前结对帮扶…. */
export function withoutPeriod(clause: string): string {
  return clause.slice(period.exec(clause)?.[0].length ?? 0);
}

/** Words that look like a verb and begin the name of an indicator: 应用普及率, 覆盖面, 服务人次. */
const nominal =
  /^.{0,14}(?:率|比例|占比|规模|密度|浓度|强度|里程|容量|余额|人数|户数|总量|数量|总数|产值|增加值|收入|指数|比重|覆盖面|满意度|人次|时长|时间|能耗|成本|面积|产能|产量)(?:达|超|突|不|控|降|提|保|在|稳|力|低|高|大|小|\d|缩|下|上|增)/;
