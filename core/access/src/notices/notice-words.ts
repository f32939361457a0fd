import type { Language, Text } from '@yuzhi/sdk';
import { isNoticeKind, noticeKinds } from './notice-kinds.ts';
import type { NoticeAbout } from './post-notice.ts';

export interface NoticeWords {
  readonly title: Text;
  readonly text: Text;
  /** Behind the address of the server. */
  readonly page: string;
}

/** What is said of an event. `titleOf` knows what operations are called. */
export function noticeWords(
  kind: string,
  about: NoticeAbout,
  titleOf: (operation: string) => Text | null = () => null,
): NoticeWords {
  // One that a newer version wrote.
  if (!isNoticeKind(kind)) return { title: { zh: kind, en: kind }, text: { zh: '', en: '' }, page: '' };
  const { title, text, page } = noticeKinds[kind];
  const { operation } = about;
  const what = typeof operation === 'string' ? (titleOf(operation) ?? operation) : null;
  const all = { ...about, what };
  return {
    title,
    text: { zh: filled(text.zh, all, 'zh'), en: filled(text.en, all, 'en') },
    page: filled(page, all, 'en'),
  };
}

function filled(template: string, about: NoticeAbout, language: Language): string {
  return template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = about[name] ?? '-';
    return String(typeof value === 'object' ? value[language] : value);
  });
}
