import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from '@yuzhi/sdk';
import { parse } from 'yaml';
import { qualityRules } from './quality-rules.ts';
import type { QualityRuleId } from './quality-rules.ts';

/** How a pack stands to one rule. */
export interface Standing {
  readonly state: 'done' | 'todo' | 'exempt';
  /** Why it is not done. */
  readonly reason: string | null;
}

export type Quality = Readonly<Partial<Record<QualityRuleId, Standing>>>;

const withReason = z.strictObject({ state: z.enum(['todo', 'exempt']), reason: z.string().trim().min(1) });
const standing = z.union([z.literal('done').transform((state): Standing => ({ state, reason: null })), withReason]);
const ruleIds = Object.keys(qualityRules) as [QualityRuleId, ...QualityRuleId[]];
const qualitySchema = z.strictObject({ rules: z.partialRecord(z.enum(ruleIds), standing) });

/**
 * Reads `quality.yaml`: `rules:` with `rule: done`, or `rule: {state: todo | exempt, reason: …}`.
 *
 * @returns what each rule says, or in a sentence why the file cannot be used
 */
export async function readQuality(folder: string): Promise<Quality | string> {
  const text = await readFile(path.join(folder, 'quality.yaml'), 'utf8').catch(() => null);
  if (text === null) return 'there is no quality.yaml';
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    return `quality.yaml is no YAML: ${String(error).split('\n')[0]}`;
  }
  const result = qualitySchema.safeParse(value);
  return result.success ? result.data.rules : z.prettifyError(result.error);
}
