import type { Language, Text } from '@yuzhi/sdk';

let current: Language = 'zh';

/** Whether large numbers are told in 万 and 亿 while Chinese is spoken, as the reader wishes. */
let countsInWan = false;

export function setWan(isOn: boolean): void {
  countsInWan = isOn;
}

export function isWan(): boolean {
  return countsInWan && current === 'zh';
}

/** The language that the console speaks now. */
export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  current = next;
}

/** The words of the current language, `{name}` filled in. */
export function say(words: Text, values: Readonly<Record<string, string | number>> = {}): string {
  return words[current].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A list as one reads it: 甲、乙 or a, b. */
export function listed(parts: readonly string[]): string {
  return parts.join(current === 'zh' ? '、' : ', ');
}

/** Longer parts, which may hold lists: 甲；乙 or a; b. */
export function apart(parts: readonly string[]): string {
  return parts.join(current === 'zh' ? '；' : '; ');
}

/** What is said and then explained: 甲：乙 or a: b. */
export function colon(): string {
  return current === 'zh' ? '：' : ': ';
}

let english: readonly string[] = [];

/** Loads the English words; fails when they cannot be fetched. */
export async function loadEnglish(): Promise<void> {
  ({ english } = await import('./english.ts'));
}

/**
 * A text in both languages, Chinese first. The build takes English apart (english-apart.ts) and leaves its place: it is
 * Chinese until loadEnglish() is through.
 */
export function text(zh: string, en: string | number): Text {
  if (typeof en === 'string') return { zh, en };
  return {
    zh,
    get en() {
      return english[en] ?? zh;
    },
  };
}
