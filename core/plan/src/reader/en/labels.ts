import type { Role, UnitInRole } from '../zh/labels.ts';
import { fieldsOf } from './fields.ts';
import { isTimeline } from './timeline.ts';
import type { LearnedKeys } from './fields.ts';

export interface EnglishLabel {
  readonly units: readonly UnitInRole[];
  readonly openEnded: boolean;
  readonly deadline: string | null;
  /** A bare list behind the text: (X, with Y). */
  readonly isList?: boolean;
}

/** Behind a name: it leads. */
const marked =
  /\s*\((?:lead(?:s|ing)?(?: (?:agency|partner|body|department|ministry))?|co-?ordinat(?:or|ing|es)|chair|nodal)\)/i;
const markedEnd = new RegExp(`${marked.source}$`, 'i');
/** Behind a name: it assists. */
const helpsEnd = /\s*\((?:support(?:s|ing)?|assist(?:s|ing)?|partner|contribut(?:or|ing|es)|consulted)\)$/i;

/** Reads `Lead: X; Support: Y, Z; Due: Q2 2026`. */
export function parseEnglishLabel(words: string, learned?: LearnedKeys): EnglishLabel {
  const units: UnitInRole[] = [];
  let openEnded = false;
  let deadline: string | null = null;
  for (const { kind, valueFrom, to } of fieldsOf(words, learned)) {
    const value = withoutEnds(words.slice(valueFrom, to));
    if (kind === 'due') deadline ??= value;
    else if (kind === 'owners') openEnded = addOwners(units, value) || openEnded;
    else if (kind === 'assist') openEnded = addNames(units, value, kind) || openEnded;
    else if (kind === 'lead' || kind === 'units') openEnded = addActors(units, value, kind) || openEnded;
    if (kind !== 'target' && kind !== 'note' && kind !== 'text') deadline ??= dateAmong(value);
  }
  // Where one of a list is marked as the lead, the others assist.
  const isMarked = units.some(({ role }) => role === 'lead') && marked.test(words);
  for (const [index, unit] of units.entries())
    if (isMarked && unit.role === 'unspecified') units[index] = { ...unit, role: 'assist' };
  return { units, openEnded, deadline };
}

/** Office for People with Disabilities is one name. */
const people = '\\b(?:People|Persons|Children|Adults|Individuals|Those)';
const withHelpers = new RegExp(
  `^(.+?)(?<!${people})(?:,\\s+|\\s*\\(|\\s+)(?:with(?: support from)?|supported by|in partnership with)\\s+(.+?)\\)?$`,
);

/** A, with B: A leads and B assists. */
export function addActors(units: UnitInRole[], value: string, kind: 'lead' | 'units'): boolean {
  const parted = withHelpers.exec(value);
  if (parted === null) return addNames(units, value, kind === 'lead' ? 'lead' : 'unspecified');
  const isOpen = addNames(units, parted[1] ?? '', 'lead');
  return addNames(units, parted[2] ?? '', 'assist') || isOpen;
}

const dateName = /^(?:by|from|until|before|due|in)\s.{0,24}\b20\d\d$/i;

/** by March 2028 among names. */
function dateAmong(value: string): string | null {
  return value.split(/[;,]\s+/).find((part) => dateName.test(part) || (/\d/.test(part) && isTimeline(part))) ?? null;
}

/** Without the marks around a value; a bracket that is opened in it is closed in it. */
function withoutEnds(value: string): string {
  const bare = value.replace(/^[\s;|,.]+|[\s;|,.([]+$/g, '');
  const isOpened = /\([^()]*\)$|\[[^[\]]*\]$/.test(bare);
  return isOpened ? bare : bare.replace(/[\s;|,.)\]]+$/, '');
}

/** Owner/Partners: the first owns it, the others assist. */
function addOwners(units: UnitInRole[], list: string): boolean {
  const names: UnitInRole[] = [];
  const isOpen = addNames(names, list, 'assist');
  units.push(...names.map(({ name, role }, at) => ({ name, role: at === 0 ? ('lead' as const) : role })));
  return isOpen;
}

/** Coastal councils, Member States: units of a kind, and no one of them. */
const manyOfAKind =
  /^(?:[a-z][\w-]*(?: [a-z][\w-]*)* )?(?:councils|authorities|departments|agencies|regulators|ministries|bodies|boards|trusts|partners|providers|operators|employers|universities|colleges|schools|hospitals|municipalities|regions|companies|businesses|unions|charities)$|^(?:[Pp]articipating )?Member States$/;

/** Adds the names of a list; tells whether it is open. */
export function addNames(units: UnitInRole[], list: string, role: Role): boolean {
  let isOpen = false;
  // X and Y (co-leads); Z.
  const joint = /^(.+?)\s*\((?:co-?leads|joint leads?|leads)\)(?:;\s*(.*))?$/i.exec(list);
  if (joint !== null) {
    isOpen = addNames(units, joint[1] ?? '', 'lead');
    return joint[2] === undefined ? isOpen : addNames(units, joint[2], 'assist') || isOpen;
  }
  for (const raw of splitEnglishNames(list)) {
    isOpen = /\s+and (?:others|other [a-z]+)$/.test(raw) || isOpen;
    const name = raw
      .replace(/\s+and (?:others|other [a-z]+)$/, '')
      .replace(/^(?:(?:and|with|the|as well as)\s+)+/i, '')
      .replace(/^required (?:for|of) (?=[a-z])/i, '')
      .replace(markedEnd, '')
      .replace(helpsEnd, '')
      .replace(/(?<=[a-z]{4}|[A-Z]{3})\.$/, '')
      .trim();
    if (/^(?:etc\.?|others?)$/i.test(name) || /^and others$/i.test(raw)) {
      isOpen = true;
      continue;
    }
    if (dateName.test(name) || (/\d/.test(name) && isTimeline(name))) continue;
    if (name.length < 2 || /^(?:none|nil|n\/a|not applicable|tb[cd]|[-–—]+)$/i.test(name)) continue;
    if (
      /^(?:(?:all|each|every|relevant|other|various)\b|local (?:[a-z]|authorities\b|councils\b))/.test(
        name.replace(/^[A-Z]/, (first) => first.toLowerCase()),
      ) ||
      manyOfAKind.test(name) ||
      /\bof (?:all|each|every) [a-z]/.test(name)
    )
      isOpen = true;
    if (!units.some((unit) => unit.name === name)) units.push({ name, role: roleOf(raw, role) });
  }
  return isOpen;
}

function roleOf(raw: string, role: Role): Role {
  if (markedEnd.test(raw)) return 'lead';
  return helpsEnd.test(raw) ? 'assist' : role;
}

const head =
  /\b(?:Department|Dept|Ministry|Office|Offices|Agency|Agencies|Council|Councils|Authority|Authorities|Board|Bureau|Commission|Commissioner|Committee|Service|Services|Library|Libraries|Association|Institute|University|Universities|Academy|Centre|Center|Treasury|Fund|Police|Chamber|Secretary|Secretariat|Unit|Administration|Corporation|Company|Bank|Regulator|Inspectorate|Laboratory|School|Schools|College|Government|Governor|Mayor|Parliament|Cabinet|Officer|Team|Trust|Foundation|Hub|Directorate|Division|Partners|Union|Federation|Network|Group|Taskforce|Registry|Archive|Archives|Museum|Hospital|NHS|England|Scotland|Wales|departments|agencies|authorities|regulators|offices|councils|ministries)\b|\b[A-Z][a-z]?[A-Z]{1,6}\b|^(?:[Aa]ll|[Ee]ach|[Oo]ther|[Rr]elevant|[Ll]ocal|etc)\b/;

const rolePlain =
  /^(?:(?:Assistant|Deputy|Executive|Corporate|Associate|Senior|Group|Strategic) )*(?:Director|Head|Manager|Commissioner|Secretary)$/;
const isTailOfName =
  /^(?:[A-Z][\w'’-]+ ){1,3}and (?:[A-Z][\w'’-]+ ){1,3}(?:Directorate|Department|Bureau|Ministry|Division|Branch|Office|Committee|Group|Agency|Council|Commission|Board)$/;
/** Public Service Reform: the service is no office. */
const isInner = /^(?:and )?[A-Z][\w-]+ (?:Services?|Union|Trust|Fund|Network|Group) [A-Z]/;

/** Names of a list. A comma inside a name (Science, Innovation and Technology) does not part it. */
function splitEnglishNames(list: string): readonly string[] {
  const names: string[] = [];
  for (const group of list.split(/\s*[;|]\s*|\s+\/\s+/)) {
    let isFirst = true;
    const pieces = group.split(/\s*,\s*(?![^(]*\))/);
    for (const [at, piece] of pieces.entries()) {
      const bare = piece.trim();
      if (bare === '') continue;
      const last = names.at(-1);
      const isOwn = head.test(bare.replace(/^and\s+|\bLocal Government\b/g, '')) && !/^and [A-Z]\w+$/.test(bare);
      if (
        !isFirst &&
        last !== undefined &&
        (!isOwn || isInner.test(bare)) &&
        // The last part of such a name is joined by an "and".
        pieces.slice(at).some((part) => /(?:^|\s)and\s/.test(part)) &&
        /\b(?:Department|Ministry|Secretary|Minister|Office|Committee)\b.*\b(?:for|of)\b/.test(last)
      )
        names[names.length - 1] = `${last}, ${bare}`;
      // Assistant Director, Digital and Change.
      else if (last !== undefined && !isFirst && rolePlain.test(last) && !isOwn)
        names[names.length - 1] = `${last}, ${bare}`;
      // Science, Evidence and Research Directorate is one name.
      else if (last !== undefined && !isFirst && !head.test(last) && isTailOfName.test(bare))
        names[names.length - 1] = `${last}, ${bare}`;
      else names.push(...splitAnd(bare));
      isFirst = false;
    }
  }
  return names;
}

function splitAnd(words: string): readonly string[] {
  const bare = words.replace(/^and\s+/, '');
  for (const found of bare.matchAll(/\s+(?:and|&|with)\s+/g)) {
    const left = bare.slice(0, found.index);
    const right = bare.slice(found.index + found[0].length);
    // All county and district governments, all counties and districts are one class of units.
    if (/^(?:all|each|every|other|relevant)(?: [a-z-]+)+$/.test(left) && /^[a-z][a-z -]*$/.test(right)) continue;
    if (/^(?:all|each|every|other|relevant) [a-z-]*[a-rt-z]$/.test(left)) continue;
    if (/\bwith\b/.test(found[0]) && new RegExp(`${people}$`).test(left)) continue;
    // Bureau of Economy and Information Technology and the Commission of Health: the next name begins where an office is named.
    const isNext =
      head.test(right.split(/\s+(?:and|&)\s+/)[0] ?? '') ||
      /^the\s/.test(right) ||
      firstWord(left) === firstWord(right);
    if (!isNext && /\s(?:and|&)\s/.test(right)) continue;
    if (
      head.test(left) &&
      (head.test(right) || !/^(?:the )?[A-Z]/.test(right)) &&
      !/\b(?:of|for)\s+\w+$/.test(left) &&
      !isOneTopic(left, right)
    )
      return [...splitAnd(left), ...splitAnd(right)];
    if (head.test(left) && head.test(right) && !isOneTopic(left, right)) return [left, ...splitAnd(right)];
  }
  return [bare];
}

function firstWord(name: string): string {
  return name.replace(/^the\s+/i, '').split(' ')[0] ?? '';
}

/** Department of Customer and Digital Services: services are what it is for, and no office beside it. */
function isOneTopic(left: string, right: string): boolean {
  return (
    /^(?:the )?(?:[A-Z][\w'’-]+ ){0,2}(?:Department|Ministry|Secretary|Minister|Directorate|Bureau|Division|Office|Institute|Agency|Council|Commission|Board|Administration|Center|Centre)(?: General)? (?:of|for) (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?$/i.test(
      left,
    ) &&
    !office.test(right) &&
    // OECD is nobody's topic.
    !/^(?:the )?[A-Z]{2,8}$/.test(right)
  );
}

const office =
  /\b(?:Department|Ministry|Office|Agency|Council|Authority|Board|Bureau|Commission|Committee|Institute|University|Centre|Center|Treasury|Directorate|Secretariat|Chamber|Inspectorate|Association|Corporation|Company|Trust|Police|Regulator|Fund|Bank)\b|^(?:[Tt]he|[Aa]ll|[Ee]ach|[Oo]ther|[Ll]ocal)\b/;

const acts =
  /\s(?:will|shall|should|must|is to|are to|intends? to|commits? to|has|have|may|would|aims? to|plans? to|is responsible|leads?)\b/;

/** Units that begin a sentence as those who act. */
export function englishActorsOf(sentence: string): readonly string[] {
  const verb = acts.exec(sentence);
  if (verb === null || verb.index > 160) return [];
  let before = sentence.slice(0, verb.index);
  const lead =
    /^(?:Within|By|In|Ahead of|Working|Building|To|As|Under|From|Subject to|Where|Through|Using|Following|Following on|Together with)\b[^,]*(?:,|$)/;
  for (let found = lead.exec(before); found !== null && found[0].endsWith(','); found = lead.exec(before))
    before = before.slice(found[0].length).trim();
  before = before
    .replace(
      /,\s*(?:supported by|with|working with|through|together with|in partnership with|alongside)\b[^,]*,?$/i,
      '',
    )
    .replace(/,$/, '');
  if (before.length < 2 || before.length > 110) return [];
  const names: UnitInRole[] = [];
  addNames(names, before.replace(/^(?:The|Each)\s+/, ''), 'unspecified');
  return names
    .map(({ name }) => name)
    .filter(
      (name) =>
        name.length <= 70 &&
        head.test(name) &&
        !/\b(?:identify|publish|require|ensure|establish|support|work|continue)\b/i.test(name) &&
        /^[A-Z]/.test(name) &&
        !/^(?:It|This|These|Those|They|We|Grants|Government)\b/.test(name),
    );
}

/** A list that names units and lets nobody do anything. */
export function isListOfUnits(words: string): boolean {
  const names: UnitInRole[] = [];
  addNames(names, words.replace(/,?\s+(?:with|supported by)\s+/g, ', '), 'unspecified');
  const isNamed = names.every(
    ({ name }) => /^(?:all|each|every|other|local|relevant) /i.test(name) || name.split(/\s+/).every(isWordOfName),
  );
  const isNoun = !/\b(?:will|shall|should|must|may|can|is|are|was|were|has|have|to|by|that|which)\b/.test(words);
  return (
    isNoun &&
    isNamed &&
    !/\d{3}/.test(words) &&
    names.length > 0 &&
    head.test(names[0]?.name ?? '') &&
    /^[A-Z]/.test(names[0]?.name ?? '') &&
    words.split(/\s+/).length >= 2
  );
}

/** Words of a name are capital, but for small ones and for classes of units. */
function isWordOfName(word: string): boolean {
  return (
    /^[^a-z]/.test(word) ||
    /^(?:of|for|and|the|on|in|de|la|du|von|an|a|at|all|each|every|local|other|relevant|regional|national|etc\.?|[a-z-]+(?:s|ies))$/.test(
      word,
    )
  );
}

export function isUnitHeading(text: string): boolean {
  return (
    text.length <= 90 &&
    /^(?:The )?(?:(?:HM|His Majesty's|Home|Foreign|Cabinet) \w+|.*\b(?:Department|Ministry|Agency|Bureau|Authority|Commission|Directorate|Treasury|Secretariat)\b.*|Office (?:of|for)\b.*)$/.test(
      text,
    ) &&
    !/[.;:]$/.test(text) &&
    !/\b(?:will|should|shall|must)\b/.test(text)
  );
}
