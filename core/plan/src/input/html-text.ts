const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: '　',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  bull: '•',
  times: '×',
  laquo: '«',
  raquo: '»',
  copy: '©',
  yen: '¥',
  pound: '£',
  euro: '€',
};

/** Character references of HTML and XML. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const dropped =
  /<(script|style|noscript|template|svg|iframe|select|button|form|nav|header|footer|aside)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<![a-z][^>]*>|<head\b[\s\S]*?<\/head\s*>/gi;
const block =
  /^(?:p|div|section|article|main|ul|ol|li|table|tbody|thead|tr|h[1-6]|br|hr|blockquote|pre|dl|dt|dd|center|caption|body)$/i;

const emptyBlock = /<(p|div)\b[^>]*>(?:\s|&nbsp;|<br\s*\/?>)*<\/\1\s*>/gi;
const blank = '\uE000';

/**
 * The text of a page: a line for each block, cells of a row parted by tabs, menus and scripts left out. Where empty blocks
 * part the page they are its blank lines; else one stands between any two blocks.
 */
export function htmlText(html: string): string {
  const whole = html.replace(dropped, '\n');
  const partsByBlocks = (whole.match(emptyBlock)?.length ?? 0) >= 2;
  const text = blockText(partsByBlocks ? whole.replace(emptyBlock, `<p>${blank}</p>`) : whole);
  if (!partsByBlocks) return text;
  return text
    .replace(/\n+/g, '\n')
    .replaceAll(blank, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function blockText(body: string): string {
  let text = '';
  let cells = 0;
  let isRow = false;
  for (const [, close, name = '', raw] of body.matchAll(/<(\/?)([a-zA-Z][\w:-]*)[^<>]*>|([^<]+|<)/g)) {
    if (raw !== undefined) text += decodeEntities(raw).replace(/[ \t\r\n\f]+/g, ' ');
    else if (/^t[dh]$/i.test(name)) {
      if (close === '' && cells++ > 0) text += '\t';
    } else if (/^tr$/i.test(name)) {
      isRow = close === '';
      cells = 0;
      text += '\n';
    } else if (block.test(name)) text += isRow ? ' ' : '\n';
  }
  return text
    .split('\n')
    .map((line) => line.replace(/^ +| +$/g, '').replace(/ *\t */g, '\t'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
