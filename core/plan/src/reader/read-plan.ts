import { cleanText } from './clean-text.ts';
import { commaTableToTabs } from './comma-table.ts';
import { readEnglish } from './en/read-english.ts';
import type { Reading } from './reading.ts';
import { readChinese } from './zh/read-chinese.ts';

/**
 * Reads a plan: its front matter, sections, tasks with units and measures, targets, and what a person has to ask. Pure:
 * the same text gives the same reading. Time and memory grow with the length of the text.
 */
export function readPlan(text: string): Reading {
  const clean = cleanText(commaTableToTabs(text));
  return clean.language === 'zh' ? readChinese(clean, text) : readEnglish(clean, text);
}
