import { sliceFlow, spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Passage } from '../reading.ts';

export interface Passages {
  readonly deadlines: readonly Passage[];
  readonly recurring: readonly Passage[];
  readonly funds: readonly Passage[];
  readonly systems: readonly Passage[];
}

const patterns = {
  deadlines:
    /(?:20\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日|底|末|中旬|上旬|下旬)?(?:之?前|以前)|(?:本年|年|月|季度)(?:底|末)前|\d{1,3}个?(?:工作日|小时|日|天|个月)(?:之?内|以内))/g,
  recurring:
    /(?:每(?:年|半年|季度|季|月|周|两年|学期|学年)(?:末|底|初|度)?(?:\d{1,2}日前)?|定期|常态化|滚动)(?:\p{Script=Han}{2,16})/gu,
  funds:
    /[^，。；、]{0,16}(?:最高|不超过|上限|给予|安排|设立|奖励|补贴|补助|资助|投入|经费|资金|基金|预算|贷款|贴息|每(?:人|家|个|项|户|年|名))[^，。；、]{0,12}?\d+(?:\.\d+)?\s*[百千]?[万亿]{0,2}元[^，。；、]{0,10}|\d+(?:\.\d+)?\s*[百千]?[万亿]{0,2}元的?[^，。；、]{0,12}(?:基金|资金|经费|奖励|补助|补贴|资助)/g,
  systems:
    /“[^“”]{2,20}”(?:[\p{Script=Han}A-Za-z]{0,8}?)(?:平台|系统|大模型|智能体|应用|中枢|底座|驾驶舱|小程序|APP|数据库|专区|热线|一张图)|(?:渝|浙|粤|京|苏|皖|闽|赣)\p{Script=Han}{1,3}(?=平台|APP|小程序)/gu,
} as const;

/** What a programme office looks for beside tasks and targets: dates, what comes again, money, named systems. */
export function passagesOf(bodies: readonly Flow[]): Passages {
  return {
    deadlines: all(bodies, patterns.deadlines),
    recurring: all(bodies, patterns.recurring),
    funds: all(bodies, patterns.funds),
    systems: all(bodies, patterns.systems),
  };
}

function all(bodies: readonly Flow[], pattern: RegExp): readonly Passage[] {
  return bodies.flatMap((flow) =>
    [...flow.text.matchAll(pattern)].map((found) => {
      const part = sliceFlow(flow, found.index, found.index + found[0].length);
      return { text: part.shown, span: spanOf(part) };
    }),
  );
}
