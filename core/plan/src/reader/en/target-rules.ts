import { isSpelled, operatorBefore, unitOf } from './quantities.ts';
import type { Quantity } from './quantities.ts';

type Kind = 'aims' | 'task' | 'background';

const gains =
  /\b(?:train|deploy|install|creat|support|recruit|build|deliver|reach|attract|invest|publish|identif|expand|increas|rais|reduc|cut|lower|halv|launch|establish|fund|hire|provid|connect|equip|certif|enrol|upskill|reskill|award|open|complet|develop|convert|digitis|digitiz|migrat|process|serve|plant|add|secur|generat|save|benefit|use|adopt|employ|pilot|grow|achiev|set up|translate|appoint|host|run|offer|place|retire|replac|roll out|extend|improv|audit|inspect|test|enable|bring|fall|rise|drop|sign|register|onboard|procure|purchase|acquire|upgrade|modernis|moderniz|retrofit|double|select|designat|accredit|graduat|mentor|sponsor|mobilis|mobiliz|leverag|shorten|decreas|exceed|maintain|keep|process|digitize|release|commission|construct|refurbish)\w*\b/i;
const forecast =
  /\b(?:project(?:s|ed)?(?= that\b| to\b)|(?:is|are|was|were|been) forecast|forecasts? (?:that|to|of|suggest|show)|analysts forecast|projected|predicted|expected to be worth|expect(?:s|ed)?|estimate[ds]?|analysts|could|would|may|might|is likely|worth)\b/i;
const past =
  /\b(?:it (?:currently )?holds|exists? (?:only )?on|currently|today|already|last year|so far|to date|as of|since|previously|baseline|was|were|had|took part|served|used artificial|now has|stood at|is worth|has (?:grown|reached|invested|created|trained)|have (?:been|already)|are active|contributed|accounted for|cost the)\b/i;
const modal =
  /\b(?:want|will|shall|should|must|aims?|aim to|commits?|committed|target|goal|plans? to|intends? to|is to|are to)\b/i;
const byYear = /\b(?:by|before|until|end of)\b[^,.;]{0,24}\b20\d\d\b/i;

/** Whether a sentence speaks of what is to come. */
export function isFuture(whole: string, kind: Kind): boolean {
  // A baseline in brackets, or behind "up from", says nothing about the rest.
  const text = whole.replace(
    /\([^()]*\)|,? (?:up|down) from [^,.;]*|\b(?:against|compared (?:with|to)|relative to|from|on) (?:the |a |its |their )?[^,.;]{0,24}(?:baseline|levels?)\b/gi,
    '',
  );
  const isAhead = modal.test(text) && byYear.test(text);
  if (forecast.test(text) && !isAhead) return false;
  if (
    /\b(?:(?:is|are|was|were|been) forecast|forecasts? (?:that|to|of|suggest|show)|project(?:s|ed)? (?:that|to)|predicted|analysts|consultants|estimate[ds]?)\b/i.test(
      text,
    )
  )
    return false;
  if (past.test(text)) return isAhead && !/^In 20\d\d\b/.test(text);
  return kind !== 'background' || isAhead;
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';

/** Numbers that are dates, names, ordinals, times to keep or where something starts. */
export function isNoCount(one: Quantity, text: string, kind: Kind): boolean {
  const { word, money, rate, scale } = one;
  const before = text.slice(0, one.from);
  const after = text.slice(one.to);
  const isPlain = money === undefined && rate === undefined && scale === undefined;
  if (isPlain && /^(?:19|20)\d{2}$/.test(word)) return true;
  if (
    isPlain &&
    /^(?:311|911|999|112|101|111|12345)$/.test(word) &&
    /^\s(?:requests?|calls?|services?|lines?|hotlines?|numbers?)\b/i.test(after)
  )
    return true;
  if (
    /\b(?:Recommendation|Action|Section|Article|Chapter|Part|Phase|Pillar|Goal|Figure|Table|Annex|Level|Tier|Q|page|No\.?|version|Act|Order|Step|Stage|Horizon|COVID|GPT|ISO|IEC|Regulation|Directive|Commitment|Measure|Objective|Priority|Theme|Grade|Class|Type|Category|Layer|Layers|Web|Industry|Society|Year|Key Stage|Bill|Resolution|Standard|Wave|Round|Cohort|Zone|Line|Route|Building|Room|Unit|Module)\s*-?$/.test(
      before,
    )
  )
    return true;
  if (new RegExp(`(?:${months})\\s+$`, 'i').test(before) || new RegExp(`^\\s*(?:${months})\\b`).test(after))
    return true;
  if (/^\s*(?:st|nd|rd|th)\b|^[:/]\d|^(?:G\b|-(?:year|point|stage|step|day|month|week|hour)|\s?\/\s?7)/.test(after))
    return true;
  if (
    isPlain &&
    /^[-–]?\s?(?:year|month|week|day|hour|minute|second|working day|business day|calendar day|millisecond)s?\b/i.test(
      after,
    )
  )
    return !isTimeTarget(before, kind);
  if (
    isPlain &&
    /\b(?:these|those|all|beginning with|starting with|into|its|our|following|first|next|last|other|existing|the)\s*$/i.test(
      before,
    )
  )
    return operatorBefore(before) === null;
  // Baselines, and those of whom something holds: authorities with fewer than 100,000 residents.
  if (/\bbaseline of(?: (?:about|around|some))?\s*$/i.test(before)) return true;
  if (/\bfrom\s*$/i.test(before) && /^[^.;,]{0,30}\bin (?:FY\s?)?20\d\d\b/.test(after)) return true;
  if (/\b(?:with|having) (?:fewer|more|less) than\s*$/i.test(before)) return true;
  // Contracts above $250,000 require a review: they are those that it holds for.
  if (/^(?:[A-Z][\w-]*(?: [a-z-]+){0,2}) (?:above|over|below|under|of more than|exceeding)\s*$/.test(before))
    return true;
  // From 9% to 45%: the first is where it starts.
  if (/\bfrom(?: (?:about|around|roughly|just|only|some))?\s*$/i.test(before) && /^[^.;,]{0,50}?\bto\b/.test(after))
    return true;
  if (/\b(?:compared (?:with|to)|versus|against|up from|down from|relative to)\s+(?:\w+\s+){0,2}$/i.test(before))
    return true;
  return /^\s*(?:grants?|fees?)\b.*per\b/i.test(after);
}

/** Cut waiting times to 10 days, but not: within 10 days. */
function isTimeTarget(before: string, kind: Kind): boolean {
  if (/\bwithin\s*$/i.test(before)) return false;
  return (
    (kind === 'aims' && operatorBefore(before) !== null) ||
    (/(?:to|under|below|than|by|least|exceed|most)\s*$/i.test(before.trim()) &&
      !/\bwithin\s*$/i.test(before) &&
      /\b(?:cut|reduc|shorten|lower|fall|keep|time|times|waits?|latency|delay|drop|bring)\w*\b/i.test(before))
  );
}

/** Whether a figure is to be reached. */
export function isTarget(one: Quantity, text: string, kind: Kind): boolean {
  const before = text.slice(0, one.from);
  const after = text.slice(one.to);
  const operator = operatorBefore(before);
  if (isSpelled(one) && operator === null) return false;
  if (unitOf(one, text) === '' && !isIndex(one, text)) return false;
  if (one.money !== undefined && isFund(before, after)) return false;
  if (kind === 'aims' || operator !== null) return true;
  if (kind === 'task' && (byYear.test(text) || startsWithCount.test(before))) return true;
  return (
    gains.test(before) ||
    (byYear.test(text) && modal.test(text)) ||
    /^[^,;]*\b(?:will|shall|should|must) be\b/.test(after)
  );
}

/** An order and what it counts: Retire 12 systems, Carry out 25 checks. */
const startsWithCount =
  /^(?:\W*)[A-Z][a-z]+(?: (?:out|up|in|on|over|off|and [a-z]+))?(?: (?:a further|another|some|about|around))?\s+$/;

/** A figure without a unit: an effectiveness of 1.25. */
function isIndex({ from, to, money }: Quantity, text: string): boolean {
  return (
    money === undefined &&
    /\b(?:effectiveness|PUE|ratio|index|score|coefficient|factor|intensity|rating)\b/i.test(text.slice(0, from)) &&
    /^(?:\s*(?:by|before|or|on|in)\b|[.,;]|\s*$)/.test(text.slice(to))
  );
}

/** Money that is set aside, and nothing that it is to bring. */
function isFund(before: string, after: string): boolean {
  if (
    /\b(?:attract|leverag|mobilis|mobiliz|generat|sav|earn|export|secur|unlock|rais|private|crowd|turnover|revenue|grow|reach|sales)\w*\b/i.test(
      before + after.slice(0, 40),
    )
  )
    return false;
  return (
    /\b(?:fund|funding|budget|allocat|invest|provid|commit|grant|cost|spend|financ|set aside|endow|award|establish|with|of|additional)\w*\b[^,;]*$/i.test(
      before,
    ) || /^\s*(?:\w+\s+){0,3}(?:fund|budget|programme|program|package|grant|scheme|in funding)\b/i.test(after)
  );
}
