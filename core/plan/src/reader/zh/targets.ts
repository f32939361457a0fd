import { sliceFlow, spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Passage, Target, TargetOperator } from '../reading.ts';
import { holdsVerb, startsWithVerb } from './action-words.ts';
import { isFigureOnly, withoutPeriod } from './figure-clause.ts';
import { depthsOf, splitFlow } from './measures.ts';
import { moneyUnit, timeUnit, unitPattern } from './target-units.ts';

/** A paragraph in which targets may stand. */
export interface TargetScope {
  readonly flow: Flow;
  /** It belongs to a section of aims: a period holds until the next one is named. */
  readonly isAim: boolean;
  /** It stands before the first heading, where past and forecast are told. */
  readonly isPreamble: boolean;
  /** A cell of a table: what it says holds for itself alone. */
  readonly isCell?: boolean;
  /** The year that is printed beside it. */
  readonly year?: number | null;
  /** The year that a heading above it prints. */
  readonly headingYear?: number | null;
}

export interface FoundTargets {
  readonly targets: readonly Target[];
  readonly limits: readonly Passage[];
  /** Periods such as 5年内 whose end is not printed. */
  readonly openPeriods: readonly Passage[];
}

/** What the title says of the period of a plan. */
export interface TitleYears {
  /** What is told of earlier years is past. */
  readonly first: number | null;
  /** The one year that the title names: 2026年工作要点. */
  readonly only: number | null;
}

/** Finds targets and limits. */
export function targetsOf(scopes: readonly TargetScope[], years: TitleYears): FoundTargets {
  const search = new TargetSearch(years);
  for (const scope of scopes) search.read(scope);
  return search.found();
}

/** A quotation of this length is a sentence and no name. */
const longQuotation = 30;
const figure = '\\d+(?:,\\d{3})*(?:\\.\\d+)?';
const number = new RegExp(
  `(${figure})\\s*(?:(${unitPattern})?\\s*(?:—+|–|-|~|至|到)\\s*(${figure}))?\\s*(余|多)?(${unitPattern})|百分之([一二三四五六七八九十百]+)|翻([一两二三四])番|(?<=(?:进入|位居|位列|跻身|排名|保持在?)[^，]{0,10}前)(?<rank>\\d{1,3})(?<place>[位名强])|(?<=(?:PUE|率|系数|指数|比|值|度|评分|得分|倍数)[^，]{0,8})(?<=低于|高于|控制在|控制到|降至|降到|下降到|达到|提高到|提升到|不超过|超过|小于|大于|保持在|稳定在|突破)(\\d+(?:\\.\\d+)?)(?=以下|以内|左右|以上|$)|(?<=超|过|破|逾)([百千万亿])(?=[个家项名人台套件])([个家项名人台套件])`,
  'gu',
);
const yearMark =
  /(?:(20\d{2})\s*[-—–~至]+\s*)?(20\d{2})\s*年(?:年?底|末|年内|内|\s*\d{1,2}\s*月(?:底|末|份|\s*\d{1,2}\s*日)?|上半年|下半年|[一二三四]季度)?(?:之?前)?/g;
/** Five-year plans by their last year. */
const planYears: Readonly<Record<string, number>> = { 十二五: 2015, 十三五: 2020, 十四五: 2025 };
const yearList = /20\d\d年?(?:底|末)?(?:[、和及](?:到)?20\d\d年(?:底|末)?)+/;

/** The year that an item of a list prints itself: 2026年底达70%、2027年底达80%. */
function ownYear(text: string): number | null {
  const year = /^(?:确保|力争|争取)?[到至]?(20\d\d)年(?!以来|版)/.exec(text)?.[1];
  return year === undefined ? null : Number(year);
}

const past =
  /截至|截止|(?:目前|现有|存量)[^，]{0,12}\d|预计|有望|预期将|(?<![根依数证])据[^，]{0,8}(?:统计|测算|估算|预测)|以来|近年来|去年|已(?:经)?(?:建成|有|达|达到|形成|累计|培育|集聚|突破|超|完成|发布|开通|建|实现|引进|落地|上线)|累计已/;
const gains =
  /建设|建成|新建|改建|扩建|改造|培育|打造|形成|培训|培养|引进|引育|引入|新增|集聚|聚集|推出|覆盖|完成|遴选|选拔|设立|筹集|扶持|资助|转化|举办|发布|接入|部署|服务|达|超|突破|提高|提升|增长|增加|压缩|缩短|降低|减少|控制|下降|实现|不少于|不低于|至少|以上|创建|组建|布局|布设|安装|开通|开放|建立|攻克|突破|研发|研制|认定|评选|选树|制定|出台|编制|招引|吸引|孵化|落地|实施|扩大|创办|搭建|汇聚|归集|上线|开发|采集|推广|配备|投放|惠及|带动|储备|收集|征集|公布|树立|支持|确保|保持|储能|装机|上市|新认定|赋能|选派|开展|更新|联通|贯通|拓展|挖掘|配置|采购|关停|淘汰|取缔|腾退|拆除|清退|盘活/;
const subsidy =
  /给予|奖励|补贴|补助|资助额|奖补|补偿|贴息|贷款|(?:费用|投入|合同额|投资额|采购额)的|按(?:照|不超过|最高|实际|[^，]{0,8}(?:额|费用|投入|投资|价))[^，]{0,12}%|券|罚款|年薪|待遇|月租|租金|购房|一次性|予以|支持额|资助资金|扶持资金|额度|奖金/;
/** Loans of a year are counted, not paid to one. */
const lending =
  /发放[^，]{0,10}券(?=\d)|(?:新增|发放|投放|撬动|带动)[^，]{0,14}贷款(?=[^，]{0,6}\d)|贷款(?=余额|规模|总量|投放)/g;
const capWords = /最高|不超过|上限|封顶|最多|不高于|以内/;
const noCount =
  /^(?:大|类|级|层|型|代|号|楼|版|周年|时段|圈)|^(?:方面|阶段|方向|维度|层面|层次|步骤|关键环节|环节|板块|原则|结合|清单|档|等次|批次|行动$|重点领域|领域)/;

class TargetSearch {
  readonly #targets: Target[] = [];
  readonly #limits: Passage[] = [];
  readonly #open: Passage[] = [];
  readonly #years: TitleYears;
  #year: number | null = null;
  #strives: 'no' | 'clause' | 'whole' = 'no';
  #isPast = false;
  #isOpen = false;
  /** The period stands before all that follows: 到2027年，…；…. */
  #isLeading = false;
  #headingYear: number | null = null;
  #isAimHere = false;
  #lastWasTarget = false;
  /** The years that this half of a sentence lists: 2026年、2027年. */
  #listedYears: readonly number[] = [];

  constructor(years: TitleYears) {
    this.#years = years;
  }

  found(): FoundTargets {
    return { targets: this.#targets, limits: this.#limits, openPeriods: this.#open };
  }

  read({ flow, isAim, isPreamble, isCell = false, year = null, headingYear = null }: TargetScope): void {
    this.#headingYear = headingYear;
    if (!isAim || isCell) this.#forget();
    if (isCell) this.#year = year;
    this.#isAimHere = isAim;
    for (const sentence of splitFlow(flow, /[。！？\n]|…+/g, longQuotation)) {
      if (!isAim) this.#forget();
      this.#strives = 'no';
      for (const half of splitFlow(sentence, /；/g, longQuotation)) this.#readHalf(half, { isAim, isPreamble });
    }
  }

  #readHalf(half: Flow, about: { isAim: boolean; isPreamble: boolean }): void {
    if (!about.isAim && !this.#isLeading) this.#forget();
    this.#isPast = false;
    this.#lastWasTarget = false;
    this.#listedYears = [];
    const isSubsidy = subsidy.test(half.text.replace(lending, ''));
    for (const clause of splitFlow(half, /[，：]|(?<=[\p{Script=Han}”）%]),(?=[\p{Script=Han}“])/gu, longQuotation)) {
      if (/(?:目标|预期|指标)(?:任务)?(?:是|为|如下)?$/.test(clause.text)) this.#isAimHere = true;
      this.#readClause(clause, {
        isAim: this.#isAimHere,
        isPreamble: about.isPreamble && !this.#isAimHere,
        isSubsidy,
      });
    }
  }

  #forget(): void {
    this.#year = null;
    this.#isOpen = false;
    this.#isLeading = false;
  }

  #readClause(clause: Flow, about: { isAim: boolean; isPreamble: boolean; isSubsidy: boolean }): void {
    this.#readPeriod(clause, about);
    if (this.#isPast || (about.isPreamble && this.#year === null)) return;
    const isCarried = this.#lastWasTarget && clause.text.startsWith('其中');
    if (isCarried) this.#year ??= this.#targets.at(-1)?.year ?? null;
    this.#lastWasTarget = false;
    let verbBefore = isCarried ? '建成' : '';
    const items = itemsOf(clause);
    const isDatedEach = items.filter(({ text }) => ownYear(text) !== null).length > 1;
    const first = this.#targets.length;
    for (const item of items) {
      if (isDatedEach) this.#year = ownYear(item.text) ?? this.#year;
      this.#readItem(item, verbBefore, about);
      verbBefore += item.text;
    }
    if (clause.text.includes('分别')) this.#shareOut(first);
  }

  /** 2026年、2027年分别达到70%、80%: each figure has its year, and all have the operator of the first. */
  #shareOut(first: number): void {
    const shared = this.#targets.slice(first);
    const years = this.#listedYears.length === shared.length ? this.#listedYears : null;
    for (const [index, target] of shared.entries()) {
      const isBare = index > 0 && target.operator === '=' && /^[\d.,]+\D{0,4}$/.test(target.asWritten);
      this.#targets[first + index] = {
        ...target,
        year: years?.[index] ?? target.year,
        operator: isBare ? (shared[0]?.operator ?? '=') : target.operator,
      };
    }
  }

  #readPeriod(clause: Flow, { isAim, isPreamble }: { isAim: boolean; isPreamble: boolean }): void {
    // What a bracket adds is told, not aimed at: 达到2600亿元（2025年为2150亿元）.
    const text = clause.text.replace(/（[^（）]*20\d\d年[^（）]*\d[^（）]*）/g, (aside) => ' '.repeat(aside.length));
    if (this.#strives === 'clause') this.#strives = 'no';
    const listed = yearList.exec(text)?.[0].match(/20\d\d/g);
    if (listed) this.#listedYears = listed.map(Number);
    const strive =
      /^(.*?)(?:力争|(?:争取|努力)(?=到|达|实现|在|用|突破|超|\d|完成|建成|新增|引进|培育|形成|创建|打造|培养|建设|(?![^，]{0,12}(?:资金|补助|支持|政策|经费))[^，]{2,24}\d)|冲刺|奋力)(.*)$/.exec(
        text,
      );
    if (strive !== null && /^(?:到|至|并|全市|全省|全区|全县)?(?:20\d\d年.{0,6})?$/.test(strive[1] ?? ''))
      this.#strives = /^(?:到|至|用|在|通过)?[^，]{0,10}年(?:底|末|内|时间)?$/.test(strive[2] ?? '')
        ? 'whole'
        : 'clause';
    const ended = planYears[/(十[二三四]五)[”"]?(?:规划)?(?:期间|以来|时期|期内)/.exec(text)?.[1] ?? ''];
    if (ended !== undefined && this.#years.first !== null && ended < this.#years.first) this.#isPast = true;
    if (past.test(text.replace(/(?:较|比|以)(?:20\d\d年|上年|去年|上一年)/g, '').replace(/同比/g, '')))
      this.#isPast = true;
    const bare = text
      .replace(
        /(?:由|从|较|比|以|与)\s*20\d\d年[^，]*?(?=提高|提升|增|降|下降|翻|压|缩|减|扩|上升|为基|高|低|多|少)/g,
        '',
      )
      .replace(/20\d\d年的(?=(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)倍)/g, '')
      .replace(/(?:从|自)20\d\d年[^，]{0,10}?(?:起|开始|以来)|20\d\d年(?=以来|版|度?起|至今)/g, '');
    for (const [, , last] of bare.matchAll(yearMark)) {
      const year = Number(last);
      const isAhead = new RegExp(`(?:到|至|力争)\\s*${year}|${year}\\s*年(?:底|末|[^，。]{0,8}(?:前|底))`).test(bare);
      if (this.#years.first !== null && year < this.#years.first) this.#isPast = true;
      else if (isPreamble && !isAhead) continue;
      else {
        this.#year = year;
        this.#isOpen = false;
        this.#isLeading = /^(?:力争|确保|争取)?[到至]/.test(bare);
        if (/^[到至力]/.test(bare)) this.#isPast = past.test(bare);
      }
    }
    const open =
      /(?:20\d\d年起)?\s*(?:[一二三四五六七八九十两\d]+)\s*年(?:时间)?(?:内|左右)|(?:经过|利用|通过|用|未来|今后)(?:未来|今后)?[一二三四五六七八九十两\d]{1,2}(?:至[一二三四五六七八九十\d])?年(?:左右)?(?:的?时间|的?努力|建设)?|[一二三四五六七八九十两\d]+年(?=左右|时间)|^(?:力争|确保)?(?:[一二三四五六七八九十两]|\d{1,2})年(?=(?:累计)?[\p{Script=Han}]{2,})(?!(?:级|制|期|度|来|均|产|底|末|初|以))/u.exec(
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
      best = this.#targetOf(item, reading, { before, after, isAim });
    }
    if (best === null) return;
    this.#lastWasTarget = true;
    this.#targets.push(best);
  }

  #targetOf(
    item: Flow,
    { value, unit, isMore }: ReadNumber,
    { before, after, isAim }: { before: string; after: string; isAim: boolean },
  ): Target {
    const strives = this.#strives !== 'no' || /力争|冲刺|奋力/.test(before);
    const kept = keptWords(item);
    return {
      year:
        this.#year ?? (this.#isOpen ? null : this.#headingYear) ?? (this.#isOpen || !isAim ? null : this.#years.only),
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
      `(?<=\\d${unitPattern}(?:以上|左右|以内|以下)?)(?:[、和]|及(?!以))(?=[\\p{Script=Han}“])|[、](?=(?:力争)?(?:约|近|超|不少于)?\\s*\\d)|(?:和|及|以及)(?=(?:约|近|超|不少于)?\\d+(?:\\.\\d+)?${unitPattern})`,
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
  const value = Number((low ?? '').replaceAll(',', ''));
  if (high !== undefined) {
    const top = Number(high.replaceAll(',', ''));
    const isYears = value >= 1990 && value < 2100 && top < 2100 && /^年?$/.test(unit ?? '');
    return top > value && !isYears ? { value: [value, top], unit: unit ?? '', isMore: false } : null;
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
  if (timeUnit.test(unit)) return /(?:最长|最多|至多)[^，]{0,4}\d|(?:最长|最多)不超过/.test(text);
  return (
    capWords.test(text) &&
    ((moneyUnit.test(unit) && (isSubsidy || /最高|上限|封顶|每(?:年|家|个|项|人|户)/.test(text))) ||
      (unit === '%' && isSubsidy))
  );
}

interface Candidate {
  readonly reading: ReadNumber;
  readonly before: string;
  readonly after: string;
  readonly isAim: boolean;
  readonly isSubsidy: boolean;
  readonly verbBefore: string;
}

function isTarget(one: Candidate): boolean {
  const { reading, before, after, isAim, isSubsidy, verbBefore } = one;
  const hasOperator =
    operatorOf(before, after, reading.isMore) !== '=' ||
    /左右$|^左右|约$/.test(before + after.slice(0, 2)) ||
    /(?:提高|提升|增长|增加|扩大|上升|做|增|升|拓展|扩展|发展)[到至]\s*$/.test(before);
  if (/(?:由|从)(?:20\d\d年的?)?[^，]{0,6}$/.test(before) && /^.{0,4}(?:提高|提升|增|降|减|压缩|缩短|扩大)/.test(after))
    return false;
  if (timeUnit.test(reading.unit)) return isTimeTarget(before, after);
  if (isNoCount(one, hasOperator)) return false;
  if (isSubsidy && (moneyUnit.test(reading.unit) || reading.unit === '%')) return false;
  if (moneyUnit.test(reading.unit) && !isAim && isFund(one, hasOperator)) return false;
  if (isAim || hasOperator) return true;
  if (
    /每(?:两|半)?(?:年|季度?|月|周|日|天|学期)/.test(before) &&
    /^(?:次|届|轮|期|场次?)$/.test(reading.unit) &&
    Number(reading.value) < 5
  )
    return false;
  const isPicked = /\d[^，的]{0,10}的/.test(before);
  if (!isPicked && isFigureOnly(`${before}${String(reading.value)}${reading.unit}${after}`)) return isStated(one);
  const verb = withoutPeriod(before.replace(/^(?:其中|同时|并|年内|全年)+/, ''));
  return (
    gains.test(before) ||
    gains.test(verbBefore) ||
    (startsWithVerb(verb) && !noGain.test(verb)) ||
    (/^(?:20\d\d年.{0,6}|每年)?(?:在|为|对|向|于)(?:20\d\d年[^，]{0,6}在)?$/.test(
      verb.replace(/^于20\d\d年[^，]{0,6}?(?=在)/, ''),
    ) &&
      holdsVerb(after)) ||
    /^(?:个|名|家)?[^，]{0,20}(?:建设|培育|遴选)/.test(after) ||
    (/^(?:推动|推进|支持|引导|组织)$/.test(verb) &&
      /^[^，]{2,20}(?:完成|实现|上线|入选|通过|接入|落地|参加)/.test(after))
  );
}

/** Verbs that do not bring about what is counted behind them. */
const noGain =
  /^(?:围绕|聚焦|依托|面向|按照|针对|结合|落实|贯彻|坚持|对照|对标|执行|参照|借鉴|涉及|覆盖现有|推进|推动|统筹|依据|发挥|利用|用好|属于|位于|联合|会同|参加|参与)/;

/** 规上软件企业净增40户 states an aim; 总投资5亿元 describes a thing. */
function isStated({ reading, before }: Candidate): boolean {
  if (/总投资|占地|面积|全长|人口|每[^，]{0,5}$|(?<!公|总)共(?:有|计|约)?$|计划$|现状|原/.test(before)) return false;
  return !moneyUnit.test(reading.unit) || /到位|完成|实现|营收|产值|收入|交易额|销售额|融资/.test(before);
}

/** 办理时限压缩至2个工作日, but not: within 5 days. */
function isTimeTarget(before: string, after: string): boolean {
  // 提前48小时发布指令 says when, and no more.
  if (before.endsWith('提前') && /^\p{Script=Han}{2,}/u.test(after)) return false;
  return (
    !/\d{4}$/.test(before) &&
    (/(?:天数|时长|时数|小时数)(?:力争|预计)?(?:达到|达|超过|突破|不少于|不低于|稳定在|保持在)$/.test(before) ||
      /(?:压缩|压减|缩短|降低|减少|控制|缩减|精简|降)[^，]{0,14}?(?:至|到|在|为)?(?:不超过)?$|提前$/.test(before) ||
      /(?:时间|时长|时延|时限|周期|延迟)[^，]{0,4}(?:不超过|不高于|低于|小于|少于)$/.test(before))
  );
}

/** Numbers that belong to a name, a scheme or a rank. */
function isNoCount({ reading, before, after }: Candidate, hasOperator: boolean): boolean {
  if (before.endsWith('前') && /^[位名强]$/.test(reading.unit))
    return !(hasOperator || /进入|位居|位列|跻身|排名|保持/.test(before));
  if (/等$|^这|这$|分$|分为$|以上$|为期$|满$|每$|第$|首批$|前$|上述$|下列$|以下$|全部$/.test(before) && !hasOperator)
    return true;
  if (noCount.test(after) && !hasOperator) return true;
  if (reading.unit === '岁' && /^(?:及?以[上下]|的|至)/.test(after)) return true;
  if (isThreshold(reading.unit, before, after)) return true;
  if (/^[项条]$/.test(reading.unit) && /^(?:重点|主要|具体)?(?:任务|举措|措施|内容|职责|原则)/.test(after)) return true;
  return /倒数|前列/.test(before + after) || (/排名|位居/.test(before + after) && !before.endsWith('前'));
}

/** 投资超过1亿元的项目, 增速20%以上的企业: a figure that picks who is meant. */
function isThreshold(unit: string, before: string, after: string): boolean {
  if (/^的(?:标准|比例|要求|幅度|速度|密度)/.test(after)) return true;
  if (/^(?:对|凡|针对)[^，]{0,12}$/.test(before) && /^及?以[上下]\p{Script=Han}/u.test(after)) return true;
  if (!/^(?:及?以[上下]|左右|以内)?的\p{Script=Han}/u.test(after)) return false;
  return moneyUnit.test(unit) || /^(?:对|凡|针对|符合|年|给予)/.test(before);
}

/** Money that is set aside is no aim, unless a year and an amount to reach are printed. */
function isFund({ before, after }: Candidate, hasOperator: boolean): boolean {
  if (/20\d\d年/.test(before) && hasOperator) return false;
  return (
    /安排|设立|组建|统筹|列支|拨付|下达|经费|专项资金|财政|预算/.test(before) ||
    /^[^，]{0,12}(?:基金|经费|专项资金|预算)/.test(after) ||
    (/(?:投资|投入|资金|总额)[^，]{0,4}$/.test(before) &&
      !hasOperator &&
      !/到位|完成|带动|撬动|吸引|引进|利用外资/.test(before))
  );
}

function operatorOf(before: string, after: string, isMore: boolean): TargetOperator {
  const isAbout = /^(?:左右|上下)/.test(after) || /(?:约|大约|近)$/.test(before);
  if (isAbout) return '=';
  if (/(?:进入|位居|位列|跻身|排名|保持在?)[^，]{0,10}前$/.test(before)) return '<=';
  if (/^(?:及)?以内|^之内|^及?以下/.test(after)) return '<=';
  if (/(?:压缩|缩短|压减|精简|缩减)[^，]{2,14}(?:至|到|为)\s*$/.test(before)) return '<=';
  if (
    /(?:不超过|不高于|不大于|不多于|控制在|控制到|压缩至|压缩到|缩短至|缩短到|降至|降到|降低至|降低到|降低为|减至|减少至|下降至|下降到|≤)\s*$/.test(
      before,
    )
  )
    return '<=';
  if (/(?:不少于|不低于|不小于|不下于|不下|至少|≥)\s*$|(?:至少|不少于)[\p{Script=Han}]{2,6}$/u.test(before))
    return '>=';
  if (/(?:低于|小于|少于|<)\s*$/.test(before)) return '<';
  if (/(?:超过|超|突破|大于|高于|多于|逾|跨越|超出|跨上|>)了?\s*$/.test(before) || isMore) return '>';
  if (/^(?:及|或)?以上/.test(after)) return '>=';
  if (/(?:达到(?:20\d\d年的)?|达|稳定在|保持在)\s*$/.test(before)) return '>=';
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
