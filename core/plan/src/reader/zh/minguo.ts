import type { Line } from '../line.ts';

/** The Republic of China counts its years from 1912 on: 民国115年 is 2026. */
const eraStart = 1911;

/** Whether a document dates itself by that era. */
export function countsByMinguo(text: string): boolean {
  return /(?:中华)?民国\s*\d{2,3}\s*年/.test(text);
}

/** 117年底前 as 2028年底前; three digits before 年 from 100 on, so that 12年 stays a length of time. */
export function inCommonYears(text: string): string {
  return text.replace(/(?<![\d.,])(1[0-4]\d)(?=\s*年)/g, (year) => String(Number(year) + eraStart));
}

export interface Promulgation {
  readonly date: string;
  readonly docNumber: string | null;
}

const promulgated =
  /^(?:中华)?民国\s*(\d{2,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:(\p{Script=Han}{2,12}字第\s*\d{5,12}\s*号)\s*(?:函|令|公告)?(?:颁|颁布|发布|订定|修正|公布|核定|分行|送)?.{0,8})?$/u;

/** 中华民国115年5月14日…字第1150021937号函颁 below the title. */
export function promulgationOf(lines: readonly Line[]): Promulgation | null {
  for (const { flow } of lines) {
    const [, year, month, day, number] = promulgated.exec(flow.text.trim()) ?? [];
    if (year === undefined) continue;
    const date = `${Number(year) + eraStart}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
    return { date, docNumber: number?.replace(/\s/g, '') ?? null };
  }
  return null;
}

/** 甲市政府 of 甲市政府…行动纲领: plans of that administration begin with who made them. */
export function makerInTitle(title: string): string | null {
  return /^(?:行政院(?!及所属)|\p{Script=Han}{2,6}[市县]政府)(?=\p{Script=Han}{4})/u.exec(title)?.[0] ?? null;
}
