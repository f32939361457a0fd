import { inCommonYears } from './minguo.ts';

/** What the title says of the period of a plan. */
export interface TitleYears {
  /** What is told of earlier years is past. */
  readonly first: number | null;
  /** Years are counted by the era of the Republic of China. */
  readonly isMinguo: boolean;
}

const yearMark =
  /(?:(20\d{2})\s*[-—–~至]+\s*)?(20\d{2})\s*年(?:年?底|末|年内|内|\s*\d{1,2}\s*月(?:底|末|份|\s*\d{1,2}\s*日)?|上半年|下半年|[一二三四]季度)?(?:之?前)?/g;
/** Five-year plans by their last year. */
const planYears: Readonly<Record<string, number>> = { 十二五: 2015, 十三五: 2020, 十四五: 2025 };
const yearList = /20\d\d年?(?:底|末)?(?:[、和及](?:到)?20\d\d年(?:底|末)?)+/;

const past =
  /截至|截止|(?:目前|现有|存量)[^，]{0,12}\d|预计|有望|预期将|(?<![根依数证])据[^，]{0,8}(?:统计|测算|估算|预测)|以来|近年来|去年|已(?:经)?(?:入库|签约|覆盖|接入|投用|培训|发放|归集|建成|有|达|达到|形成|累计|培育|集聚|突破|超|完成|发布|开通|建|实现|引进|落地|上线)|累计已/;
/** A clause that opens a forecast: 据测算，到2030年…. */
const forecast =
  /^(?:据|根据)[^，]{0,12}(?:统计|测算|估算|预测|研判|分析)$|^(?:业内|机构|专家)[^，]{0,6}(?:预测|预计|认为)$/;
/** A period that holds for all halves of its sentence: 到2027年…, or one that stands alone before a comma. */
const leads = /^(?:力争|确保|争取)?[到至]|^20\d\d年(?:年?底|末|内|\d{1,2}月底?)?(?:之?前)?$/;
/** A clause that opens a report: all of its sentence tells what is. */
const report = /^(?:据|根据|经)[^，的]{0,10}(?:统计|调查|监测|摸底|普查|调研)(?:显示|表明|发现)?$/;
/** What is striven for, and what is said of it. */
const striving =
  /^(.*?)(?:力争|争创|(?:争取|努力)(?=到|达|实现|在|用|突破|超|\d|完成|建成|新增|引进|培育|形成|创建|打造|培养|建设|(?![^，]{0,12}(?:资金|补助|支持|政策|经费))[^，]{2,24}\d)|冲刺|奋力)(.*)$/;
/** A period whose end is not printed: 5年内. */
const openPeriod =
  /(?:20\d\d年起)?\s*(?:[一二三四五六七八九十两\d]+)\s*年(?:时间)?(?:内|左右)|(?:经过|利用|通过|用|未来|今后)(?:未来|今后)?[一二三四五六七八九十两\d]{1,2}(?:至[一二三四五六七八九十\d])?年(?:左右)?(?:的?时间|的?努力|建设)?|[一二三四五六七八九十两\d]+年(?=左右|时间)|^(?:力争|确保)?(?:[一二三四五六七八九十两]|\d{1,2})年(?=(?:累计)?[\p{Script=Han}]{2,})(?!(?:级|制|期|度|来|均|产|底|末|初|以))/u;

/** The year that an item of a list prints itself: 2026年底达70%、2027年底达80%. */
export function ownYear(text: string): number | null {
  const year = /^(?:确保|力争|争取)?[到至]?(20\d\d)年(?!以来|版)/.exec(text)?.[1];
  return year === undefined ? null : Number(year);
}

/** Where a clause stands. */
interface Place {
  readonly isAim: boolean;
  readonly isPreamble: boolean;
}

/** The period, and who strives, as the clauses of a paragraph print them one behind the other. */
export class TargetPeriod {
  readonly #years: TitleYears;
  year: number | null = null;
  /** The end of the period is not printed. */
  isOpen = false;
  /** The period stands before all that follows: 到2027年，…；…. */
  isLeading = false;
  isPast = false;
  /** A forecast was opened: the year behind it is no aim. */
  #isForecast = false;
  /** The sentence reports. */
  #isReport = false;
  /** The years that this half of a sentence lists: 2026年、2027年. */
  listedYears: readonly number[] = [];
  strives: 'no' | 'clause' | 'whole' = 'no';

  constructor(years: TitleYears) {
    this.#years = years;
  }

  forget(): void {
    this.year = null;
    this.isOpen = false;
    this.isLeading = false;
  }

  /** A sentence begins. */
  beginSentence(): void {
    this.strives = 'no';
    this.#isReport = false;
  }

  /** A half of a sentence begins: what was past or listed before is so no more. */
  beginHalf(): void {
    this.isPast = false;
    this.#isForecast = false;
    this.listedYears = [];
  }

  /** Reads a clause; gives where it names a period whose end is not printed, as offsets in the clause. */
  read(clause: string, place: Place): readonly [number, number] | null {
    // What a bracket adds is told, not aimed at: 达到2600亿元（2025年为2150亿元）.
    const common = this.#years.isMinguo ? inCommonYears(clause) : clause;
    const text = common.replace(/（[^（）]*20\d\d年[^（）]*\d[^（）]*）/g, (aside) => ' '.repeat(aside.length));
    this.#readStriving(text);
    const listed = yearList.exec(text)?.[0].match(/20\d\d/g);
    if (listed) this.listedYears = listed.map(Number);
    if (forecast.test(text)) this.#isForecast = true;
    if (report.test(text)) this.#isReport = true;
    if (this.#isReport || this.#isTold(text)) this.isPast = true;
    this.#readYears(aheadWords(text), place.isPreamble);
    if (this.#isForecast) this.isPast = true;
    return common === clause ? this.#readOpen(text, place.isAim) : null;
  }

  #readStriving(text: string): void {
    if (this.strives === 'clause') this.strives = 'no';
    const strive = striving.exec(text);
    if (strive !== null && /^(?:到|至|并|全市|全省|全区|全县)?(?:20\d\d年.{0,6})?$/.test(strive[1] ?? ''))
      this.strives = /^(?:到|至|用|在|通过)?[^，]{0,10}年(?:底|末|内|时间)?$/.test(strive[2] ?? '')
        ? 'whole'
        : 'clause';
  }

  /** A plan period that is over, or words that tell. */
  #isTold(text: string): boolean {
    const ended = planYears[/(十[二三四]五)[”"]?(?:规划)?(?:期间|以来|时期|期内)/.exec(text)?.[1] ?? ''];
    if (ended !== undefined && this.#years.first !== null && ended < this.#years.first) return true;
    return past.test(text.replace(/(?:较|比|以)(?:20\d\d年|上年|去年|上一年)/g, '').replace(/同比/g, ''));
  }

  #readYears(bare: string, isPreamble: boolean): void {
    for (const [, , last] of bare.matchAll(yearMark)) {
      const year = Number(last);
      const isAhead = new RegExp(`(?:到|至|力争)\\s*${year}|${year}\\s*年(?:底|末|[^，。]{0,8}(?:前|底))`).test(bare);
      if (this.#years.first !== null && year < this.#years.first) this.isPast = true;
      else if (isPreamble && !isAhead) continue;
      else {
        this.year = year;
        this.isOpen = false;
        this.isLeading = leads.test(bare);
        if (/^[到至力]/.test(bare)) this.isPast = past.test(bare);
      }
    }
  }

  #readOpen(text: string, isAim: boolean): readonly [number, number] | null {
    const open = openPeriod.exec(text);
    if (open === null || /\d{4}年(?:年)?内/.test(open[0])) return null;
    if (isAim || !this.isOpen) this.year = null;
    this.isOpen = true;
    return [open.index, open.index + open[0].length];
  }
}

/** A clause without the years that it compares with or begins from. */
function aheadWords(text: string): string {
  return text
    .replace(
      /(?:由|从|较|比|以|与)\s*20\d\d年[^，]*?(?=提高|提升|增|降|下降|翻|压|缩|减|扩|上升|为基|高|低|多|少)/g,
      '',
    )
    .replace(/20\d\d年的(?=(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)倍)/g, '')
    .replace(/(?:从|自)20\d\d年[^，]{0,10}?(?:起|开始|以来)|20\d\d年(?=以来|版|度?起|至今)/g, '');
}
