import type { UnitInRole } from '../zh/labels.ts';
import { addNames, isListOfUnits } from './labels.ts';
import type { EnglishLabel } from './labels.ts';

/** Who leads told in words: Led by A; assisted by B and C. */
export interface Led extends Pick<EnglishLabel, 'units' | 'openEnded'> {
  readonly index: number;
}

const leads = '(?:Led|Co-?ordinated|Headed) (?:jointly )?by\\s+(?:the )?';

/** What begins those who help: with support from, in cooperation with, assisted by. */
const helps =
  /\s*[,;]?\s+(?:and )?(?:(?:assisted|supported|joined|aided) by|with (?:the )?(?:support|assistance|participation|help|cooperation|co-operation) (?:from|of)|in (?:partnership|collaboration|co-?operation|co-?ordination|conjunction|consultation) with|jointly with|together with|alongside|with)\s+(?:the )?/;

const atEnd = new RegExp(`(?:^|(?<=[.;]\\s))${leads}([^.]+?)\\.?$`);
const inBracket = new RegExp(`\\s*[([]${leads}((?:[^()[\\]]|\\([^()]*\\))+?)[)\\]]\\.?$`);
const atStart = new RegExp(
  `^${leads}(.{3,160}?), (?=(?!and |with |in |the |as |jointly |together |alongside )[a-z]+\\b)`,
);

/** Behind the text, in a bracket or as a sentence of its own. */
export function ledAtEnd(text: string): Led | null {
  const found = inBracket.exec(text) ?? atEnd.exec(text);
  return found === null ? null : ledOf(found[1] ?? '', found.index);
}

/** Before the text: Led by the Department of Labor, expand apprenticeships. */
export function ledAtStart(text: string): Led | null {
  const found = atStart.exec(text);
  return found === null ? null : ledOf(found[1] ?? '', 0);
}

function ledOf(words: string, index: number): Led | null {
  const parts = words.split(helps);
  if (!parts.every((part) => isListOfUnits(part) || /^(?:[A-Z]|(?:all|each|other|relevant|local) )/.test(part)))
    return null;
  const units: UnitInRole[] = [];
  let openEnded = false;
  for (const [at, part] of parts.entries())
    openEnded = addNames(units, part, at === 0 ? 'lead' : 'assist') || openEnded;
  return units.every(({ name }) => isName(name)) ? { units, openEnded, index } : null;
}

/** A verb among the words says that it is a sentence and no name. */
function isName(name: string): boolean {
  return (
    name.split(/\s+/).length <= 14 && !/\b(?:will|shall|must|to|identify|establish|launch|expand|publish)\b/.test(name)
  );
}
