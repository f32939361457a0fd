import type { Flow } from './flow.ts';
import type { Repair } from './reading.ts';
import { undoMojibake } from './mojibake.ts';
import { traditionalCharacters } from './traditional-characters.ts';

/** A source text without what machines left in it. */
export interface CleanText {
  readonly flow: Flow;
  readonly language: 'zh' | 'en';
  readonly repairs: readonly Repair[];
}

const simplified = new Map<string, string>();
for (let index = 0; index < traditionalCharacters.length; index += 2)
  simplified.set(traditionalCharacters.charAt(index), traditionalCharacters.charAt(index + 1));

const han = /\p{Script=Han}/u;
const tone = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/;
const pinyin =
  /[(（]\n?([a-zɡāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,7}(?:\n[a-zɡāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,6})?\n?)[)）]/y;
/** Characters that show nothing: byte order marks, zero widths, soft hyphens, carriage returns. */
const unseen = /[\uFEFF\u200B-\u200F\u2060\u00AD\r]/;

/** Forms of Hong Kong and older print that the table lacks. */
const variants = '衞卫粧妆衹只祇只';
for (let index = 0; index < variants.length; index += 2)
  simplified.set(variants.charAt(index), variants.charAt(index + 1));

/** Punctuation of two widths and other twins, brought to one form; one character stays one character. */
const twins: Readonly<Record<string, string>> = {
  '％': '%',
  '＋': '+',
  '．': '.',
  '﹒': '.',
  '－': '-',
  '﹣': '-',
  '＜': '<',
  '＞': '>',
  '＊': '*',
  '／': '/',
  '｜': '|',
  '～': '~',
  '∼': '~',
  '〜': '~',
  '﹝': '〔',
  '﹞': '〕',
  '［': '[',
  '］': ']',
  '「': '“',
  '」': '”',
  '『': '‘',
  '』': '’',
  '﹙': '（',
  '﹚': '）',
  '\u00A0': ' ',
  '\u3000': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\u202F': ' ',
  '\u2028': '\n',
  '\u2029': '\n',
  '\f': '\n',
  '\v': '\n',
  '＂': '"',
  '﹕': '：',
  '﹔': '；',
  '﹐': '，',
};
const fullWidth: Readonly<Record<string, string>> = {
  '(': '（',
  ')': '）',
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
};

/**
 * Takes out bracketed pinyin and unseen characters, turns traditional script into simplified, mends the known forms of
 * mojibake and brings punctuation to one width. Each character keeps its place in the source.
 */
export function cleanText(given: string): CleanText {
  const undone = undoMojibake(given);
  const source = undone.text;
  const language = languageOf(source);
  const text: string[] = [];
  const shown: string[] = [];
  const at: number[] = [];
  const counts = { pinyin: 0, script: 0, mojibake: 0 };
  for (let index = 0; index < source.length; index++) {
    const char = source.charAt(index);
    if (unseen.test(char)) continue;
    const noise = pinyinAt(source, index);
    if (noise > 0) {
      counts.pinyin++;
      index += noise - 1;
      continue;
    }
    const plain = plainCharacter(char);
    if (plain !== char) counts.script++;
    shown.push(plain);
    text.push(plain);
    at.push(undone.at?.[index] ?? index);
  }
  counts.mojibake = mend(text, shown) + undone.count;
  if (language === 'zh') widen(text);
  else narrow(text);
  const repairs = (Object.keys(counts) as (keyof typeof counts)[]).flatMap((kind) =>
    counts[kind] > 0 ? [{ kind, count: counts[kind] }] : [],
  );
  return { flow: { text: text.join(''), shown: shown.join(''), at: Int32Array.from(at) }, language, repairs };
}

/** Chinese as soon as a tenth of what is written is. */
function languageOf(source: string): 'zh' | 'en' {
  const sample = source.slice(0, 200_000);
  const chinese = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = sample.match(/[A-Za-z]+/g)?.length ?? 0;
  return chinese > latin * 0.5 ? 'zh' : 'en';
}

/** The length of a bracket with pinyin behind a Chinese character: 發(fā). Without a tone it may be a word: 智能(ai). */
function pinyinAt(source: string, index: number): number {
  const char = source.charCodeAt(index);
  if (char !== 0x28 && char !== 0xff08) return 0;
  // A page may have broken the line between a character and its pinyin, or inside the pinyin.
  const before = source.charAt(index - 1) === '\n' ? index - 2 : index - 1;
  if (before < 0 || !han.test(source.charAt(before))) return 0;
  pinyin.lastIndex = index;
  const found = pinyin.exec(source);
  return found !== null && tone.test(found[1] ?? '') ? found[0].length : 0;
}

function plainCharacter(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x2e80) return char;
  // Radicals and compatibility forms that PDF files hold in place of the characters.
  if ((code <= 0x2fdf || (code >= 0xf900 && code <= 0xfaff)) && han.test(char)) {
    const folded = char.normalize('NFKC');
    return folded.length === 1 ? folded : char;
  }
  return simplified.get(char) ?? char;
}

/**
 * Pairs of bytes that slipped by one when a site took GBK for something else: a ? and characters that mean nothing. Only
 * forms that were seen and that have one reading are mended, all of the same length.
 */
const slips: readonly (readonly [RegExp, string])[] = [
  [/规[?？][;；]卣[?？]/g, '规模化拓展'],
  [/规[?？][;；]/g, '规模化'],
];

function mend(text: string[], shown: string[]): number {
  const whole = text.join('');
  if (!/[?？][;；]/.test(whole)) return 0;
  let count = 0;
  for (const [pattern, words] of slips)
    for (const found of whole.matchAll(pattern)) {
      if (text[found.index + 1] !== whole.charAt(found.index + 1)) continue;
      count++;
      for (let index = 0; index < words.length; index++) {
        text[found.index + index] = words.charAt(index);
        shown[found.index + index] = words.charAt(index);
      }
    }
  return count;
}

/** Chinese text: brackets full width, comma and colon where they stand between Chinese words, quotation marks in pairs. */
function widen(text: string[]): void {
  let isOpen = false;
  for (let index = 0; index < text.length; index++) {
    const char = digitOf(twins[text[index] ?? ''] ?? text[index] ?? '');
    text[index] = char;
    if (char === '\n') isOpen = false;
    if (char === '"') {
      text[index] = isOpen ? '”' : '“';
      isOpen = !isOpen;
    } else if (char === '(' || char === ')') text[index] = fullWidth[char] ?? char;
    else if (fullWidth[char] !== undefined && isBesideChinese(text, index)) text[index] = fullWidth[char] ?? char;
  }
}

function isBesideChinese(text: readonly string[], index: number): boolean {
  const before = text[index - 1] ?? ' ';
  const after = text[index + 1] ?? ' ';
  if (/\d/.test(before) && /\d/.test(after)) return false;
  return /[\p{Script=Han}”’）》%\]】〕+A-Za-z\d]/u.test(before) || han.test(after);
}

/** English text: one kind of dash, of quotation mark and of bracket. */
function narrow(text: string[]): void {
  const one: Readonly<Record<string, string>> = {
    '‘': "'",
    '’': "'",
    '“': '"',
    '”': '"',
    '（': '(',
    '）': ')',
    '：': ':',
    '；': ';',
    '，': ',',
  };
  for (let index = 0; index < text.length; index++) {
    const char = digitOf(twins[text[index] ?? ''] ?? text[index] ?? '');
    text[index] = one[char] ?? char;
  }
}

function digitOf(char: string): string {
  const code = char.charCodeAt(0);
  const isFull =
    (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
  return isFull ? String.fromCharCode(code - 0xfee0) : char;
}
