const level = '(?:绝\\s*密|机\\s*密|秘\\s*密|絕\\s*密|機\\s*密)';
const starred = new RegExp(`${level}\\s*[★☆＊*]\\s*(?:长期|長期|\\d+\\s*(?:年|个月|月|日)|[^\\s]{0,12}前)?`);
const alone = new RegExp(`^[\\s　]*${level}[\\s　]*(?:件|级)?[\\s　]*$`);

/**
 * Whether a document bears a mark of secrecy: 机密★20年 near its top, in its name or on a short line anywhere, or a line
 * at its top that is nothing but the level. 国家秘密 or 商业秘密 in a sentence is none.
 *
 * Source: the form of the mark as collected in public explanations of 保守国家秘密法 (second hand).
 */
export function bearsSecrecyMark(text: string, fileName = ''): boolean {
  if (starred.test(fileName)) return true;
  let top = 0;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    top++;
    if ((top <= 15 || line.length <= 20) && starred.test(line) && line.length <= 60) return true;
    if (top <= 15 && alone.test(line)) return true;
  }
  return false;
}
