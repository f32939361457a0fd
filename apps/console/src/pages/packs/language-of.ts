import type { Language } from '@yuzhi/sdk';

/** Which language a text is written in: Chinese where it has more Chinese characters than words of Latin letters. */
export function languageOf(text: string): Language {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return characters > latin ? 'zh' : 'en';
}
