import type { Flow } from '../flow.ts';
import { anyKey, isLabelText } from './label-words.ts';
import { inheritEach, inheritLevel, isClassOfUnits, isUnitName } from './unit-names.ts';

export type Role = 'lead' | 'assist' | 'unspecified';

export interface UnitInRole {
  readonly name: string;
  readonly role: Role;
}

/** Who has to do a task, as a label says it. */
export interface Label {
  readonly units: readonly UnitInRole[];
  readonly openEnded: boolean;
  readonly deadline: string | null;
  /** Units that the label adds to every task after it. */
  readonly forAll: readonly string[];
  /** The label says that ☆ marks the leading unit. */
  readonly marksLead: boolean;
}

/** A label and where it stands in the text that was searched. */
export interface FoundLabel {
  readonly label: Label;
  readonly from: number;
  readonly to: number;
}

const brackets: readonly (readonly [string, string])[] = [
  ['（', '）'],
  ['【', '】'],
  ['〔', '〕'],
  ['[', ']'],
];

/** Labels in brackets, and one without brackets that fills the rest of the line. */
export function findLabels({ text }: Flow): readonly FoundLabel[] {
  const found: FoundLabel[] = [];
  for (const { from, to } of bracketsOf(text)) {
    const words = text.slice(from + 1, to - 1);
    const names = words.replace(firstLeads, '');
    if (!isLabelText(words.trim()) && !isListOfUnits(names, text.slice(to))) continue;
    const label = parseLabel(words);
    if (saysSomething(label)) found.push({ label, from, to: endWithStop(text, to) });
  }
  // （6月底前） behind the last sentence.
  const due = /(?<=[。；])（([^（）]{2,14})）[。；]?$/.exec(text);
  if (due !== null && dueWords.test(due[1] ?? '') && !found.some(({ to }) => to > due.index))
    found.push({ label: parseLabel(`完成时限：${due[1] ?? ''}`), from: due.index, to: text.length });
  if (found.length > 0) return found;
  const bare = bareLabels(text);
  return bare.length > 0 ? bare : namesAtEnd(text);
}

/** ，列第一位的为牵头单位，下同 behind a list. */
const firstLeads = /[，；](?:列|排|位)(?:名|在|于)?(?:第一|首)[^；]*$/;

function saysSomething({ units, deadline, forAll }: Label): boolean {
  return units.length > 0 || deadline !== null || forAll.length > 0;
}

/** 本项工作由…牵头: a sentence that names owners. */
const saidBy = /^(?:(?:(?:本|该|此)(?:项|条)?|上述|以上)(?:工作|任务|行动|措施)|[本该此][项条])由/;

/** Names of units and nothing else, behind the last stop or on a line of their own: a run of names without a verb. */
function namesAtEnd(text: string): readonly FoundLabel[] {
  const end = /[。；\s]*$/.exec(text)?.index ?? text.length;
  const from = Math.max(text.lastIndexOf('。', end - 1), text.lastIndexOf('；', end - 1)) + 1;
  const words = text.slice(from, end).trim();
  if (words.length < 3 || words.length > 200 || /^[（【“《]/.test(words)) return [];
  const isMarked = /^[☆★△▲*]|[☆★△▲*](?:[、，\s]|$)/.test(words);
  const isLine = from === 0;
  const label = parseLabel(words);
  const names = label.units.map(({ name }) => name);
  const isRole = label.units.some(({ role }) => role !== 'unspecified');
  const isSaid = saidBy.test(words) || /^由.+负责(?:落实|实施|推进)?$/.test(words);
  const needed = isMarked || isRole || isSaid ? 1 : 2;
  const isAll =
    names.length >= needed &&
    names.every((name) => isUnitName(name) && name.length <= 24) &&
    (isMarked || isSaid || names.some((name) => /^(?:国家|自治区|省|市|区|县|州|盟|旗|镇|各|团)/.test(name))) &&
    (isMarked || isLine || !isRole || names.every((name) => !/[，。]/.test(name)));
  return isAll ? [{ label, from, to: text.length }] : [];
}

/** Outermost brackets. */
function* bracketsOf(text: string): Generator<{ from: number; to: number }> {
  for (let index = 0; index < text.length; index++) {
    const pair = brackets.find(([open]) => open === text.charAt(index));
    if (pair === undefined) continue;
    const to = closing(text, index, pair);
    if (to === -1) continue;
    yield { from: index, to };
    index = to - 1;
  }
}

function closing(text: string, from: number, [open, close]: readonly [string, string]): number {
  let depth = 0;
  for (let index = from; index < Math.min(text.length, from + 1500); index++) {
    const char = text.charAt(index);
    if (char === open) depth++;
    if (char === close && --depth === 0) return index + 1;
  }
  return -1;
}

/** （县发展和改革局、县交通运输局） at the end of a clause. */
function isListOfUnits(words: string, after: string): boolean {
  if (!/^(?:[。；\s]*$|[。；])/.test(after)) return false;
  const names = splitNames(words.replace(/[☆★△▲※]/g, '').replace(/等(?:单位|部门)?$/, ''));
  if (/^[☆★△▲]/.test(words) && names.every(isUnitName)) return true;
  if (!/^[。；\s]*$/.test(after) && !names.every((name) => leveled.test(name))) return false;
  if (names.length === 1)
    return (
      names.every(isUnitName) &&
      ((/^(?:国家|省|市|区|县|州|各)/.test(words) &&
        /(?:委|局|厅|办|部|署|院|中心|政府|公司|会)$/.test(names[0] ?? '')) ||
        /^(?:局|委|厅|院|校|集团|公司)[\p{Script=Han}]{1,8}(?:处|科|室|部|中心)$/u.test(words))
    );
  return names.every(isUnitName);
}

const leveled = /^(?:国家|自治区|省|市|区|县|州|盟|旗|各)/;

/** The stop behind a bracket belongs to it. */
function endWithStop(text: string, to: number): number {
  return /^[。；]\s*$/.test(text.slice(to)) ? text.length : to;
}

const bareStart = new RegExp(`(?:^|(?<=[。；！）\\s]))(?=(?:${anyKey.source}))`, 'g');

function bareLabels(text: string): readonly FoundLabel[] {
  bareStart.lastIndex = 0;
  for (const { index } of text.matchAll(bareStart)) {
    const label = parseLabel(text.slice(index));
    if (saysSomething(label) || nobody.test(text.slice(index)) || person.test(text.slice(index)))
      return [{ label, from: index, to: text.length }];
  }
  return [];
}

/** 配合单位：无 */
const nobody = /[：:]\s*(?:无|暂无|[-—/]+)\s*[。；]?$/;

/** 责任领导：…: a person, and no unit. */
const person = /^(?:(?:责任|分管|牵头|包保|联系)领导|责任人|联系(?:人|电话))\s*[：:][^。；，]{1,24}[。；]?$/;

/** Reads the words of a label. */
export function parseLabel(words: string): Label {
  const reading = new LabelReading();
  const keys = [...words.matchAll(anyKey)];
  const head = words.slice(0, keys[0]?.index ?? words.length);
  reading.readPhrase(head, null);
  for (const [index, key] of keys.entries()) {
    const part = words.slice(key.index + key[0].length, keys[index + 1]?.index ?? words.length);
    reading.readPhrase(part, key[1] ?? '');
  }
  return reading.label();
}

/** （列首位的为牵头单位，下同） behind a name: a rule, and no part of it. */
const listRule = /（[^（）]*(?:下同|(?:为|是)(?:总?牵头|主责|主要责任)单位)[^（）]*）/g;

class LabelReading {
  readonly #units: UnitInRole[] = [];
  readonly #forAll: string[] = [];
  #openEnded = false;
  #deadline: string | null = null;
  #marksLead = false;

  readPhrase(words: string, key: string | null): void {
    const phrase = words.replace(listRule, '').replace(/^[\s，；、。]+|[\s，；、。]+$/g, '');
    if (phrase === '') return;
    if (key !== null && /时限|时间|期限|节点|进度|日期/.test(key)) {
      this.#deadline ??= phrase;
      return;
    }
    if (key !== null && /领导|责任人|资金|经费|联系|备注|地点|投资/.test(key)) return;
    this.#readPieces(phrase, key === null ? null : roleOfKey(key));
  }

  /** Pieces between commas; those without a verb wait for the one that says what they do. */
  #readPieces(phrase: string, keyRole: Role | null): void {
    let waiting: string[] = [];
    for (const piece of splitOutside(phrase, /[，；。,;\s]/)) {
      if (this.#isRule(piece)) continue;
      if (dueWords.test(piece)) {
        this.#deadline ??= piece.replace(/完成$/, '');
        continue;
      }
      const { names, role } = this.#rolesOf(piece);
      // 甲，乙配合: who stands before a helper, and has no role, leads.
      if (role === 'assist' && waiting.length > 0 && this.#units.length === 0) {
        this.#add(waiting, keyRole ?? 'lead');
        waiting = [];
      }
      waiting.push(...names);
      if (role === null) continue;
      this.#add(waiting, role);
      waiting = [];
    }
    this.#add(waiting, keyRole ?? 'unspecified');
  }

  #isRule(piece: string): boolean {
    const everywhere = /^以下(?:各项|任务)?均需(?:由)?(.+?)(?:按.*)?(?:落实|配合|参与|负责|实施)?$/.exec(piece)?.[1];
    if (everywhere !== undefined) {
      for (const name of splitNames(everywhere)) this.#forAll.push(inheritEach(name, this.#forAll.at(-1) ?? null));
      return true;
    }
    if (
      /^(?:(?:其中)?[，\s]*(?:标|带|注|打)?(?:有)?[“"]?[☆★*△▲#][”"]?(?:号|标记)?(?:的)?(?:单位)?为?(?:牵头|主要|主责|第一)|☆表示)/.test(
        piece,
      )
    ) {
      this.#marksLead = true;
      return true;
    }
    return /下同$|不再(?:另行)?列出$|^(?:列|排)(?:在)?(?:第一|首)/.test(piece);
  }

  /** What stands behind the names: 牵头, 配合, 按职责分工负责. */
  #rolesOf(piece: string): { names: string[]; role: Role | null } {
    const rest = piece.replace(saidBy, '').replace(/^由/, '');
    const joint = /^(.+?)(?:牵头)?会同(.+?)(?:按.*|共同|分别|等)?(?:负责|落实|实施|推进)?$/.exec(rest);
    if (joint !== null) {
      this.#add(this.#names(joint[1] ?? ''), 'lead');
      return { names: this.#names(joint[2] ?? ''), role: 'assist' };
    }
    const ledBy = /^(.+?)牵头[，、]?(.{2,}?)(?:等)?(?:配合|参与|参加|协助|按.*负责)$/.exec(rest);
    if (ledBy !== null && isUnitName(splitNames(ledBy[1] ?? '').at(-1) ?? '')) {
      this.#add(this.#names(ledBy[1] ?? ''), 'lead');
      return { names: this.#names(ledBy[2] ?? ''), role: 'assist' };
    }
    for (const [pattern, role] of verbs) {
      const found = pattern.exec(rest);
      if (found === null) continue;
      const isShared = role === 'unspecified' && this.#units.some((unit) => unit.role === 'lead');
      return { names: this.#names(rest.slice(0, found.index)), role: isShared ? 'assist' : role };
    }
    return { names: this.#names(rest), role: null };
  }

  #names(words: string): string[] {
    let list = words.trim().replace(/^[：:]/, '');
    if (/等(?:(?:[省市区县州](?:级|直)?)?(?:有关|相关|各)?(?:单位|部门))?$/.test(list)) {
      this.#openEnded = true;
      list = list.replace(/等(?:(?:[省市区县州](?:级|直)?)?(?:有关|相关|各)?(?:单位|部门))?$/, '');
    }
    return splitNames(list);
  }

  #add(names: readonly string[], role: Role): void {
    const hasLead = this.#units.some((unit) => unit.role === 'lead');
    for (const raw of names) {
      const isMarked = /[☆★*△▲]|（(?:总?牵头|牵头单位|主责|主办|主导|统筹)）$/.test(raw);
      const isHelper = /（(?:配合|协助|协办|参与|支持)）$/.test(raw);
      const name = inheritEach(
        raw.replace(/[☆★*△▲※◎●◆■#＃\s]|（(?:总?牵头|牵头单位|主责|主办|主导|统筹|配合|协助|协办|参与|支持)）$/g, ''),
        this.#units.at(-1)?.name ?? null,
      );
      if (name.length < 2 || /^暂?无$|^[-—/]+$/.test(name) || this.#units.some((unit) => unit.name === name)) continue;
      if (isMarked) this.#marksLead = true;
      const own = isHelper ? 'assist' : role;
      const shared = own === 'unspecified' && hasLead ? 'assist' : own;
      this.#units.push({ name, role: isMarked ? 'lead' : shared });
    }
  }

  label(): Label {
    const units = this.#inherited();
    const hasMarkedLead = this.#marksLead && units.some(({ role }) => role === 'lead');
    const roles = hasMarkedLead
      ? units.map((unit) => (unit.role === 'unspecified' ? { ...unit, role: 'assist' as const } : unit))
      : units;
    return {
      units: roles,
      openEnded: this.#openEnded || roles.some(({ name }) => isClassOfUnits(name)),
      deadline: this.#deadline,
      forAll: this.#forAll,
      marksLead: this.#marksLead,
    };
  }

  #inherited(): UnitInRole[] {
    const units: UnitInRole[] = [];
    for (const { name, role } of this.#units) {
      const before = units.at(-1)?.name ?? null;
      units.push({ name: inheritLevel(name, before), role });
    }
    return units;
  }
}

/** When it is due, among the names: 2027年12月底前完成, 长期坚持. */
const dueWords =
  /^(?:(?:于|在|至|到)?(?:20\d\d年|\d{1,2}月|年底|年内|[一二三四]季度)[^、]{0,16}(?:前|底|末|完成|内|起|实施|推进|年|月|日)?|(?:长期|持续|常态化|即时|立即|全年|每年|按时)[^、]{0,6}|(?:\d{1,2}|[一二两三四五六])个?(?:年|月|工作日|日|天)内[^、]{0,4})$/;

const verbs: readonly (readonly [RegExp, Role])[] = [
  [/(?:负责)?(?:总)?牵头(?:负责|落实|组织实施|组织|实施|推进|抓总)?$/, 'lead'],
  [/(?:主办|主抓|负总责)$/, 'lead'],
  [/(?:积极|协同|协助|共同)?(?:配合|参与|参加|协办|协助|支持)(?:落实|实施|推进)?$/, 'assist'],
  [
    /(?:按照?(?:各自)?(?:工作)?职责(?:和)?(?:分工)?|按(?:照)?分工|依职责|分别|共同|分工|具体|结合实际|结合职能|认真|抓好|组织)*(?:负责(?:落实|实施|推进|指导)?|落实|组织实施|实施|推进|抓好落实)$/,
    'unspecified',
  ],
];

function roleOfKey(key: string): Role {
  if (/牵头|主办|主责|主抓/.test(key)) return 'lead';
  if (/配合|协办|协同|协作|协助|参与|参加|参建|支持|支撑/.test(key)) return 'assist';
  return 'unspecified';
}

/** Names of a list; a 和 or 及 parts only where both sides are units. */
export function splitNames(words: string): string[] {
  return splitOutside(words, /[、，；,;\s]/)
    .flatMap(splitAtStroke)
    .flatMap(splitAnd);
}

/** 发展局/房屋局: a stroke parts units. */
function splitAtStroke(words: string): string[] {
  const parts = words.split(/[/／]/);
  return parts.length > 1 && parts.every(isUnitName) ? parts : [words];
}

function splitAnd(words: string): string[] {
  for (const found of words.matchAll(/和|及|与|以及/g)) {
    const left = words.slice(0, found.index);
    const right = words.slice(found.index + found[0].length);
    const isNewName = /^(?:国家|省|市|区|县|州|各|有关|相关|驻|两江|中国)/.test(right) || isClassOfUnits(right);
    if (isUnitName(left) && isNewName && isUnitName(right)) return [left, ...splitAnd(right)];
  }
  return words === '' ? [] : [words];
}

/** Parts between marks, but not inside brackets. */
function splitOutside(words: string, mark: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < words.length; index++) {
    const char = words.charAt(index);
    if (/[（(<〈]/.test(char)) depth++;
    else if (/[）)>〉]/.test(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && mark.test(char)) {
      parts.push(words.slice(from, index));
      from = index + 1;
    }
  }
  parts.push(words.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
