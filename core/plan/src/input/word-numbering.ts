interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

/** Follows the paragraphs of a Word document and writes out their automatic numbers. */
export interface WordNumbering {
  begin(): void;
  /** What the properties of the paragraph say. */
  note(name: string, value: string): void;
  /** The number of the paragraph that ends, with its mark; empty when it has none. */
  end(hasText: boolean): string;
}

/** @param numberingXml `word/numbering.xml`; `stylesXml`: styles may bring a number along */
export function readNumbering(numberingXml: string | null, stylesXml: string | null): WordNumbering {
  const abstracts = new Map<string, readonly Level[]>();
  for (const [, id = '', body = ''] of (numberingXml ?? '').matchAll(
    /<w:abstractNum\b[^>]*w:abstractNumId="(\d+)"[^>]*>([\s\S]*?)<\/w:abstractNum>/g,
  ))
    abstracts.set(id, levelsOf(body));
  const lists = new Map<string, readonly Level[]>();
  for (const [, id = '', body = ''] of (numberingXml ?? '').matchAll(
    /<w:num\b[^>]*w:numId="(\d+)"[^>]*>([\s\S]*?)<\/w:num>/g,
  ))
    lists.set(id, abstracts.get(/<w:abstractNumId w:val="(\d+)"/.exec(body)?.[1] ?? '') ?? []);
  const styles = new Map<string, string>();
  for (const [, id = '', body = ''] of (stylesXml ?? '').matchAll(
    /<w:style\b[^>]*w:styleId="([^"]*)"[^>]*>([\s\S]*?)<\/w:style>/g,
  )) {
    const list = /<w:numId w:val="(\d+)"/.exec(body)?.[1];
    if (list !== undefined) styles.set(id, `${list}/${/<w:ilvl w:val="(\d+)"/.exec(body)?.[1] ?? '0'}`);
  }
  const counts = new Map<string, number[]>();
  let own: { list: string | null; level: string; style: string | null } = { list: null, level: '0', style: null };
  return {
    begin: () => void (own = { list: null, level: '0', style: null }),
    note(name, value) {
      if (name === 'w:numId') own.list = value;
      else if (name === 'w:ilvl') own.level = value;
      else own.style = value;
    },
    end(hasText) {
      const [styleList, styleLevel] = (own.style === null ? undefined : styles.get(own.style))?.split('/') ?? [];
      const list = own.list ?? styleList ?? null;
      const levels = list === null ? undefined : lists.get(list);
      const at = Number(own.list === null ? (styleLevel ?? 0) : own.level);
      const level = levels?.[at];
      if (list === null || level === undefined || levels === undefined || !hasText) return '';
      const counted = counts.get(list) ?? [];
      counted[at] = (counted[at] ?? level.start - 1) + 1;
      counted.length = at + 1;
      counts.set(list, counted);
      return level.format === 'bullet'
        ? ''
        : level.text.replace(/%(\d)/g, (_, index: string) =>
            written(counted[Number(index) - 1] ?? 1, levels[Number(index) - 1]?.format ?? 'decimal'),
          );
    },
  };
}

function levelsOf(body: string): readonly Level[] {
  return [...body.matchAll(/<w:lvl\b[^>]*>([\s\S]*?)<\/w:lvl>/g)].map(([, level = '']) => ({
    format: /<w:numFmt w:val="([^"]*)"/.exec(level)?.[1] ?? 'decimal',
    text: /<w:lvlText w:val="([^"]*)"/.exec(level)?.[1] ?? '',
    start: Number(/<w:start w:val="(\d+)"/.exec(level)?.[1] ?? 1),
  }));
}

function written(value: number, format: string): string {
  if (/chinese|japanese|ideograph|taiwanese/i.test(format)) return chinese(value);
  if (format === 'lowerLetter') return String.fromCharCode(96 + ((value - 1) % 26) + 1);
  if (format === 'upperLetter') return String.fromCharCode(64 + ((value - 1) % 26) + 1);
  if (/Roman/.test(format)) return format === 'upperRoman' ? roman(value) : roman(value).toLowerCase();
  if (format === 'decimalEnclosedCircle') return String.fromCodePoint(0x245f + value);
  return String(value);
}

function chinese(value: number): string {
  const digits = '零一二三四五六七八九';
  if (value < 10) return digits.charAt(value);
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : digits.charAt(tens)}十${value % 10 === 0 ? '' : digits.charAt(value % 10)}`;
}

function roman(value: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let text = '';
  for (const [size, letters] of steps)
    while (rest >= size) {
      text += letters;
      rest -= size;
    }
  return text;
}
