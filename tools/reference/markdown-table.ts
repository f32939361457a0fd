/** A Markdown table; what would be markup in a cell is escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** What stands between backticks is code and needs only its bars escaped. */
function cell(text: string): string {
  const parts = text.replaceAll('\n', ' ').split(/(`[^`]*`)/);
  return parts
    .map((part) => (part.startsWith('`') ? part.replaceAll('|', '\\|') : part.replace(/[|<*_[\]]/g, '\\$&')))
    .join('');
}
