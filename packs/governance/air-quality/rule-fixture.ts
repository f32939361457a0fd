import { readFileSync } from 'node:fs';

/** The data of a rule file of this pack, for tests. */
export function aRuleFile<Data>(rule: string, version: string): Data {
  const file = new URL(`rules/${rule}/${version}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { data: Data }).data;
}
