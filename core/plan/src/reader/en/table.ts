import { sliceFlow, trimFlow } from '../flow.ts';
import type { Line } from '../line.ts';
import type { Flow } from '../flow.ts';
import type { UnitInRole } from '../zh/labels.ts';
import { newItem } from './item.ts';
import type { Item } from './item.ts';
import { addActors, addNames } from './labels.ts';
import { englishMarkerOf } from './marker.ts';

export type Column = 'number' | 'text' | 'lead' | 'assist' | 'units' | 'due' | 'title' | 'target' | 'other';

export function columnOf(words: string): Column {
  if (
    /^(?:(?:(?:action|item|rec(?:ommendation)?|s(?:eria)?l|sr)\.? )?(?:no\.?|#|ref(?:erence)?\.?|number|id)|s\/?n|s\. ?no\.?)$/i.test(
      words,
    )
  )
    return 'number';
  if (/^how\b.*\b(?:measure|know|judge|success|progress)/i.test(words)) return 'target';
  if (/^measurement|^(?:reporting|status|progress|notes?|comments?|budget|cost|resources)\b/i.test(words))
    return /^measurement/i.test(words) ? 'target' : 'other';
  if (/\blead|\bowner|accountable|nodal|co-?ordinat|sponsor/i.test(words)) return 'lead';
  if (
    /support|partner|contribut|collaborat|stakeholder|assist|co-?operat|consult|participat|associated|working with/i.test(
      words,
    )
  )
    return 'assist';
  if (/responsib|department|agency|unit|who/i.test(words)) return 'units';
  if (/timeline|due|deadline|when|date|time ?frame|timescale|timing|^by$/i.test(words)) return 'due';
  if (/\b(?:target|indicator|kpi|metric|milestone|measure of success|success measure)s?\b/i.test(words))
    return 'target';
  if (/^(?:initiative|programme|project|title|name|theme)$/i.test(words)) return 'title';
  if (
    /action|recommendation|work item|response|commitment|description|measure|activity|task|deliverable|step|^strateg(?:y|ies)$/i.test(
      words,
    )
  )
    return 'text';
  return 'other';
}

/** Where no column holds what is done, that of the milestones does. */
function named(heads: readonly string[]): readonly Column[] {
  const kinds = heads.map(columnOf);
  const milestones = kinds.includes('text') ? -1 : heads.findIndex((words) => /^milestones?\b/i.test(words));
  return kinds.map((kind, index) => (index === milestones ? 'text' : kind));
}

/** Heads of a table; where one column describes what another names, the one that names holds titles. */
export function columnsOf(heads: readonly string[]): readonly Column[] {
  const kinds = named(heads);
  const describes = heads.findIndex((words) =>
    /descri|detail|what we will do|deliverables?$|activit|steps/i.test(words),
  );
  if (describes === -1) return kinds;
  return kinds.map((kind, index) => {
    if (index === describes) return 'text';
    const isName = (kind === 'text' || kind === 'other') && nameHead.test(heads[index] ?? '');
    return isName ? 'title' : kind;
  });
}

const bareNumber = /^(?:[A-Z][a-z]+ )?((?:[A-Z][.-]?)?\d{1,3}(?:\.\d{1,2})*)$/;
const nameHead = /\b(?:work item|item|action|project|initiative|title|task|measure|commitment|name)\b/i;

export function addRow(open: Item, line: Line, kinds: readonly Column[]): void {
  const cells = line.cells ?? [];
  const of = (kind: Column): readonly Flow[] =>
    cells.filter((cell, index) => kinds[index] === kind && cell.text !== '');
  const units: UnitInRole[] = [];
  let openEnded = false;
  for (const kind of ['lead', 'units'] as const)
    for (const cell of of(kind)) openEnded = addActors(units, cell.text, kind) || openEnded;
  for (const cell of of('assist')) openEnded = addNames(units, cell.text, 'assist') || openEnded;
  const words = of('text');
  // The number of an action that stands elsewhere, and no text.
  const pointer =
    of('number').length === 0 && words.length === 1 ? bareNumber.exec(words[0]?.text ?? '')?.[1] : undefined;
  const text = pointer === undefined ? words : [];
  // The number may stand in front of a title: 1.1 Build data centres.
  const isGroup = kinds[0] === 'other' && englishMarkerOf(cells[0]?.text ?? '')?.isSection === true;
  const name = of('title')[0] ?? (kinds[0] === 'other' && !isGroup ? cells[0] : undefined);
  const named = of('number').length === 0 ? englishMarkerOf(name?.text ?? '') : null;
  // Or in front of the text.
  const marker = of('number').length === 0 && named === null ? englishMarkerOf(text[0]?.text ?? '') : null;
  const body = text
    .map((cell, at) => (at === 0 && marker !== null ? sliceFlow(cell, marker.length) : cell))
    .flatMap(paragraphsOf);
  const item = newItem(open, {
    number: of('number')[0]?.text.replace(/[.)]$/, '') ?? pointer ?? marker?.number ?? named?.number ?? null,
    rank: 9,
    mark: sliceFlow(line.flow, 0, 0),
  });
  item.title =
    name !== undefined && named !== null
      ? withoutStop(trimFlow(sliceFlow(name, named.length)))
      : (of('title')[0] ?? null);
  item.aims.push(...of('target').map((flow) => ({ flow, year: null })));
  item.body.push(...body);
  item.isBulleted.push(...body.map(() => false));
  item.labels.push({ units, openEnded, deadline: of('due')[0]?.text ?? null });
  item.labelFlows.push(line.flow);
  open.children.push(item);
}

/** The paragraphs of a cell that has several. */
function paragraphsOf(cell: Flow): readonly Flow[] {
  const parts: Flow[] = [];
  let from = 0;
  for (const { index } of cell.text.matchAll(/\n/g)) {
    parts.push(trimFlow(sliceFlow(cell, from, index)));
    from = index + 1;
  }
  return [...parts, trimFlow(sliceFlow(cell, from))].filter(({ text }) => text !== '');
}

function withoutStop(title: Flow): Flow {
  return title.text.endsWith('.') ? sliceFlow(title, 0, title.text.length - 1) : title;
}
