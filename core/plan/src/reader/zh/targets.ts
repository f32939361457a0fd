import { sliceFlow, spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Passage, Target } from '../reading.ts';
import { depthsOf, splitFlow } from './measures.ts';
import { figurePattern, itemsOf, readFigure } from './target-figures.ts';
import type { Figure } from './target-figures.ts';
import { operatorOf } from './target-operator.ts';
import { TargetPeriod, ownYear } from './target-period.ts';
import type { TitleYears } from './target-period.ts';
import { isCap, isSubsidyText, isTarget } from './target-rules.ts';
import { indicatorOf, keptWords } from './target-words.ts';

/** A paragraph in which targets may stand. */
export interface TargetScope {
  readonly flow: Flow;
  /** It belongs to a section of aims: a period holds until the next one is named. */
  readonly isAim: boolean;
  /** It stands before the first heading, where past and forecast are told. */
  readonly isPreamble: boolean;
  /** A cell of a table: what it says holds for itself alone. */
  readonly isCell?: boolean;
  /** The year that a heading above it prints. */
  readonly headingYear?: number | null;
}

export interface FoundTargets {
  readonly targets: readonly Target[];
  readonly limits: readonly Passage[];
  /** Periods such as 5年内 whose end is not printed. */
  readonly openPeriods: readonly Passage[];
}

/** Finds targets and limits. */
export function targetsOf(scopes: readonly TargetScope[], years: TitleYears): FoundTargets {
  const search = new TargetSearch(years);
  for (const scope of scopes) search.read(scope);
  return search.found();
}

/** Where a clause stands. */
interface Place {
  readonly isAim: boolean;
  readonly isPreamble: boolean;
  /** The half sentence tells what somebody gets. */
  readonly isSubsidy: boolean;
  /** It names a fund. */
  readonly isFunding: boolean;
}

const dueBehind =
  /^(?:于|在)?20\d\d年(?:\d{1,2}月)?(?:底|末)?之?前?(?:全部|全面|基本)?(?:建成|完成|投用|投入使用|竣工|交付|到位)[^\d]*$/;

/** A quotation of this length is a sentence and no name. */
const longQuotation = 30;

class TargetSearch {
  readonly #targets: Target[] = [];
  readonly #limits: Passage[] = [];
  readonly #open: Passage[] = [];
  readonly #period: TargetPeriod;
  #headingYear: number | null = null;
  #isAimHere = false;
  #lastWasTarget = false;

  constructor(years: TitleYears) {
    this.#period = new TargetPeriod(years);
  }

  found(): FoundTargets {
    return { targets: this.#targets, limits: this.#limits, openPeriods: this.#open };
  }

  read(scope: TargetScope): void {
    const { flow, isAim, isPreamble, isCell = false, headingYear = null } = scope;
    this.#headingYear = headingYear;
    if (!isAim || isCell) this.#period.forget();
    this.#isAimHere = isAim;
    for (const sentence of splitFlow(flow, /[。！？\n]|…+/g, longQuotation)) {
      if (!isAim) this.#period.forget();
      this.#period.beginSentence();
      for (const half of splitFlow(sentence, /；/g, longQuotation)) this.#readHalf(half, { isAim, isPreamble });
    }
  }

  #readHalf(half: Flow, about: { isAim: boolean; isPreamble: boolean }): void {
    if (!about.isAim && !this.#period.isLeading) this.#period.forget();
    this.#period.beginHalf();
    this.#lastWasTarget = false;
    const isSubsidy = isSubsidyText(half.text);
    const isFunding = /基金|专项资金/.test(half.text);
    for (const clause of splitFlow(half, /[，：]|(?<=[\p{Script=Han}”）%]),(?=[\p{Script=Han}“])/gu, longQuotation)) {
      if (/(?:目标|预期|指标)(?:任务)?(?:是|为|如下)?$/.test(clause.text)) this.#isAimHere = true;
      this.#readClause(clause, {
        isAim: this.#isAimHere,
        isPreamble: about.isPreamble && !this.#isAimHere,
        isSubsidy,
        isFunding,
      });
    }
  }

  #readClause(clause: Flow, about: Place): void {
    const open = this.#period.read(clause.text, about);
    if (open !== null) this.#open.push(passageOf(sliceFlow(clause, ...open)));
    if (this.#period.isPast || (about.isPreamble && this.#period.year === null)) return;
    const last = this.#targets.at(-1);
    // 建设库点120个，于2027年底前建成: the period stands behind the figure.
    if (this.#lastWasTarget && last?.year === null && dueBehind.test(clause.text.replace(/\s/g, '')))
      this.#targets[this.#targets.length - 1] = { ...last, year: this.#period.year };
    const isCarried = this.#lastWasTarget && clause.text.startsWith('其中');
    if (isCarried) this.#period.year ??= this.#targets.at(-1)?.year ?? null;
    this.#lastWasTarget = false;
    let verbBefore = isCarried ? '建成' : '';
    const items = itemsOf(clause);
    const isDatedEach = items.filter(({ text }) => ownYear(text) !== null).length > 1;
    const first = this.#targets.length;
    for (const item of items) {
      if (isDatedEach) this.#period.year = ownYear(item.text) ?? this.#period.year;
      this.#readItem(item, verbBefore, about);
      verbBefore += item.text;
    }
    if (clause.text.includes('分别')) this.#shareOut(first);
  }

  /** 2026年、2027年分别达到70%、80%: each figure has its year, and all have the operator of the first. */
  #shareOut(first: number): void {
    const shared = this.#targets.slice(first);
    const years = this.#period.listedYears.length === shared.length ? this.#period.listedYears : null;
    for (const [index, target] of shared.entries()) {
      const isBare = index > 0 && target.operator === '=' && /^[\d.,]+\D{0,4}$/.test(target.asWritten);
      this.#targets[first + index] = {
        ...target,
        year: years?.[index] ?? target.year,
        operator: isBare ? (shared[0]?.operator ?? '=') : target.operator,
      };
    }
  }

  #readItem(item: Flow, verbBefore: string, { isAim, isSubsidy, isFunding }: Place): void {
    const depth = depthsOf(item.text, longQuotation);
    const finds = [...item.text.matchAll(figurePattern)].filter((found) => (depth[found.index] ?? 0) === 0);
    let best: Target | null = null;
    for (const found of finds) {
      const reading = readFigure(found, item.text);
      if (reading === null) continue;
      const before = item.text.slice(0, found.index);
      const after = item.text.slice(found.index + found[0].length);
      if (isCap(reading.unit, item.text, isSubsidy)) {
        this.#limits.push(passageOf(item));
        return;
      }
      if (!isTarget({ reading, before, after, isAim, isSubsidy, isFunding, verbBefore })) continue;
      best = this.#targetOf(item, reading, { before, after });
    }
    if (best === null) return;
    this.#lastWasTarget = true;
    this.#targets.push(best);
  }

  #targetOf(item: Flow, { value, unit, isMore }: Figure, { before, after }: { before: string; after: string }): Target {
    const strives = this.#period.strives !== 'no' || /力争|冲刺|奋力/.test(before);
    const kept = keptWords(item);
    return {
      year: this.#period.year ?? this.#headingYear,
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
