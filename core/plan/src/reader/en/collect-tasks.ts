import { joinFlows, spaceAfter, spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Measure, Section, Target, Task } from '../reading.ts';
import type { UnitInRole } from '../zh/labels.ts';
import { placeOf, yearAbove } from './item.ts';
import type { Item } from './item.ts';
import { englishActorsOf, isUnitHeading } from './labels.ts';
import type { EnglishLabel } from './labels.ts';
import { sentenceGroupsOf, sentencesOf } from './sentences.ts';
import { isDuty, isOrder, isStatement } from './statements.ts';
import type { Kind } from './target-rules.ts';
import { isStrivingLead } from './targets.ts';
import type { EnglishScope } from './targets.ts';
import { settleTitle } from './titles.ts';

/** Walks the tree of items and gathers sections, tasks and the sentences in which targets may stand. */
export class EnglishCollector {
  readonly tasks: Task[] = [];
  readonly sections: Section[] = [];
  readonly scopes: EnglishScope[] = [];
  /** What tables of indicators say. */
  readonly targets: Target[] = [];
  /** The text of every task. */
  readonly bodies: Flow[] = [];
  readonly #source: string;
  readonly #hasNumbers: boolean;
  readonly #isProse: boolean;
  #areLettersOwned = false;
  /** The document has tables whose rows name owners. */
  #hasRows = false;

  constructor(source: string, hasNumbers: boolean, isProse: boolean) {
    this.#source = source;
    this.#isProse = isProse;
    this.#hasNumbers = hasNumbers;
  }

  visit(item: Item, above: readonly string[]): void {
    settleTitle(item);
    const place = placeOf(item) ?? (isListOfAims(item) ? 'aims' : null);
    const path = [...above, pathPart(item, above)];
    const isTask = this.#isTask(item, place !== null);
    const kind = place ?? kindOf(item, isTask);
    this.#addBody(item, kind);
    if (isTask) this.#addTask(item, path);
    if (!isTask || item.isSection || item.rank <= 2)
      this.sections.push({ number: item.number, title: item.title?.text ?? null, path: path.join('') });
    const next = item.number === null && item.parent?.parent === null && this.#hasNumbers ? above : path;
    for (const child of item.children) this.visit(child, isNumberedAlone(child) ? [] : next);
  }

  /** What stands before the first heading holds no tasks, but it may hold aims. */
  visitRoot(root: Item): void {
    this.#areLettersOwned = areLettersOwned(root);
    this.#hasRows = hasOwnedRows(root);
    this.#addBody(root, 'background');
    for (const child of root.children) this.visit(child, []);
  }

  #addBody(item: Item, kind: Kind): void {
    let lead = yearAbove(item) ?? yearOfLeadIn(item);
    let isAimList = false;
    let strives = isStrivingLead(item.parent?.body.at(-1)?.text ?? '');
    // A heading that is a sentence: Action 7: All offices will move by March 2027.
    if (item.title !== null && /\b(?:will|shall|must)\b/.test(item.title.text)) this.#addScopes(item.title, kind, lead);
    for (const [index, paragraph] of item.body.entries()) {
      const isListed = item.isBulleted[index] === true;
      isAimList &&= isListed;
      // Below Goals for 2030 what is said to be so is to be so then.
      const isGoal = isAimList || (kind === 'aims' && isListed && lead !== null);
      this.#addScopes(paragraph, isGoal ? 'goal' : kind, lead, strives);
      if (!paragraph.text.endsWith(':')) continue;
      const year = leadYear(paragraph.text);
      strives = isStrivingLead(paragraph.text);
      lead = year ?? lead;
      isAimList = year !== null && kind !== 'task';
    }
    this.targets.push(...item.indicators);
    for (const { flow, year } of item.aims)
      // 75 % alone is no sentence.
      if (/[A-Za-z]/.test(flow.text)) this.#addScopes(flow, 'goal', year);
      else this.scopes.push({ flow, kind: 'goal', year });
  }

  /** The period that leads a sentence holds for all its parts: By March 2030, A; B; and C. */
  #addScopes(paragraph: Flow, kind: Kind, year: number | null, strives = false): void {
    for (const parts of sentenceGroupsOf(paragraph)) {
      const lead = /^(?:By|Before|In|From|Until|During)\b[^,]{0,40}?\b20\d\d\b[^,]{0,20},/.exec(
        parts[0]?.text ?? '',
      )?.[0];
      const own = lead === undefined ? null : leadYear(lead);
      for (const flow of parts) this.scopes.push({ flow, kind, year: own ?? year, strives });
    }
  }

  #isTask(item: Item, isBackground: boolean): boolean {
    if (isBackground || item.children.length > 0 || isEntryIntoForce(item) || isPutToMeeting(item)) return false;
    if (item.rank === 9) return item.body.length > 0;
    if (item.body.length === 0) return false;
    if (item.isNamed) return true;
    if (item.rank === 8 && item.labels.length > 0) return true;
    if (this.#areLettersOwned && /^\d+$/.test(item.number ?? '') && item.labels.length === 0)
      return item.body.flatMap(sentencesOf).filter(({ text }) => isDuty(text)).length > 1;
    if (item.number === null)
      return (
        item.labels.some(({ units }) => units.length > 0) ||
        (!this.#hasNumbers && hasDuty(item)) ||
        (isUnitHeading(item.title?.text ?? '') && item.isBulleted.some(Boolean))
      );
    return item.isSection || item.rank < 2 ? hasDuty(item) : item.labels.length > 0 || this.#hasDuty(item);
  }

  /** A numbered paragraph that only says how things are asks nobody for anything. */
  #hasDuty(item: Item): boolean {
    const sentences = item.body.flatMap(sentencesOf);
    // 5.3 Implementation matrix: a heading over a table elsewhere.
    const [only] = sentences;
    const isName = sentences.length === 1 && only !== undefined && !/[.;:]$/.test(item.body[0]?.text ?? '');
    if (this.#hasRows && isName && only.text.split(' ').length <= 5 && !isDuty(only.text)) return false;
    return sentences.some(({ text }) => (this.#isProse ? isDuty(text) : !isStatement(text)));
  }

  #addTask(item: Item, path: readonly string[]): void {
    const label = labelOf(item);
    const body = dutiesOf(item);
    this.bodies.push(...body);
    const measures = body
      .flatMap((flow) => sentencesOf(flow))
      .map((flow): Measure => {
        const span = spanOf(flow);
        return { text: flow.shown, asWritten: this.#source.slice(...span), units: englishActorsOf(flow.text), span };
      });
    const flows = [item.mark, item.title, ...body, ...item.labelFlows]
      .filter((flow): flow is Flow => flow !== null && flow.at.length > 0)
      .map(spanOf);
    this.tasks.push({
      number: item.number,
      path: path.join(''),
      title: item.title?.shown ?? null,
      units: label.units.map(({ name }) => name),
      leads: label.units.filter(({ role }) => role === 'lead').map(({ name }) => name),
      assists: label.units.filter(({ role }) => role === 'assist').map(({ name }) => name),
      openEnded: label.openEnded,
      deadline: label.deadline,
      measures,
      span: [Math.min(...flows.map(([from]) => from)), Math.max(...flows.map(([, to]) => to))],
    });
  }
}

/** By 2030, the country will have: and its items below. */
function yearOfLeadIn({ parent }: Item): number | null {
  const last = parent?.body.at(-1)?.text ?? '';
  return last.endsWith(':') ? leadYear(last) : null;
}

/** A1, A2, B1 have owners: then 1, 2, 3 without one are the sections around them. */
function areLettersOwned(root: Item): boolean {
  let count = 0;
  const visit = ({ number, labels, children }: Item): void => {
    if (labels.length > 0 && /^[A-Z]{1,2}\d/.test(number ?? '')) count++;
    children.forEach(visit);
  };
  visit(root);
  return count >= 3;
}

/** Rows of an overview that items of the same numbers carry out are dropped. */
export function dropOverview(root: Item): void {
  const named = new Set<string>();
  const visit = (item: Item, each: (one: Item) => void): void => {
    each(item);
    item.children.forEach((child) => visit(child, each));
  };
  visit(root, (item) => {
    // What is told of the background carries nothing out.
    const { number, rank, body } = item;
    if (number !== null && rank !== 9 && body.length > 0 && placeOf(item) === null) named.add(number);
  });
  visit(root, ({ children, number: above }) => {
    // A table inside one of them is no overview of them.
    const isInside = children.some(({ number }) => number === above);
    const isOverview =
      !isInside &&
      children.length > 1 &&
      children.every(({ rank, number }) => rank === 9 && number !== null && named.has(number));
    if (isOverview) children.length = 0;
  });
}

/** Prose above the items of a section leads them in. */
function kindOf(item: Item, isTask: boolean): Kind {
  if (item.parent === null) return 'background';
  return isTask || (item.number !== null && item.children.length === 0) ? 'task' : 'introduction';
}

/** By the end of 2030: and figures to be reached, under a number of their own. */
function isListOfAims({ labels, title, body, isBulleted }: Item): boolean {
  const [lead, ...rest] = body;
  return (
    labels.length === 0 &&
    title === null &&
    rest.length > 0 &&
    /^(?:By|Before|In|During)\b[^.;]*\b20\d\d\b[^.;]*:$/.test(lead?.text ?? '') &&
    !/\b(?:will|shall|must|should|to)(?: \w+){0,2}:$/.test(lead?.text ?? '') &&
    rest.every(({ text }, index) => isBulleted[index + 1] === true && /\d|\bzero\b/i.test(text) && !isOrder(text))
  );
}

/** Whether the numbered paragraphs without owners say who will do what, and do not begin with orders. */
export function isProse(root: Item): boolean {
  let [duties, orders] = [0, 0];
  const visit = (item: Item): void => {
    if (item.number !== null && item.labels.length === 0) {
      const sentences = item.body.flatMap(sentencesOf);
      if (isOrder(sentences[0]?.text ?? '')) orders++;
      else if (sentences.some(({ text }) => isDuty(text))) duties++;
    }
    item.children.forEach(visit);
  };
  visit(root);
  return duties >= 3 && duties > orders * 3;
}

/** By 30 June 2028: holds for the list that follows. */
function leadYear(text: string): number | null {
  const found = /\b(?:by|before|until|in|during|from)\b(?:[^,.;]|,(?= 20\d\d)){0,30}?\b(?:FY ?)?(20\d\d)\b/i.exec(
    text,
  )?.[1];
  return found === undefined ? null : Number(found);
}

/** This circular takes effect on the date of signature. */
function isEntryIntoForce({ body }: Item): boolean {
  const text = body.map((flow) => flow.text).join(' ');
  return (
    text.length < 260 &&
    /^(?:this|the) (?:circular|order|decision|directive|policy|plan|memorandum|regulation|resolution|act|programme)\b.*\b(?:takes effect|shall take effect|(?:shall )?enters? into force|comes? into (?:force|effect)|(?:is|shall be) effective)\b/i.test(
      text,
    )
  );
}

/** Cabinet is asked to: (i) approve the plan. What a meeting decides upon is no duty of the plan. */
function isPutToMeeting({ parent, labels }: Item): boolean {
  const lead = parent?.body.at(-1)?.text ?? '';
  return (
    labels.length === 0 &&
    /^(?:That )?(?:The )?(?:Cabinet|Council|Committee|Board|Executive|Members?|Commissioners)\b.{0,40}\b(?:is|are) (?:asked|recommended|invited|requested) to\s*:?$/i.test(
      lead,
    )
  );
}

/** 1.1 and Recommendation 7 say where they stand without the numbers above them. */
function isNumberedAlone({ number, isNamed, rank, parent }: Item): boolean {
  return (
    number !== null &&
    // The paragraphs of a chapter with a Roman number.
    !(
      (parent?.rank === 1.5 || parent?.rank === 2.5 || parent?.rank === 2.6) &&
      /^\d+$/.test(number) &&
      !isNamed &&
      rank < 9
    ) &&
    (isNamed || rank === 9 || (rank >= 3 && rank < 3.5 && /^(?:\d|(?!Q)[A-Z]{1,3}[.-]?\d)/.test(number)))
  );
}

function pathPart(item: Item, above: readonly string[]): string {
  if (item.number !== null) return item.number;
  const title = item.title?.text ?? '';
  return above.length > 0 && title !== '' ? `·${title}` : title;
}

/** A label behind the last of several items, of which none before has one, belongs to what holds them all. */
export function liftLabels(item: Item): void {
  const last = item.children.at(-1);
  const others = item.children.slice(0, -1);
  const isShared =
    last !== undefined &&
    item.number !== null &&
    (!item.isSection || item.children.every(({ rank }) => rank >= 4)) &&
    others.length > 0 &&
    others.every(({ labels }) => labels.length === 0) &&
    last.hasOwnLine &&
    last.labels.length > 0;
  if (isShared) {
    item.labels.push(...last.labels);
    last.labels.length = 0;
    last.labelFlows.length = 0;
  }
  item.children.forEach(liftLabels);
}

/** Where some lists say who leads with whom, the one who stands alone in another leads. */
export function settleLists(root: Item): void {
  const lists: { readonly item: Item; readonly at: number; readonly label: EnglishLabel }[] = [];
  const visit = (item: Item): void => {
    for (const [at, label] of item.labels.entries()) if (label.isList === true) lists.push({ item, at, label });
    item.children.forEach(visit);
  };
  visit(root);
  if (!lists.some(({ label }) => label.units.some(({ role }) => role === 'lead'))) return;
  for (const { item, at, label } of lists)
    if (label.units.every(({ role }) => role === 'unspecified'))
      item.labels[at] = { ...label, units: label.units.map(({ name }) => ({ name, role: 'lead' })) };
}

function hasDuty(item: Item): boolean {
  const text = item.body.map((flow) => flow.text).join(' ');
  return /\b(?:will|shall|should|must)\b/.test(text) || item.isBulleted.some(Boolean);
}

/** Where bullets stand under words that only lead in, the bullets are the duties. */
function dutiesOf(item: Item): readonly Flow[] {
  if (item.number !== null || item.rank === 8) return withoutLeadIns(item);
  if (!item.isBulleted.some(Boolean)) return item.body;
  return item.body.filter((_, index) => item.isBulleted[index]);
}

/** Lead-ins are no duties, but one that makes a sentence with its list (A will: – do this; – do that.) begins the first. */
function withoutLeadIns({ body, isBulleted }: Item): readonly Flow[] {
  const isListed = body.map(({ text }, index) => isBulleted[index] === true || listMark.test(text));
  const isLead = body.map((flow, index) => isLeadIn(flow, isListed[index + 1] === true));
  return body.flatMap((flow, index) => {
    if (isLead[index] === true) return [];
    const lead = isLead[index - 1] === true ? body[index - 1] : undefined;
    const isOneSentence =
      lead !== undefined &&
      /\b(?:will|shall|must|should|(?:encouraged|invited|asked|required|expected) to):$/.test(lead.text) &&
      // Who acts is not lost: The Digital Service will: – help departments.
      (/^[a-z].*;$/.test(flow.text.replace(listMark, '')) || (/^[a-z]/.test(flow.text) && !/^We\b/.test(lead.text)));
    return [isOneSentence ? joinFlows([lead, spaceAfter(lead), flow]) : flow];
  });
}

/** (a), 1) before a part of a list. */
const listMark = /^\(?(?:[a-z]|\d{1,2}|i{1,3}|iv)[.)]\s+/;

/** The Commission will: above its bullets. */
function isLeadIn({ text }: Flow, isBeforeBullet: boolean): boolean {
  if (!isBeforeBullet || !/^[A-Z][^.;:]{1,90}:$/.test(text)) return false;
  return /\b(?:will|shall|must|should|to|following)\b/.test(text) || text.split(' ').length <= 3;
}

/** The label of the item, or of the department under whose heading it stands. */
function labelOf(item: Item): EnglishLabel {
  for (let one: Item | null = item; one !== null; one = one.parent) {
    if (one.labels.length > 0) {
      const units: UnitInRole[] = [];
      for (const unit of one.labels.flatMap((label) => label.units))
        if (!units.some(({ name }) => name === unit.name)) units.push(unit);
      return {
        units,
        openEnded: one.labels.some(({ openEnded }) => openEnded),
        deadline: one.labels.find(({ deadline }) => deadline !== null)?.deadline ?? null,
      };
    }
    const title = one.title?.text ?? '';
    if (one.number === null && isUnitHeading(title))
      return { units: [{ name: title.replace(/^The /, ''), role: 'unspecified' }], openEnded: false, deadline: null };
  }
  return { units: [], openEnded: false, deadline: null };
}

function hasOwnedRows({ rank, labels, children }: Item): boolean {
  return (rank === 9 && labels.some(({ units }) => units.length > 0)) || children.some(hasOwnedRows);
}
