import type { Line } from '../line.ts';
import { kindOfKey } from './fields.ts';
import type { Item } from './item.ts';
import type { EnglishLabel } from './labels.ts';

/** Settles the roles that a document explains once: "Responsible" is the unit that leads; the first named leads. */
export function settleRules(root: Item, lines: readonly Line[]): void {
  const text = lines.map(({ flow }) => flow.text).join('\n');
  const named = [
    ...text.matchAll(
      /["“‘']([A-Z][\w ]{2,30})["”’'] (?:is|are|means|names|marks|shows|denotes|identifies|gives)\b[^.;\n]{0,60}\bleads?\b/g,
    ),
  ].some(([, key]) => kindOfKey(key ?? '') === 'units');
  const isFirst =
    /\bfirst(?:[- ](?:named|listed|mentioned|placed))?\b[^.;\n]{0,50}\b(?:leads|is the lead|takes the lead|is (?:responsible|accountable)|answers for)\b/i.test(
      text,
    ) &&
    /\b(?:named|listed|mentioned|first (?:department|agency|body|unit|organi[sz]ation|ministry|office))\b/i.test(text);
  if (!named && !isFirst && !isBesideHelpers(root)) return;
  const visit = (item: Item): void => {
    for (const [at, label] of item.labels.entries())
      if (label.units.every(({ role }) => role !== 'lead')) item.labels[at] = withLead(label, isFirst);
    item.children.forEach(visit);
  };
  visit(root);
}

/** Responsible agency beside Supporting agencies, and no lead anywhere: who is responsible leads. */
function isBesideHelpers(root: Item): boolean {
  let [isLed, isHelped] = [false, false];
  const visit = ({ labels, labelFlows, children }: Item): void => {
    const roles = labels.flatMap(({ units }) => units.map(({ role }) => role));
    if (roles.includes('lead')) isLed = true;
    const isResponsible = labelFlows.some(({ text }) => /\b(?:responsib|accountab)(?:le|ility)\b/i.test(text));
    if (isResponsible && roles.includes('assist') && roles.filter((role) => role === 'unspecified').length === 1)
      isHelped = true;
    children.forEach(visit);
  };
  visit(root);
  return isHelped && !isLed;
}

/** Those of no role lead; where the first leads, the others assist. */
function withLead(label: EnglishLabel, isFirst: boolean): EnglishLabel {
  const first = label.units.findIndex(({ role }) => role === 'unspecified');
  const units = label.units.map(({ name, role }, at) => ({
    name,
    role: role !== 'unspecified' ? role : isFirst && at !== first ? ('assist' as const) : ('lead' as const),
  }));
  return { ...label, units };
}
