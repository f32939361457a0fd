import { readdirSync, readFileSync } from 'node:fs';
import type { PackContext, Rules, RuleVersion } from '@yuzhi/sdk';
import type { AssessmentRules, ValidityRules } from './algorithms/averages.ts';
import type { IndexEdition } from './algorithms/index-edition.ts';

interface RuleData {
  readonly index: IndexEdition;
  readonly validity: ValidityRules;
  readonly assessment: AssessmentRules;
}

/** The data of a rule file of this pack. */
export function aRuleFile<Rule extends keyof RuleData>(rule: Rule, version: string): RuleData[Rule] {
  return readVersion(rule, `${version}.json`).data as RuleData[Rule];
}

/** A context as operations receive it, with the rule files of this pack and a city of no account. */
export function aContext(): PackContext<'rules' | 'city'> {
  const context = {
    rules: rulesOfFiles(),
    city: { name: { zh: '试验市', en: 'Test City' }, timeZone: 'Asia/Shanghai', counties: () => [], units: [] },
    signal: new AbortController().signal,
    progress: () => {},
    label: () => {},
  };
  return context as unknown as PackContext<'rules' | 'city'>; // what the operations of this pack use of it
}

function rulesOfFiles(): Rules {
  const versions = ({ id }: { readonly id: string }) =>
    readdirSync(new URL(`rules/${id}/`, import.meta.url))
      .map((file) => ({ rule: id, ...readVersion(id, file) }))
      .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const rules = {
    versions,
    asOf: (rule: { readonly id: string }, date: string) =>
      versions(rule).find(
        ({ validFrom, validUntil }) => validFrom <= date && (validUntil === null || date <= validUntil),
      ) ?? null,
  };
  return rules as unknown as Rules; // the files are those that the kernel checks
}

function readVersion(rule: string, file: string): Omit<RuleVersion<unknown>, 'rule'> {
  const text = readFileSync(new URL(`rules/${rule}/${file}`, import.meta.url), 'utf8');
  return JSON.parse(text) as Omit<RuleVersion<unknown>, 'rule'>;
}
