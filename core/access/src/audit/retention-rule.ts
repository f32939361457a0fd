import { readdir, readFile } from 'node:fs/promises';
import { isoDate, ruleSource, z } from '@yuzhi/sdk';

const versionSchema = z.strictObject({
  version: z.string().min(1),
  validFrom: isoDate,
  validUntil: isoDate.nullable(),
  source: ruleSource,
  data: z.strictObject({
    clause: z.string().min(1),
    /** What the law asks for at least. */
    minimumMonths: z.number().int().positive(),
    /** What is kept unless somebody decides otherwise. */
    defaultMonths: z.number().int().positive(),
    defaultBasis: z.string(),
  }),
});

/** One dated version of how long logs are kept. */
export type RetentionRule = z.output<typeof versionSchema>;

const folder = new URL('../../rules/log-retention/', import.meta.url);

/** The version that applies on `day` (`YYYY-MM-DD`). */
export async function retentionRuleAsOf(day: string): Promise<RetentionRule> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const versions = await Promise.all(
    names.map(async (name) => versionSchema.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')))),
  );
  const found = versions.find(
    ({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day <= validUntil),
  );
  if (!found) throw new RangeError(`No rule about keeping logs applies on ${day}`);
  return found;
}

/** The last instant that may be trimmed: so many calendar months before `now`, in UTC. */
export function monthsBefore(now: Date, months: number): Date {
  const day = now.getUTCDate();
  const before = new Date(now);
  before.setUTCDate(1);
  before.setUTCMonth(before.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0)).getUTCDate();
  before.setUTCDate(Math.min(day, lastDay));
  return before;
}
