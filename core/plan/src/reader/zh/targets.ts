import { sliceFlow, spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Passage, Target, TargetOperator } from '../reading.ts';
import { depthsOf, splitFlow } from './measures.ts';
import { moneyUnit, timeUnit, unitPattern } from './target-units.ts';

/** A paragraph in which targets may stand. */
export interface TargetScope {
  readonly flow: Flow;
  /** It belongs to a section of aims: a period holds until the next one is named. */
  readonly isAim: boolean;
  /** It stands before the first heading, where past and forecast are told. */
  readonly isPreamble: boolean;
}

export interface FoundTargets {
  readonly targets: readonly Target[];
  readonly limits: readonly Passage[];
  /** Periods such as 5年内 whose end is not printed. */
  readonly openPeriods: readonly Passage[];
}

/** Finds targets and limits. `firstYear`: what is told of earlier years is past. */
export function targetsOf(scopes: readonly TargetScope[], firstYear: number | null): FoundTargets {
  const search = new TargetSearch(firstYear);
  for (const scope of scopes) search.read(scope);
  return search.found();
}

/** A quotation of this length is a sentence and no name. */
const longQuotation = 30;
const figure = '\\d+(?:,\\d{3})*(?:\\.\\d+)?';
const number = new RegExp(
  `(${figure})\\s*(?:(${unitPattern})?\\s*(?:—+|–|-|~|至|到)\\s*(${figure}))?\\s*(余|多)?(${unitPattern})|百分之([一二三四五六七八九十百]+)|翻([一两二三四])番|(?<=PUE[^，]{0,8}|系数[^，]{0,8}|指数[^，]{0,8}|比[^，]{0,6})(?<=低于|不高于|控制在|降至|降到|达到|不超过)(\\d+\\.\\d+)(?=以下|以内|左右|$)|(?<=超|过|破|逾)([百千万亿])(?=[个家项名人台套件])([个家项名人台套件])`,
  'gu',
);
const yearMark =
  /(?:(20\d{2})\s*[-—–~至]+\s*)?(20\d{2})\s*年(?:年?底|末|年内|内|\s*\d{1,2}\s*月(?:底|末|份|\s*\d{1,2}\s*日)?|上半年|下半年|[一二三四]季度)?(?:之?前)?/g;
const past =
  /截至|截止|目前|现有|预计|预测|预期将|据统计|据测算|近年来|去年|上年|已(?:经)?(?:建成|有|达|达到|形成|累计|培育|集聚|突破|超|完成|发布|开通|建|实现|引进|落地|上线)|累计已|存量|同比/;
const gains =
  /建设|建成|新建|改建|扩建|改造|培育|打造|形成|培训|培养|引进|引育|引入|新增|集聚|聚集|推出|覆盖|完成|遴选|选拔|设立|筹集|扶持|资助|转化|举办|发布|接入|部署|服务|达|超|突破|提高|提升|增长|增加|压缩|缩短|降低|减少|控制|下降|实现|不少于|不低于|至少|以上|创建|组建|布局|布设|安装|开通|开放|建立|攻克|突破|研发|研制|认定|评选|选树|制定|出台|编制|招引|吸引|孵化|落地|实施|扩大|创办|搭建|汇聚|归集|上线|开发|采集|推广|配备|投放|惠及|带动|储备|收集|征集|公布|树立|支持|确保|保持|储能|装机|上市|新认定|赋能|选派|开展|更新|联通|贯通|拓展|挖掘|配置|采购/;
const subsidy =
  /给予|奖励|补贴|补助|资助额|奖补|补偿|贴息|贷款|(?:费用|投入|合同额|投资额|采购额)的|按(?:照|不超过|最高|实际|[^，]{0,8}(?:额|费用|投入|投资|价))[^，]{0,12}%|券|罚款|年薪|待遇|月租|租金|购房|一次性|予以|支持额|资助资金|扶持资金|额度|奖金/;
const capWords = /最高|不超过|上限|封顶|最多|不高于|以内/;
const noCount =
  /^(?:大|类|级|层|型|代|号|楼|版|周年|时段|圈)|^(?:方面|阶段|方向|维度|层面|层次|步骤|关键环节|环节|板块|原则|结合|清单|档|等次|批次|行动$|重点领域|领域)/;

class TargetSearch {
  readonly #targets: Target[] = [];
  readonly #limits: Passage[] = [];
  readonly #open: Passage[] = [];
  readonly #firstYear: number | null;
  #year: number | null = null;
  #strives = false;
  #isPast = false;
  #isOpen = false;

  constructor(firstYear: number | null) {
    this.#firstYear = firstYear;
  }

  found(): FoundTargets {
    return { targets: this.#targets, limits: this.#limits, openPeriods: this.#open };
  }

  read({ flow, isAim, isPreamble }: TargetScope): void {
    if (!isAim) this.#forget();
    for (const sentence of splitFlow(flow, /[。；！？\n]|…+/g, longQuotation)) {
      if (!isAim) this.#forget();
      this.#strives = false;
      this.#isPast = false;
      const isSubsidy = subsidy.test(sentence.text);
      for (const clause of splitFlow(
        sentence,
        /[，：]|(?<=[\p{Script=Han}”）%]),(?=[\p{Script=Han}“])/gu,
        longQuotation,
      ))
        this.#readClause(clause, { isAim, isPreamble, isSubsidy });
    }
  }

  #forget(): void {
    this.#year = null;
    this.#isOpen = false;
  }

  #readClause(clause: Flow, about: { isAim: boolean; isPreamble: boolean; isSubsidy: boolean }): void {
    this.#readPeriod(clause, about);
    if (this.#isPast || (about.isPreamble && this.#year === null)) return;
    let verbBefore = '';
    for (const item of itemsOf(clause)) {
      this.#readItem(item, verbBefore, about);
      verbBefore += item.text;
    }
  }

  #readPeriod(clause: Flow, { isAim, isPreamble }: { isAim: boolean; isPreamble: boolean }): void {
    const { text } = clause;
    if (/力争|(?:争取|努力)(?=到|达|实现|在|用|突破|超|\d)|冲刺|奋力/.test(text)) this.#strives = true;
    if (past.test(text.replace(/(?:较|比|以)20\d\d年/g, ''))) this.#isPast = true;
    const bare = text
      .replace(/(?:由|从|较|比|以|与)\s*20\d\d年[^，]*?(?=提高|提升|增|降|下降|翻|压缩|减|为基)/g, '')
      .replace(/20\d\d年(?=以来|版|度?起|至今)/g, '');
    for (const [, , last] of bare.matchAll(yearMark)) {
      const year = Number(last);
      const isAhead = new RegExp(`(?:到|至|力争)\\s*${year}|${year}\\s*年(?:底|末|[^，。]{0,8}(?:前|底))`).test(bare);
      if (!isAhead && this.#firstYear !== null && year < this.#firstYear) this.#isPast = true;
      else if (isPreamble && !isAhead) continue;
      else {
        this.#year = year;
        this.#isOpen = false;
        if (/^[到至力]/.test(bare)) this.#isPast = past.test(bare);
      }
    }
    const open =
      /(?:20\d\d年起)?\s*(?:[一二三四五六七八九十两\d]+)\s*年(?:时间)?(?:内|左右)|[一二三四五六七八九十两\d]+年(?=左右|时间)/.exec(
        text,
      );
    if (open !== null && !/\d{4}年(?:年)?内/.test(open[0])) {
      this.#open.push(passageOf(sliceFlow(clause, open.index, open.index + open[0].length)));
      if (isAim || !this.#isOpen) this.#year = null;
      this.#isOpen = true;
    }
  }

  #readItem(item: Flow, verbBefore: string, { isAim, isSubsidy }: { isAim: boolean; isSubsidy: boolean }): void {
    const depth = depthsOf(item.text, longQuotation);
    const finds = [...item.text.matchAll(number)].filter((found) => (depth[found.index] ?? 0) === 0);
    let best: Target | null = null;
    for (const found of finds) {
      const reading = readNumber(found, item.text);
      if (reading === null) continue;
      const before = item.text.slice(0, found.index);
      const after = item.text.slice(found.index + found[0].length);
      if (isCap(reading.unit, item.text, isSubsidy)) {
        this.#limits.push(passageOf(item));
        return;
      }
      if (!isTarget({ reading, before, after, isAim, isSubsidy, verbBefore })) continue;
      best = this.#targetOf(item, reading, before, after);
    }
    if (best !== null) this.#targets.push(best);
  }

  #targetOf(item: Flow, { value, unit, isMore }: ReadNumber, before: string, after: string): Target {
    const strives = this.#strives || /力争|冲刺|奋力/.test(before);
    const kept = keptWords(item);
    return {
      year: this.#year,
      indicator: indicatorOf(before, after),
      operator: Array.isArray(value) ? 'range' : operatorOf(before, after, isMore),
      value,
      unit,
      striving: strives,
      asWritten: kept.shown,
      span: spanOf(kept),
    };
  }
}

function passageOf(flow: Flow): Passage {
  return { text: flow.shown, span: spanOf(flow) };
}

/** Items of a list that carries numbers: 选拔100名正职、200名副职. */
function itemsOf(clause: Flow): readonly Flow[] {
  return splitFlow(
    clause,
    new RegExp(
      `(?<=\\d${unitPattern}(?:以上|左右|以内|以下)?)[、和及](?=[\\p{Script=Han}“])|[、](?=(?:力争)?(?:约|近|超|不少于)?\\s*\\d)|(?:和|及|以及)(?=(?:约|近|超|不少于)?\\d+(?:\\.\\d+)?${unitPattern})`,
      'gu',
    ),
  );
}

interface ReadNumber {
  readonly value: number | readonly [number, number];
  readonly unit: string;
  readonly isMore: boolean;
}

function readNumber(found: RegExpMatchArray, text: string): ReadNumber | null {
  const [whole, low, , high, more, unit, percent, times, ratio, bare, counter] = found;
  const at = found.index ?? 0;
  if (percent !== undefined) return { value: chinesePercent(percent), unit: '%', isMore: false };
  if (times !== undefined)
    return { value: { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4 }[times] ?? 1, unit: '番', isMore: false };
  if (ratio !== undefined) return { value: Number(ratio), unit: '', isMore: false };
  if (bare !== undefined) return { value: 1, unit: `${bare}${counter}`, isMore: true };
  const before = text.charAt(at - 1);
  if (/[第A-Za-z\d.+×*/〔#]/.test(before) || /[Ll第]\s*$/.test(text.slice(0, at))) return null;
  if (/^[+×/G]/.test(text.slice(at + whole.length))) return null;
  const value = Number((low ?? '').replaceAll(',', ''));
  if (high !== undefined) {
    const top = Number(high.replaceAll(',', ''));
    return top > value && value < 1990 ? { value: [value, top], unit: unit ?? '', isMore: false } : null;
  }
  return { value, unit: unit ?? '', isMore: more !== undefined };
}

function chinesePercent(words: string): number {
  const digits = '一二三四五六七八九';
  if (words === '百') return 100;
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  const ten = words.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens ?? '') + 1) * 10 : 0;
  return ten + (ones === '' || ones === undefined ? 0 : digits.indexOf(ones) + 1);
}

/** The most that is paid is a limit, not an aim. */
function isCap(unit: string, text: string, isSubsidy: boolean): boolean {
  return (
    moneyUnit.test(unit) && capWords.test(text) && (isSubsidy || /最高|上限|封顶|每(?:年|家|个|项|人|户)/.test(text))
  );
}

function isTarget(one: {
  readonly reading: ReadNumber;
  readonly before: string;
  readonly after: string;
  readonly isAim: boolean;
  readonly isSubsidy: boolean;
  readonly verbBefore: string;
}): boolean {
  const { reading, before, after, isAim, isSubsidy, verbBefore } = one;
  const hasOperator =
    operatorOf(before, after, reading.isMore) !== '=' || /左右$|^左右|约$/.test(before + after.slice(0, 2));
  if (/(?:由|从)(?:20\d\d年的?)?[^，]{0,6}$/.test(before) && /^.{0,4}(?:提高|提升|增|降|减|压缩|缩短|扩大)/.test(after))
    return false;
  if (timeUnit.test(reading.unit))
    return /(?:压缩|缩短|降低|减少|控制|缩减|降)(?:至|到|在|为)?(?:不超过)?$/.test(before) && !/\d{4}$/.test(before);
  if (/等$|^这|分$|分为$|以上$|为期$|满$|每$|第$|首批$|前$/.test(before) && !hasOperator) return false;
  if (noCount.test(after) && !hasOperator) return false;
  if (isSubsidy && (moneyUnit.test(reading.unit) || reading.unit === '%')) return false;
  if (/倒数|排名|位居|前列/.test(before + after)) return false;
  if (
    moneyUnit.test(reading.unit) &&
    /(?:投资|投入|经费|资金|总额|预算)[^，]{0,4}$/.test(before) &&
    !hasOperator &&
    !isAim
  )
    return false;
  if (isAim || hasOperator) return true;
  return gains.test(before) || gains.test(verbBefore) || /^(?:个|名|家)?[^，]{0,20}(?:建设|培育|遴选)/.test(after);
}

function operatorOf(before: string, after: string, isMore: boolean): TargetOperator {
  const isAbout = /^(?:左右|上下)/.test(after) || /(?:约|大约|近)$/.test(before);
  if (isAbout) return '=';
  if (/^(?:及)?以内|^之内|^及?以下/.test(after)) return '<=';
  if (
    /(?:不超过|不高于|不大于|不多于|控制在|控制到|压缩至|压缩到|缩短至|缩短到|降至|降到|降低至|降低到|降低为|减至|减少至|下降至|下降到|≤)\s*$/.test(
      before,
    )
  )
    return '<=';
  if (/(?:不少于|不低于|不小于|不下于|不下|至少|≥)\s*$/.test(before)) return '>=';
  if (/(?:低于|小于|少于|<)\s*$/.test(before)) return '<';
  if (/(?:超过|超|突破|大于|高于|多于|逾|跨越|超出|跨上|>)了?\s*$/.test(before) || isMore) return '>';
  if (/^(?:及|或)?以上/.test(after)) return '>=';
  if (
    /(?:达到|达|提高到|提高至|提升到|提升至|增长到|增长至|增加到|增加至|增至|扩大到|扩大至|上升到|上升至|稳定在|保持在|到)\s*$/.test(
      before,
    )
  )
    return '>=';
  return '=';
}

/** The item without what leads in and without what follows the counted thing. */
function keptWords(item: Flow): Flow {
  const lead = /^(?:其中|同时|并|面向[^，]{2,30}?(?=择优|遴选|选拔|招))/.exec(item.text)?.[0].length ?? 0;
  const quote = item.text.lastIndexOf('“');
  const isHalf = quote !== -1 && !item.text.slice(quote).includes('”');
  const from = isHalf ? quote + 1 : lead;
  const end = item.text.indexOf('”', from);
  const isTail = end !== -1 && !item.text.slice(from, end).includes('“');
  return sliceFlow(item, from, isTail ? end : item.text.length);
}

function indicatorOf(before: string, after: string): string {
  const head = before
    .replace(
      /^(?:力争|确保|争取)?(?:到|至)?(?:20\d\d年(?:底|末)?(?:之?前)?|[\d一二三四五六七八九十]+年内)?(?:累计)?/,
      '',
    )
    .replace(
      /(?:力争)?(?:超过|超|突破|达到|达|不少于|不低于|不超过|至少|约|近|提高到?|提升至?|控制在|低于|高于|[≥≤><])$/,
      '',
    );
  const tail = after.replace(/^(?:以上|及以上|左右|以内|以下)的?/, '');
  return `${head}${tail}`.replace(/\s/g, '') || head;
}
