import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isoDate, ruleSource, z } from '@yuzhi/sdk';
import type { RuleDefinition, Rules, RuleVersion } from '@yuzhi/sdk';
import { kernelError } from './errors.ts';

/** Head of a rule file; `data` is parsed by the schema of its rule set. */
const ruleFile = z.strictObject({
  version: z.string().min(1),
  validFrom: isoDate,
  validUntil: isoDate.nullable(),
  source: ruleSource,
  data: z.unknown(),
});

/**
 * Reads every version of the rule sets from `<folder>/<rule>/<version>.json`, of all folders given.
 *
 * @throws YuzhiError KERNEL_RULES_INVALID when a file is not as declared, two versions overlap or bear one name
 */
export async function loadRules(definitions: readonly RuleDefinition[], folders: readonly string[]): Promise<Rules> {
  const byRule = new Map<string, readonly RuleVersion<unknown>[]>();
  for (const definition of definitions) {
    const found = await Promise.all(
      folders.map((folder) => readVersions(definition, path.join(folder, definition.id))),
    );
    byRule.set(definition.id, inOrder(definition.id, found.flat()));
  }
  const versionsOf = (rule: RuleDefinition): readonly RuleVersion<unknown>[] => {
    const versions = byRule.get(rule.id);
    if (!versions) throw new TypeError(`The rule set ${rule.id} is not listed in definePack({ rules })`);
    return versions;
  };
  const rules = {
    versions: versionsOf,
    asOf: (rule: RuleDefinition, date: string) =>
      versionsOf(rule).find(
        ({ validFrom, validUntil }) => validFrom <= date && (validUntil === null || date <= validUntil),
      ) ?? null,
  };
  // The data of each version was parsed by the schema that its type is taken from.
  return rules as Rules;
}

async function readVersions(definition: RuleDefinition, folder: string): Promise<RuleVersion<unknown>[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map((name) => readVersion(definition, path.join(folder, name))));
}

async function readVersion(definition: RuleDefinition, file: string): Promise<RuleVersion<unknown>> {
  try {
    const { data, ...head } = ruleFile.parse(JSON.parse(await readFile(file, 'utf8')));
    return deepFreeze({ rule: definition.id, ...head, data: definition.data.parse(data) });
  } catch (cause) {
    throw invalid(file, cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause), cause);
  }
}

function inOrder(rule: string, versions: RuleVersion<unknown>[]): readonly RuleVersion<unknown>[] {
  const sorted = versions.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  for (const [index, version] of sorted.entries()) {
    const next = sorted[index + 1];
    if (version.validUntil !== null && version.validUntil < version.validFrom)
      throw invalid(`${rule}/${version.version}`, 'validUntil lies before validFrom');
    if (next && (version.validUntil === null || version.validUntil >= next.validFrom))
      throw invalid(`${rule}/${next.version}`, `it overlaps version ${version.version}`);
  }
  return Object.freeze(sorted);
}

function invalid(file: string, reason: string, cause?: unknown): Error {
  return kernelError('KERNEL_RULES_INVALID', { file, reason }, cause);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
