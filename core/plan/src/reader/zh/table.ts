import { joinFlows, sliceFlow, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import type { FoundLabel, Label, Role, UnitInRole } from './labels.ts';
import { parseLabel } from './labels.ts';
import { markerOf } from './marker.ts';

export type Column = 'number' | 'title' | 'text' | 'target' | 'lead' | 'assist' | 'units' | 'due' | 'other';

export interface TableRow {
  readonly number: Flow | null;
  readonly title: Flow | null;
  readonly text: readonly Flow[];
  /** What the row says is to be reached. */
  readonly aims: readonly CellAim[];
  readonly whole: Flow;
  readonly label: FoundLabel | null;
}

/** A line of a cell that says what is to be reached, by the year that the head of its column prints. */
export interface CellAim {
  readonly flow: Flow;
  readonly year: number | null;
}

/** Heads of a table. */
export interface TableHead {
  readonly words: string;
  readonly kinds: readonly Column[];
  /** The year that the head of each column prints. */
  readonly years: readonly (number | null)[];
}

export interface Table {
  readonly head: TableHead;
  readonly rows: readonly TableRow[];
  /** The line behind its last row. */
  readonly end: number;
}

const columns: readonly (readonly [RegExp, Column])[] = [
  [/^(?:序号|编号|序|No\.?|任务编号)$/i, 'number'],
  [/牵头|主责|主办/, 'lead'],
  [/配合|协办|参与|协同|协作|支撑/, 'assist'],
  [
    /(?:责任|承办|落实|实施|负责|责任落实)(?:单位|部门|主体|科室|处室|股室|机构|企业)|责任分工|(?:单位|部门|机构)$/,
    'units',
  ],
  [/时限|时间|节点|期限|进度/, 'due'],
  [/责任人|领导|联系|备注|类别|领域|板块|方向|电话|序列/, 'other'],
  [/^(?:工作|主要|重点)?目标任务$/, 'title'],
  [/目标|指标|成果|^20\d\d年(?:底|末)?$/, 'target'],
  [
    /(?:工作|具体|主要|实施|重点)?(?:措施|举措|内容|任务内容|任务描述|任务分解|要求|要点|做法)(?:及(?:建设)?规模|和规模)?$/,
    'text',
  ],
  [/任务|事项|项目|工作|行动|名称/, 'title'],
];

/** Reads a table of tasks that begins at a line; `null` when its head names no units. */
export function readTable(lines: readonly Line[], start: number): Table | null {
  const cells = lines[start]?.cells ?? [];
  if (!namesOwners(cells)) return null;
  const head = cells.map(({ text }) => columnOf(text));
  const years = cells.map(({ text }) => Number(/20\d\d(?=年)/.exec(text)?.[0] ?? 0) || null);
  return rowsBelow(lines, start + 1, { words: headWords(lines[start]), kinds: withText(head), years });
}

/** Whether cells are the heads of columns, one of which says who: short words, and no text. */
export function namesOwners(cells: readonly Flow[]): boolean {
  return (
    cells.every(({ text }) => text.length <= 20 && !/[。；]/.test(text)) &&
    cells.some(({ text }) => ['units', 'lead', 'assist'].includes(columnOf(text)))
  );
}

function headWords(line: Line | undefined): string {
  return line?.cells?.map(({ text }) => text).join() ?? '';
}

/** Rows from a line on, under heads that stand there or, where a heading parts the table, further above. */
export function rowsBelow(lines: readonly Line[], start: number, head: TableHead): Table {
  const { words, kinds, years } = head;
  const rows: TableRow[] = [];
  let end = start;
  let last: readonly Flow[] = [];
  for (; lines[end]?.cells !== null && lines[end] !== undefined; end++) {
    const line = lines[end] as Line;
    const cells = line.cells ?? [];
    if (headWords(line) === words) continue;
    if (isGroupHead(cells, kinds)) continue;
    const filled = kinds
      .map((kind, index) => cells[index] ?? sliceFlow(line.flow, 0, 0))
      .map((cell, index, row) => fillDown(cell, last[index], { kind: kinds[index], hasOwner: hasOwner(row, kinds) }));
    rows.push(rowOf(filled, { kinds, years }, line.flow));
    last = filled;
  }
  const kept = rows.filter(({ text, title }) => text.length > 0 || title !== null);
  return { head, rows: kept.map((row) => withNumberOfTitle(row, kept)), end };
}

/** 1.建设果园 in the column of titles, where no other column counts the rows and no other row shares the title. */
function withNumberOfTitle(row: TableRow, rows: readonly TableRow[]): TableRow {
  const { number, title } = row;
  const marker = title === null ? null : markerOf(title.text);
  if (title === null || marker === null || number !== null) return row;
  if (marker.length >= title.text.length || rows.some((other) => other !== row && other.title?.text === title.text))
    return row;
  const shown = { ...sliceFlow(title, 0, marker.length), shown: marker.number };
  return { ...row, number: shown, title: trimFlow(sliceFlow(title, marker.length)) };
}

/** 二、应用方面 across the table: one cell, and not in the column of the text. */
function isGroupHead(cells: readonly Flow[], kinds: readonly Column[]): boolean {
  const filled = cells.flatMap(({ text }, at) => (text === '' ? [] : [at]));
  if (filled.length === 1 && kinds.length > 2 && kinds[filled[0] ?? 0] !== 'text') return true;
  // 一 | 夯实基础: a number in words and a name, and nothing else.
  const number = cells[kinds.indexOf('number')]?.text ?? '';
  return filled.length === 2 && kinds.length > 3 && /^[一二三四五六七八九十]{1,3}$/.test(number);
}

/** Where no head says that it is the text, it is what is called the task: the last of several, such as 场景名称 and 场景任务. */
export function withText(head: readonly Column[]): readonly Column[] {
  if (head.includes('text')) return head;
  // Or what stands behind the number, whatever it is called: 民生实事.
  const last = head.includes('title')
    ? head.lastIndexOf('title')
    : head[0] === 'number' && head[1] === 'other'
      ? 1
      : -1;
  return head.map((column, at) => (at === last ? 'text' : column));
}

/** What a head of a column says that stands under it. */
export function columnOf(words: string): Column {
  const bare = words.replace(/\s/g, '');
  return columns.find(([pattern]) => pattern.test(bare))?.[1] ?? 'other';
}

/** Whether a row names who has to do it. */
function hasOwner(row: readonly Flow[], kinds: readonly Column[]): boolean {
  return row.some(({ text }, index) => text !== '' && (kinds[index] === 'lead' || kinds[index] === 'units'));
}

/** A cell that spans rows is printed once. */
function fillDown(
  cell: Flow,
  above: Flow | undefined,
  { kind, hasOwner }: { kind: Column | undefined; hasOwner: boolean },
): Flow {
  const isShared = kind === 'title' || ((kind === 'lead' || kind === 'assist' || kind === 'units') && !hasOwner);
  return cell.text === '' && above !== undefined && isShared ? above : cell;
}

function rowOf(cells: readonly Flow[], { kinds, years }: Omit<TableHead, 'words'>, whole: Flow): TableRow {
  const of = (kind: Column): Flow[] => cells.filter((cell, index) => kinds[index] === kind && cell.text !== '');
  const units: UnitInRole[] = [];
  let openEnded = false;
  for (const [kind, role] of [
    ['lead', 'lead'],
    ['units', 'unspecified'],
    ['assist', 'assist'],
  ] as const)
    for (const cell of of(kind)) openEnded = addUnits(units, parseLabel(cell.text), role) || openEnded;
  const label: Label = { units, openEnded, deadline: of('due')[0]?.shown ?? null, forAll: [], marksLead: false };
  return {
    number: of('number')[0] ?? null,
    title: of('title')[0] ?? null,
    text: of('text').flatMap(linesIn),
    aims: cells.flatMap((cell, index) =>
      kinds[index] === 'target' ? linesIn(cell).map((flow) => ({ flow, year: years[index] ?? null })) : [],
    ),
    whole: joinFlows([whole]),
    label: { label, from: 0, to: 0 },
  };
}

/** Lines of a cell. */
function linesIn(cell: Flow): readonly Flow[] {
  return [...cell.text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) =>
    trimFlow(sliceFlow(cell, index, index + line.length)),
  );
}

function addUnits(units: UnitInRole[], label: Label, role: Role): boolean {
  const hasLead = units.some((unit) => unit.role === 'lead');
  for (const unit of label.units) {
    if (/^[-—/\\无]$/.test(unit.name) || units.some(({ name }) => name === unit.name)) continue;
    const own = unit.role === 'unspecified' ? role : unit.role;
    units.push({ name: unit.name, role: own === 'unspecified' && hasLead ? 'assist' : own });
  }
  return label.openEnded;
}
