import { sliceFlow, spaceAfter, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { UnitInRole } from '../zh/labels.ts';
import { isUsualHeading, newItem } from './item.ts';
import type { Item } from './item.ts';
import { fieldsOf } from './fields.ts';
import type { Field, LearnedKeys } from './fields.ts';
import { addNames, isListOfUnits, parseEnglishLabel } from './labels.ts';
import { ledAtEnd, ledAtStart } from './led-by.ts';
import { abbreviation } from './sentences.ts';
import { isTimeline } from './timeline.ts';

/** Words without a verb of duty: a title and no sentence. */
export function isTitleLike(words: string): boolean {
  // Owners in a bracket behind it do not make it long.
  const text = words.replace(/\s*\([^()]*\)$/, '');
  // Workers whose jobs will change: the verb is not that of a sentence.
  const main = text.replace(/\s(?:who|whose|which|how|what|why)\s.*$/, '');
  return (
    text.length <= 80 &&
    !/[.;,]$/.test(text) &&
    !/^(?:By|Before|In|During)\b.*\b20\d\d:$/.test(text) &&
    !/(?<![\w-])(?:will|shall|should|must|is|are|the|of|and|to|for|a|by|in|with)$/i.test(text) &&
    !/\b(?:will|shall|should|must)\b/.test(main)
  );
}

/** The line of a number: a title, or the first words of the duty. */
export function addHead(item: Item, flow: Flow): void {
  const [, labelled] = takeInlineLabel(item, flow);
  const rest = takeStrokes(item, labelled);
  // (paragraph 12) behind the number of a recommendation says where it stands.
  if (rest.text === '' || /^\([^()]{2,30}\)$/.test(rest.text)) return;
  const first = /^([A-Z"'][^.:;]{1,60})[.:]\s+(?=\S)/.exec(rest.text);
  if (first !== null && isShortTitle(first[1] ?? '') && !abbreviation.test(`${first[1]}.`)) {
    item.maybeTitle = true;
    item.title = sliceFlow(rest, 0, (first[1] ?? '').length);
    addParagraph(item, trimFlow(sliceFlow(rest, first[0].length)), false);
    return;
  }
  if (item.isSection && /^[A-Z][^.]{2,60}\.$/.test(rest.text) && isShortTitle(rest.text))
    item.title = sliceFlow(rest, 0, rest.text.length - 1);
  // What stands behind the number of a chapter is its title, verb or not: Chapter 1: Where we are.
  else if (
    isTitleLike(rest.text) ||
    isUsualHeading(rest.text) ||
    (item.isSection && rest.text.length < 90 && !/[.;:]$/.test(rest.text))
  )
    item.title = rest;
  else addParagraph(item, rest, false);
}

/** | Map flood zones | Lead: Water Department | By: 2026: a title, and fields behind strokes. */
function takeStrokes(item: Item, given: Flow): Flow {
  const flow = trimFlow(sliceFlow(given, /^[|\s]*/.exec(given.text)?.[0].length ?? 0));
  const from = fieldsOf(flow.text)[0]?.from ?? -1;
  const before = from > 0 ? /\s*\|\s*$/.exec(flow.text.slice(0, from)) : null;
  if (before === null) return flow;
  const label = sliceFlow(flow, from);
  item.labels.push(parseEnglishLabel(label.text));
  item.labelFlows.push(label);
  return sliceFlow(flow, 0, before.index);
}

/** Purpose. Online permits: no more than four words, and not a sentence of its own. */
function isShortTitle(words: string): boolean {
  // Guarding the bottom line of security: no sentence begins so and ends without a verb.
  const most = /^[A-Z][a-z]+ing\s/.test(words) && isTitleLike(words) ? 9 : 5;
  return words.split(/\s+/).length <= most && !/\b(?:will|shall|should|must)\b/.test(words);
}

/** A line of fields: owners and dates are a label, figures to be reached are aims, what is to be done is text. */
export function addLabel(item: Item, flow: Flow, learned: LearnedKeys): void {
  item.labels.push(parseEnglishLabel(flow.text, learned));
  item.labelFlows.push(flow);
  item.hasOwnLine = true;
  for (const { kind, key, valueFrom, to } of fieldsOf(flow.text, learned)) {
    const value = trimFlow(sliceFlow(flow, valueFrom, to));
    if (value.text === '') continue;
    if (kind === 'target') item.aims.push({ flow: value, year: yearIn(key) });
    // Deliverables behind the text are its results.
    const isResult = /^(?:key )?deliverables?$/i.test(key) && item.body.length > 0;
    if (kind === 'text' && !isResult) addParagraph(item, value, false);
  }
}

/** A bullet below a key: Performance measures: */
export function addListed(item: Item, field: Field, flow: Flow): void {
  if (field.kind === 'target') item.aims.push({ flow, year: yearIn(field.key) });
  if (!/^(?:lead|owners|assist|units)$/.test(field.kind)) return;
  item.labels.push(parseEnglishLabel(`${field.key}: ${flow.text}`, new Map([[field.key, field.kind]])));
  item.labelFlows.push(flow);
}

/** Target (2031): */
function yearIn(key: string): number | null {
  const year = /20\d\d/.exec(key)?.[0];
  return year === undefined ? null : Number(year);
}

/** Fields in a bracket at the end: (Responsible: A; deadline: Q2 2027); */
function bracketedFields(text: string): { readonly index: number } | null {
  const found = /\s*[([]((?:[^()[\]]|\([^()]*\))*)[)\]][.;,]?(?:\s+and)?\s*$/.exec(text);
  const fields = found === null ? [] : fieldsOf(found[1] ?? '');
  const isLabel = fields[0]?.from === 0 && fields.every(({ kind }) => kind !== 'text' && kind !== 'note');
  return isLabel ? found : null;
}

function takeInlineLabel(item: Item, flow: Flow): readonly [boolean, Flow] {
  const found =
    bracketedFields(flow.text) ?? /(?<=[.;])\s+(?:Lead(?: \w+)?|Owner|Responsible(?: \w+)?)\s*:.*$/i.exec(flow.text);
  if (found !== null) {
    const label = trimFlow(sliceFlow(flow, found.index));
    item.labels.push(parseEnglishLabel(label.text.replace(/^[([]/, '')));
    item.labelFlows.push(label);
    return [true, trimFlow(sliceFlow(flow, 0, found.index))];
  }
  const led = ledAtEnd(flow.text);
  if (led === null) return takeBracket(item, flow) ?? takeDashed(item, flow) ?? takeNames(item, flow);
  const label = trimFlow(sliceFlow(flow, led.index));
  item.labels.push({ units: led.units, openEnded: led.openEnded, deadline: null });
  item.labelFlows.push(label);
  return [true, trimFlow(sliceFlow(flow, 0, led.index))];
}

/** Predictive maintenance (Engineering Directorate, with the Weather Service). */
function takeBracket(item: Item, flow: Flow): readonly [boolean, Flow] | null {
  // A date in a bracket of its own stands behind the owner: (Marine Department) (Q4 2027).
  const dated = /\s*[([]([^()[\]]{4,34})[)\]]\.?$/.exec(flow.text);
  const due = dated !== null && isTimeline(dated[1] ?? '') ? (dated[1] ?? null) : null;
  const end = due === null ? flow.text.length : (dated?.index ?? 0);
  const found = /\s*(?:\(([^()]{4,140})\)|\[([^[\]]{3,140})\])\.?$/.exec(flow.text.slice(0, end));
  const words = found?.[1] ?? found?.[2] ?? '';
  if (found === null || found.index === 0 || !isListOfUnits(words)) return null;
  addList(item, words, due, trimFlow(sliceFlow(flow, found.index)));
  return [true, trimFlow(sliceFlow(flow, 0, found.index))];
}

/** Map port data flows – Port Authority. */
function takeDashed(item: Item, flow: Flow): readonly [boolean, Flow] | null {
  const found = /\s[–—]\s([A-Z][^–—.;:]{3,80})\.?$/.exec(flow.text);
  if (found === null || found.index < 8 || !isListOfUnits(found[1] ?? '')) return null;
  addList(item, found[1] ?? '', null, trimFlow(sliceFlow(flow, found.index)));
  return [true, trimFlow(sliceFlow(flow, 0, found.index))];
}

/** A list of units as a label; who stands behind "with" assists. */
function addList(item: Item, words: string, deadline: string | null, label: Flow): void {
  const [own = '', others] = words.split(/,?\s+(?:with|supported by)\s+/);
  const units: UnitInRole[] = [];
  let openEnded = addNames(units, own, others === undefined ? 'unspecified' : 'lead');
  if (others !== undefined) openEnded = addNames(units, others, 'assist') || openEnded;
  // Where one is marked as the lead, the others assist.
  const isMarked = others === undefined && units.some(({ role }) => role === 'lead');
  item.labels.push({
    units: units.map((unit) => (isMarked && unit.role !== 'lead' ? { ...unit, role: 'assist' as const } : unit)),
    openEnded,
    deadline,
    isList: !isMarked,
  });
  item.labelFlows.push(label);
}

/** Names of units and nothing else behind the last sentence: Publish it each year. Energy Statistics Office. */
function takeNames(item: Item, flow: Flow): readonly [boolean, Flow] {
  const found = /(?<=[.;!]\s)(?:The )?([A-Z][^.;:!?]{4,120})\.?$/.exec(flow.text);
  const words = found?.[1] ?? '';
  const isOrder = /^[A-Z][a-z]+ (?:the|a|an|its|our|all|new|more|this|these)\b/.test(words);
  if (found === null || isOrder || !isListOfUnits(words)) return [false, flow];
  addList(item, words, null, trimFlow(sliceFlow(flow, found.index)));
  return [true, trimFlow(sliceFlow(flow, 0, found.index))];
}

/** A bullet with an owner of its own is an item: Advice – offer two days to small firms (Owner: Growth Hub). */
export function ownedBullet(parent: Item, flow: Flow): Item | null {
  const item = newItem(parent, { number: null, rank: 8, mark: null });
  const [isOwned, rest] = takeInlineLabel(item, flow);
  if (!isOwned) return null;
  const title = /^([A-Z][^.;:–—]{2,70}?)(?:\s+[–—]|:)\s+(?=\S)/.exec(rest.text);
  const isTitled = title !== null && isTitleLike(title[1] ?? '');
  if (isTitled) item.title = sliceFlow(rest, 0, (title[1] ?? '').length);
  item.body.push(isTitled ? trimFlow(sliceFlow(rest, title[0].length)) : rest);
  item.isBulleted.push(false);
  return item;
}

/** What: Install sensors. */
const leadWord =
  /^(?:What|What we will do|Description|Details?|Activit(?:y|ies)|Deliverables?|Action|Task|Steps)\s*:\s*/;

export function addParagraph(item: Item, flow: Flow, isBullet: boolean): void {
  const [, labelled] = takeInlineLabel(item, flow);
  const lead = leadWord.exec(labelled.text)?.[0].length ?? 0;
  const rest = sliceFlow(labelled, lead);
  if (rest.text === '') return;
  const led = ledAtStart(rest.text);
  if (led !== null) item.labels.push({ units: led.units, openEnded: led.openEnded, deadline: null });
  item.body.push(rest);
  item.isBulleted.push(isBullet);
}

/** Lines with a space between them, but not behind the hyphen of a word that was broken. */
export function joined(pieces: readonly Flow[]): readonly Flow[] {
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1];
    return before === undefined || /[a-z]-$/.test(before.text) ? [piece] : [spaceAfter(before), piece];
  });
}
