import { ownName } from './headings.ts';
import { spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Question, Section, Task } from '../reading.ts';
import { startsWithVerb, verbs } from './action-words.ts';
import { parseLabel, splitNames } from './labels.ts';
import type { FoundLabel, Label, UnitInRole } from './labels.ts';
import { ordinalOf, ranks } from './marker.ts';
import { isOpening, measuresOf } from './measures.ts';
import type { Clause } from './outline.ts';
import { cellScopes } from './target-scopes.ts';
import type { TargetScope } from './targets.ts';
import { isClassOfUnits, isUnitName } from './unit-names.ts';

const aims =
  /^(?:总体|指导|基本|工作|发展|主要|行动|建设|实施|战略|阶段|年度|具体|预期|试点|任务|总|编制|目标)?(?:要求|思路|思想|原则|目标|愿景|定位)$|目标$|^(?:总体|发展|工作|指导)(?:思想|要求|思路|目标|原则|定位)|^目标(?:任务)?$|^总则$|^附则$|^(?:制定)?(?:目的|依据)(?:和|与)?(?:依据)?$|(?:现状|形势|背景|工作进展|进展情况|开展情况|工作成效|主要成效|存在(?:的)?(?:主要)?问题|工作回顾|^说明$|^备?注$|编制说明|填表说明|填报说明|几点说明|相关说明|重要意义|发展基础|工作基础|有关说明|(?:名词|术语|用语)(?:解释|释义|说明)|^注释|^附注|基本情况|面临(?:的)?(?:机遇|挑战)|适用范围)$|^(?:背景|缘起|缘由|意义|基础)$/;
const notAims = /^工作要求$|^(?:组织|保障|申报|有关|具体|实施|相关)要求$/;

/** Walks the tree of clauses and gathers sections, tasks and the bodies of tasks. */
export class TaskCollector {
  readonly tasks: Task[] = [];
  readonly sections: Section[] = [];
  readonly questions: Question[] = [];
  readonly bodies: Flow[] = [];
  readonly annexScopes: TargetScope[] = [];
  readonly #source: string;
  readonly #firstIsLead: boolean;
  readonly #ownerLeads: boolean;
  #forAll: string[] = [];
  #starMarksLead: boolean;
  #passedOver: ReadonlySet<Clause> = new Set();

  constructor(source: string, text: string) {
    this.#source = source;
    this.#firstIsLead =
      /(?:列|排|位)(?:名|在|于)?(?:第一|首)(?:位|个)?的?(?:单位|部门)?(?:者)?(?:为|是|即为)(?:总?牵头|主要责任|第一责任|主责|统筹|主办|主导|主要负责)/.test(
        text,
      );
    this.#ownerLeads =
      /责任单位[”"]?(?:即|均?为|是|系|指)(?:该|本|各)?项?(?:任务|工作)?的?[“"]?(?:牵头|主责)(?:责任)?单位/.test(text);
    this.#starMarksLead = /[☆★*△▲](?:号)?(?:的)?(?:单位)?(?:为|表示|是|系)?(?:牵头|主责|主要责任)/.test(text);
  }

  readonly isAim = (clause: Clause): boolean => {
    for (let one: Clause | null = clause; one !== null; one = one.parent) {
      const title = one.title?.text.replace(/[（(].*$/, '').replace(/\s/g, '') ?? '';
      if (aims.test(title) && !notAims.test(title)) return true;
    }
    return false;
  };

  collect(root: Clause): void {
    labelByHeadings(root);
    spreadLabels(root);
    this.#passedOver = headingsPassedOver(root);
    for (const clause of root.children) this.#visit(clause, []);
    if (root.children.length === 0 && root.labels.length > 0) this.#addTask(root, []);
  }

  /** Of an annex only what says who has to do it. */
  collectAnnex(name: string, root: Clause): void {
    spreadLabels(root);
    const start = this.sections.length;
    const visit = (clause: Clause, path: readonly string[]): void => {
      const own = clause.number === null ? path : [...path, clause.number];
      if (clause.children.length > 0) clause.children.forEach((child) => visit(child, own));
      else if (clause.labels.some(({ label }) => label.units.length > 0)) {
        this.#addTask(clause, [`${name}·`, ...path]);
        this.annexScopes.push(
          ...clause.body.map((flow) => ({ flow, isAim: false, isPreamble: false })),
          ...cellScopes(clause),
        );
      }
    };
    for (const clause of root.children) visit(clause, []);
    this.sections.length = start;
  }

  #visit(clause: Clause, above: readonly string[]): void {
    const path = pathOf(clause, above);
    // Who has an owner has a duty, whatever stands above it.
    const isAim = this.isAim(clause) && !clause.labels.some(({ label }) => label.units.length > 0);
    const hasText = clause.body.length > 0 || clause.labels.length > 0;
    const isTask =
      !isAim &&
      clause.children.length === 0 &&
      (hasText || clause.rank >= ranks.article) &&
      !isFraming(clause) &&
      !refersToAnnex(clause) &&
      (clause.number !== null ||
        clause.isRow ||
        clause.labels.length > 0 ||
        clause.body.some(({ text }) => holdsDuty(text)));
    const isChapter = clause.rank <= ranks.first || (clause.number === null && clause.children.length > 0);
    if (!isTask || isChapter) if (!isTask || clause.rank <= ranks.first) this.#addSection(clause, path, isTask);
    if (isTask) this.#addTask(clause, above);
    for (const child of clause.children) this.#visit(child, this.#passedOver.has(clause) ? above : path);
  }

  #addSection(clause: Clause, path: readonly string[], isTask: boolean): void {
    if ((isTask && clause.rank === ranks.article) || (clause.title === null && clause.children.length === 0)) return;
    this.sections.push({ number: clause.number, title: clause.title?.shown ?? null, path: path.join('') });
  }

  #addTask(clause: Clause, above: readonly string[]): void {
    const label = this.#labelOf(clause);
    const path = pathOf(clause, above).join('');
    const measures = measuresOf(clause.body, this.#source);
    this.bodies.push(...clause.body);
    const units = label.units.map(({ name }) => name);
    const task: Task = {
      number: clause.number,
      path,
      title: clause.title?.shown ?? null,
      units,
      leads: namesIn(label, 'lead'),
      assists: namesIn(label, 'assist'),
      openEnded: label.openEnded,
      deadline: label.deadline,
      measures,
      span: spanOfTask(clause),
    };
    this.tasks.push(task);
    if (measures.length === 0)
      this.questions.push({ about: path, reason: 'the text of the duty is left out', span: task.span });
    else if (measures.every(({ text }) => isOpening(text)))
      this.questions.push({ about: path, reason: 'the text leaves out the duty after the lead-in', span: task.span });
  }

  #labelOf(clause: Clause): Label {
    const label = mergeLabels(clause.labels.map((found) => found.label));
    const roles = this.#withRules(label.units);
    const added =
      label.units.length === 0
        ? []
        : this.#forAll
            .filter((name) => !roles.some((unit) => unit.name === name))
            .map((name) => ({ name, role: 'unspecified' as const }));
    this.#forAll = [...this.#forAll, ...label.forAll.filter((name) => !this.#forAll.includes(name))];
    const own = label.forAll
      .filter((name) => ![...roles, ...added].some((unit) => unit.name === name))
      .map((name) => ({ name, role: 'unspecified' as const }));
    const units = [...roles, ...added, ...own];
    return { ...label, units, openEnded: label.openEnded || units.some(({ name }) => isClassOfUnits(name)) };
  }

  /** Rules that the document states once: the first unit leads, ☆ marks the lead, who is responsible leads. */
  #withRules(units: readonly UnitInRole[]): readonly UnitInRole[] {
    const has = (role: UnitInRole['role']): boolean => units.some((unit) => unit.role === role);
    // Who is responsible leads those who help.
    if (has('unspecified') && has('assist') && !has('lead'))
      return units.map((unit) => (unit.role === 'unspecified' ? { ...unit, role: 'lead' } : unit));
    const isPlain = units.length > 0 && units.every(({ role }) => role === 'unspecified');
    if (isPlain && this.#firstIsLead)
      return units.map(({ name }, index) => ({ name, role: index === 0 ? 'lead' : 'assist' }));
    if (this.#ownerLeads) return units.map((unit) => (unit.role === 'unspecified' ? { ...unit, role: 'lead' } : unit));
    if (this.#starMarksLead && units.some(({ role }) => role === 'lead'))
      return units.map((unit) => (unit.role === 'unspecified' ? { ...unit, role: 'assist' } : unit));
    return units;
  }
}

/** Headings without a number over which the numbers below run on: they are no part of a path. */
function headingsPassedOver(root: Clause): ReadonlySet<Clause> {
  const found = new Set<Clause>();
  const visit = ({ children }: Clause): void => {
    const headings = children.filter(
      ({ number, title, children: below }) => number === null && below.length > 0 && !aims.test(title?.text ?? ''),
    );
    const numbers = headings.flatMap(({ children: below }) => below.map(({ number }) => ordinalOf(number ?? '')));
    const runsOn = numbers.every((number, at) => at === 0 || (number !== null && number > (numbers[at - 1] ?? number)));
    if (headings.length > 1 && runsOn) for (const heading of headings) found.add(heading);
    children.forEach(visit);
  };
  visit(root);
  return found;
}

/** Numbers from the top down; 2.1 under 2 holds those above it. */
function pathOf(clause: Clause, above: readonly string[]): readonly string[] {
  const parent = above.at(-1);
  const holds = parent !== undefined && clause.number?.startsWith(`${parent}.`) === true;
  return [...(holds ? above.slice(0, -1) : above), clause.number ?? headingName(clause, above)];
}

function headingName(clause: Clause, above: readonly string[]): string {
  const name = clause.title?.shown ?? '';
  return above.length > 0 && !above.at(-1)?.endsWith('·') && clause.number === null ? `·${name}` : name;
}

function namesIn({ units }: Label, role: UnitInRole['role']): readonly string[] {
  return units.filter((unit) => unit.role === role).map(({ name }) => name);
}

function mergeLabels(labels: readonly Label[]): Label {
  const units: UnitInRole[] = [];
  for (const given of labels.flatMap((label) => label.units)) {
    const hasLead = units.some(({ role }) => role === 'lead');
    const unit = given.role === 'unspecified' && hasLead ? { ...given, role: 'assist' as const } : given;
    const known = units.findIndex(({ name }) => name === unit.name);
    if (known === -1) units.push(unit);
    else if (units[known]?.role === 'unspecified') units[known] = unit;
  }
  return {
    units,
    openEnded: labels.some(({ openEnded }) => openEnded),
    deadline: labels.find(({ deadline }) => deadline !== null)?.deadline ?? null,
    forAll: labels.flatMap(({ forAll }) => forAll),
    marksLead: labels.some(({ marksLead }) => marksLead),
  };
}

/** A verb of duty at the head of a sentence: what has no number is a task only with one. */
function holdsDuty(text: string): boolean {
  return /应当|必须|不得|负责|要/.test(text) || text.split(/[。；，]/).some((clause) => startsWithVerb(clause));
}

/** 共5个方面20项任务，见附件1。 holds no duty of its own. */
function refersToAnnex({ body }: Clause): boolean {
  const text = body.map((flow) => flow.text).join('');
  return (
    text.length < 120 &&
    text !== '' &&
    text.split(/[。；]/).every((part) => part === '' || /(?:详?见|列于|列入)附[件表录]/.test(part))
  );
}

const framing = new RegExp(
  `^(?:为|为了)[^。]{4,}，制定本[^。]{2,8}。?$|^${ownName}.{0,12}(?:自.{2,20}(?:起|之日起)?(?:施行|实施|执行)|由.{2,30}负责解释|有效期|所需(?:经费|资金))`,
);

/** What it is made for, or when it takes effect, is no duty. */
function isFraming(clause: Clause): boolean {
  const text = clause.body.map((flow) => flow.text).join('') || (clause.title?.text ?? '');
  if (clause.holdsClosing && text === '') return true;
  return text.length < 150 && framing.test(text);
}

/**
 * A label that stands under a whole stage belongs to every clause of it: one on a line of its own, behind the last of
 * several clauses of which none before has one; or one that stands at the stage's own heading.
 */
function spreadLabels(clause: Clause): void {
  const { children } = clause;
  const last = children.at(-1);
  const others = children.slice(0, -1);
  if (
    last !== undefined &&
    last.hasOwnLine &&
    others.length > 0 &&
    others.every((child) => allLabels(child).length === 0 && child.children.length === 0) &&
    last.children.length === 0
  ) {
    clause.labels.push(...last.labels);
    last.labels.length = 0;
    last.labelFlows.length = 0;
  }
  for (const child of children) {
    spreadLabels(child);
    if (clause.labels.length > 0 && clause.parent !== null) give(child, clause.labels);
  }
}

/** Sections that are headed by units: what stands under one is theirs. */
function labelByHeadings(root: Clause): void {
  // （一）区建管委 below 四、职责分工.
  for (const child of root.children) if (child.children.length > 1) labelByHeadings(child);
  const named = root.children.filter(({ title, children, body }) => {
    const words = headedUnits(title?.text ?? '');
    const isNamed =
      words !== '' &&
      splitNames(words).every((name) => isClassOfUnits(name) || (isUnitName(name) && !verbs.has(name.slice(0, 2))));
    return isNamed && (children.length > 0 || body.length > 0);
  });
  if (named.length < 2) return;
  for (const clause of named) {
    const others = allLabels(clause).flatMap(({ label }) => label.units);
    if (others.some(({ role }) => role !== 'assist')) continue;
    const label = parseLabel((clause.title?.text ?? '').replace(whatIsTheirs, ''));
    if (label.units.length > 0) clause.labels.push({ label, from: 0, to: 0 });
  }
}

/** 市教育局牵头任务 is the section of a unit as much as 市教育局. */
const whatIsTheirs = /(?:的)?(?:重点)?(?:工作)?(?:任务|事项|清单|工作)(?:清单)?(?:（[^）]*）)?$/;

function headedUnits(title: string): string {
  return title
    .replace(whatIsTheirs, '')
    .replace(/（[^）]*）$/, '')
    .replace(/(?:负责)?(?:牵头|主办|承担|负责)$/, '');
}

function allLabels(clause: Clause): readonly FoundLabel[] {
  return [...clause.labels, ...clause.children.flatMap(allLabels)];
}

function give(clause: Clause, labels: readonly FoundLabel[]): void {
  // Helpers of a clause of its own join the lead of the section.
  const units = clause.labels.flatMap(({ label }) => label.units);
  const isLed = labels.some(({ label }) => label.units.some(({ role }) => role === 'lead'));
  const joins = isLed && units.every(({ role }) => role === 'assist');
  if (clause.labels.length > 0 && !joins) return;
  clause.labels.unshift(...labels);
  for (const child of clause.children) give(child, labels);
}

function spanOfTask(clause: Clause): readonly [number, number] {
  const pieces = [clause.mark, clause.title, ...clause.body, ...clause.labelFlows].filter(
    (flow): flow is Flow => flow !== null && flow.at.length > 0,
  );
  const spans = pieces.map(spanOf);
  if (spans.length === 0) return [0, 0];
  return [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))];
}
