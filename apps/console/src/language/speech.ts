import zhCN from 'antd/locale/zh_CN';
import type { Locale } from 'antd/es/locale/index.js';
import type { Language } from '@yuzhi/sdk';
import { useEffect, useState } from 'react';
import { loadEnglish } from './language.ts';

/** What the console speaks: its language and antd's words in it. */
export interface Speech {
  readonly language: Language;
  readonly locale: Locale;
}

/** Chinese comes with the console. */
const chinese: Speech = { language: 'zh', locale: zhCN };
let english: Speech | null = null;

/** Has at hand what a language needs: English is fetched when it is first spoken. Fails when it cannot be fetched. */
export async function readySpeech(language: Language): Promise<void> {
  if (language === 'zh' || english !== null) return;
  const [{ default: locale }] = await Promise.all([import('antd/locale/en_US'), loadEnglish()]);
  english = { language, locale };
}

/**
 * The speech of the language that is wanted; Chinese while English is on its way.
 *
 * `onMissing` English cannot be fetched
 */
export function useSpeech(wanted: Language, onMissing: () => void): Speech {
  const [, setIsReady] = useState(english !== null);
  useEffect(() => {
    readySpeech(wanted).then(() => setIsReady(english !== null), onMissing);
  }, [wanted, onMissing]);
  return wanted === 'en' && english !== null ? english : chinese;
}
