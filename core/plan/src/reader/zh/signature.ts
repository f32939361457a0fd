import type { Line } from '../line.ts';

/** How the names of offices end. */
export const orgEnd: RegExp =
  /(?:人民政府|政府|办公厅|办公室|委员会|委|局|厅|部|署|院|中心|党委|区委|市委|县委|省委|州委|领导小组|集团|公司|管委会|法院|检察院|会|银行|大学|学院|研究院|医院|学校|税务局|专班|指挥部|督查室|研究室|综合司|(?:网信|金融|外|台|编|改革|军民融合|侨|政研|督查)办)$/;
export const datePattern: RegExp =
  /([12]\d{3}|[一二][〇○零一二三四五六七八九]{3})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日/;
/** A line that is a date and nothing else. */
export const dateOnly: RegExp = new RegExp(`^[（(]?\\s*${datePattern.source}\\s*(?:印发)?[）)]?$`);

export interface Signature {
  readonly issuer: string | null;
  readonly date: string;
}

/** Joint documents are signed by many offices, one a line. */
const mostSigners = 20;

/** A date on a line of its own, and the offices on the lines before it. */
export function signature(lines: readonly Line[]): Signature | null {
  for (let index = lines.length - 1; index >= 0; index--) {
    const text = lines[index]?.flow.text ?? '';
    const together = new RegExp(`^(\\S{4,40}?)\\s*${datePattern.source}$`).exec(text);
    const isDate = dateOnly.test(text);
    if (!isDate && !orgEnd.test(together?.[1] ?? '')) continue;
    const date = isoDateOf(text);
    if (date === null || /^(?:发布|印发|成文|生成)/.test(text)) continue;
    const names: string[] = [];
    if (together !== null && !isDate) names.push(together[1] ?? '');
    for (let above = index - 1; above >= 0 && above >= index - mostSigners; above--) {
      const name = (lines[above]?.flow.text ?? '').trim();
      const parts = name.split(/\s+/);
      if (
        name.length > 60 ||
        /[。，：；]/.test(name) ||
        !parts.every((part) => orgEnd.test(part)) ||
        name.endsWith('通知')
      )
        break;
      names.unshift(...parts);
    }
    return { issuer: names.length > 0 ? names.join('、') : null, date };
  }
  return null;
}

export function isoDateOf(text: string): string | null {
  const found = datePattern.exec(text);
  if (found === null) return null;
  const [, year, month, day] = found.map((part) => numberOfWords(part ?? ''));
  if (year === undefined || month === undefined || day === undefined || month > 12 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function numberOfWords(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const digits = '〇一二三四五六七八九';
  const plain = words.replace(/[○零]/g, '〇');
  if (!plain.includes('十')) return Number(Array.from(plain, (char) => Math.max(0, digits.indexOf(char))).join(''));
  const [tens, ones] = plain.split('十');
  return (tens === '' ? 1 : digits.indexOf(tens ?? '')) * 10 + (ones === '' ? 0 : digits.indexOf(ones ?? ''));
}
