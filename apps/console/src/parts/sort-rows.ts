/** By which column a table is sorted, and which way. */
export interface Sort {
  readonly id: string;
  readonly isDown: boolean;
}

/** What the address says about the order: `name`, or `-name` for from the last to the first; `null` for as it came. */
export function sortOf(text: string | null): Sort | null {
  if (text === null || text === '') return null;
  return text.startsWith('-') ? { id: text.slice(1), isDown: true } : { id: text, isDown: false };
}

/** What a press on the head of a column makes of it, for the address: up, down, then as it came. */
export function nextSort(sort: Sort | null, id: string): string | null {
  if (sort?.id !== id) return id;
  return sort.isDown ? null : `-${id}`;
}

export function wayOf(sort: Sort | null, id: string): 'ascending' | 'descending' | null {
  if (sort?.id !== id) return null;
  return sort.isDown ? 'descending' : 'ascending';
}

/** Rows by a text of theirs: figures by their size, Chinese by its reading. Rows with the same text stay as they came. */
export function sortRows<Row>(rows: readonly Row[], textOf: (row: Row) => string, isDown: boolean): readonly Row[] {
  const sign = isDown ? -1 : 1;
  return rows.toSorted((a, b) => sign * order.compare(textOf(a), textOf(b)));
}

const order = new Intl.Collator('zh-CN', { numeric: true });
