import { pinyin } from 'pinyin-pro';

/** The pinyin initials of a Chinese title, as people type them: 工作日历 → `gzrl`. Other characters stay. */
export function pinyinInitials(title: string): string {
  return pinyin(title, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
}
