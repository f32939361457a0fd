/** The number at the head of a line, and its place in the order of levels. */
export interface Marker {
  /** As it is quoted: 一, （一）, 1, （1）, ①, 第三条. */
  readonly number: string;
  /** Smaller is higher. */
  readonly rank: number;
  /** Its ordinal, where it can be told. */
  readonly ordinal: number | null;
  readonly length: number;
}

const formal = '壹贰叁参肆伍陆柒捌玖拾';
const numeral = '一二三四五六七八九十百〇零';
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

export const ranks = {
  chapter: 1,
  part: 2,
  article: 3,
  first: 4,
  named: 4.5,
  second: 5,
  third: 6,
  fourth: 7,
  fifth: 8,
} as const;

const forms: readonly { readonly pattern: RegExp; readonly rank: number; number(found: RegExpExecArray): string }[] = [
  {
    pattern: new RegExp(`^第\\s*([${numeral}\\d]+)\\s*(?:章|编|篇|部分)[\\s：、.]*`),
    rank: ranks.chapter,
    number: ([whole]) => bare(whole),
  },
  {
    pattern: new RegExp(`^第\\s*([${numeral}\\d]+)\\s*节[\\s：、.]*`),
    rank: ranks.part,
    number: ([whole]) => bare(whole),
  },
  {
    pattern: new RegExp(`^第\\s*([${numeral}\\d]+)\\s*条(?![件例款约])[\\s：、.]*`),
    rank: ranks.article,
    number: ([whole]) => bare(whole),
  },
  // A list of records: 序号：1, then its fields.
  {
    pattern: /^(?:序号|编号|任务编号|事项编号)\s*：\s*(\d{1,3})$/,
    rank: ranks.named,
    number: ([, n]) => n ?? '',
  },
  // 壹、 stands above 一、.
  { pattern: new RegExp(`^([${formal}]{1,3})\\s*[、.，]\\s*`), rank: ranks.first - 0.5, number: ([, n]) => n ?? '' },
  // Not 一、二、三等奖.
  {
    pattern: new RegExp(`^([${numeral}]{1,4})\\s*[、.，,](?![${numeral}]{1,3}[、等是])\\s*`),
    rank: ranks.first,
    number: ([, n]) => n ?? '',
  },
  {
    pattern: new RegExp(`^（\\s*([${numeral}]{1,4})\\s*）\\s*[、.]?\\s*`),
    rank: ranks.second,
    number: ([, n]) => `（${n}）`,
  },
  {
    pattern: new RegExp(
      `^【\\s*(?:重点)?(?:任务|行动|举措|措施|工程|专项|步骤)\\s*([${numeral}]{1,3}|\\d{1,2})\\s*】\\s*`,
    ),
    rank: ranks.named,
    number: ([, n]) => n ?? '',
  },
  {
    pattern: new RegExp(
      `^(?:重点|典型|应用|专项)?(?:任务|行动|举措|措施|工程|专项|步骤|场景|项目|事项|课题|战役|方向)\\s*([${numeral}]{1,3}|\\d{1,2})(?:\\s*[：:、.]|\\s+(?=[\\p{Script=Han}]{2,24}$))\\s*`,
      'u',
    ),
    rank: ranks.named,
    number: ([, n]) => n ?? '',
  },
  // 01 总体目标, PART 02 重点任务: how designed pages number their sections.
  { pattern: /^(?:part\.?\s*)(\d{1,2})\s+(?=[\p{Script=Han}“])/iu, rank: ranks.named, number: ([, n]) => n ?? '' },
  { pattern: /^(0\d)[.、]?\s+(?=[\p{Script=Han}“][^。；，]{1,23}$)/u, rank: ranks.named, number: ([, n]) => n ?? '' },
  { pattern: /^(\d)\uFE0F?\u20E3\s*/, rank: ranks.third, number: ([, n]) => n ?? '' },
  {
    pattern: /^(\d{1,2}(?:\.\d{1,2}){1,3})[.、]?\s*(?=[\p{Script=Han}“《])(?![年月日个家项万亿%倍])/u,
    rank: ranks.third,
    number: ([, n]) => n ?? '',
  },
  {
    pattern: /^(\d{1,2}-\d{1,2})(?:[、.]|\s)\s*(?=[\p{Script=Han}“《])/u,
    rank: ranks.third,
    number: ([, n]) => n ?? '',
  },
  { pattern: /^(\d{1,2})(?: {1,4}|　)(?=\p{Script=Han}{2,16}$)/u, rank: ranks.third, number: ([, n]) => n ?? '' },
  { pattern: /^(\d{1,3})\s*[.、](?!\d)\s*/, rank: ranks.third, number: ([, n]) => n ?? '' },
  { pattern: /^([⒈-⒛])\s*/, rank: ranks.third, number: ([, n]) => String((n?.charCodeAt(0) ?? 0) - 0x2487) },
  { pattern: /^（\s*(\d{1,3})\s*）\s*[、.]?\s*/, rank: ranks.fourth, number: ([, n]) => `（${n}）` },
  { pattern: /^([⑴-⒇])\s*/, rank: ranks.fourth, number: ([, n]) => `（${(n?.charCodeAt(0) ?? 0) - 0x2473}）` },
  { pattern: /^(\d{1,2})\s*）\s*/, rank: ranks.fourth, number: ([, n]) => `${n}）` },
  { pattern: new RegExp(`^([${circled}])\\s*`), rank: ranks.fifth, number: ([, n]) => n ?? '' },
];

/** The marker that a line begins with, or `null`. */
export function markerOf(text: string): Marker | null {
  for (const { pattern, rank, number } of forms) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const quoted = number(found);
    const depth = quoted.split('.').length - 1;
    return { number: quoted, rank: rank + depth * 0.1, ordinal: ordinalOf(quoted), length: found[0].length };
  }
  return null;
}

/** 一是摸清底数。 at the head of a paragraph, which numbers a document that has no other numbers. */
export function listMarkerOf(text: string): Marker | null {
  const found = new RegExp(`^([${numeral}]{1,2})是(?=[^，。；]{2,})`).exec(text);
  const number = found?.[1];
  if (found === null || number === undefined) return null;
  return { number, rank: ranks.third, ordinal: ordinalOf(number), length: found[0].length };
}

function bare(whole: string): string {
  return whole.replace(/[\s：、.]/g, '');
}

const digits: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  参: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  〇: 0,
  零: 0,
};

/** 十三 → 13; figures as they are; `null` for what is no number. */
export function ordinalOf(quoted: string): number | null {
  const figures = /\d+(?!.*\d)/.exec(quoted);
  if (figures !== null) return Number(figures[0]);
  const at = circled.indexOf(quoted);
  if (at >= 0) return at + 1;
  const words = new RegExp(`[${numeral}${formal}]+`).exec(quoted)?.[0];
  if (words === undefined) return null;
  if (!/[十百]/.test(words)) return Number(Array.from(words, (word) => digits[word] ?? 0).join(''));
  const [, hundreds, tens, ones] = /^(?:(.)百)?零?(?:(.?)十)?(.?)$/.exec(words) ?? [];
  const ten = words.includes('十') ? (digits[tens ?? ''] ?? 1) * 10 : 0;
  return (digits[hundreds ?? ''] ?? 0) * 100 + ten + (digits[ones ?? ''] ?? 0);
}
