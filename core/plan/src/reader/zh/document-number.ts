import type { Line } from '../line.ts';

export const numberPattern: string =
  '[\\p{Script=Han}]{1,12}(?:〔|\\[|【|［|（|\\()\\s*((?:19|20)\\d{2})\\s*(?:〕|\\]|】|］|）|\\))\\s*(?:第\\s*)?\\d{1,4}\\s*号';
/** 松府令第17号 */
const orderPattern = '[\\p{Script=Han}]{2,16}令(?:第)?\\d{1,4}号';
/** A line that is a number and nothing else. */
export const numberOnly: RegExp = new RegExp(
  `^(?:发文字号|文\\s*号|文件编号|发文号|文件字号)?\\s*[：:]?\\s*(${numberPattern}|${orderPattern})(?:签发人[：:]?.{0,12})?$`,
  'u',
);

export function findNumber(lines: readonly Line[]): string | null {
  for (const { flow } of lines) {
    const found = numberOnly.exec(flow.text.replace(/\s+/g, ''));
    if (found?.[1] !== undefined) return tidyNumber(found[1]);
  }
  return null;
}

/** One form of brackets: 〔2025〕. */
export function tidyNumber(words: string): string {
  return words.replace(/\s+/g, '').replace(/[[【［（(](\d{4})[\]】］）)]/, '〔$1〕');
}
