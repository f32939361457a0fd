import { clauseAround, tenseOf } from './clauses.ts';
import { isOrder } from './statements.ts';
import { isSpelled, operatorBefore, operatorBehind, unitOf, withoutOperator } from './quantities.ts';
import type { Quantity } from './quantities.ts';

/** Goals are fields and items below "By 2030:", which hold nothing else; aims state what is to be reached, tasks what is to be done, an introduction what they are for, background what is. */
export type Kind = 'goal' | 'aims' | 'task' | 'introduction' | 'background';

function isAims(kind: Kind): boolean {
  return kind === 'aims' || kind === 'goal';
}

const gains =
  /\b(?:train|deploy|install|creat|support|recruit|build|deliver|reach|attract|invest|publish|identif|expand|increas|rais|reduc|cut|lower|halv|launch|establish|fund|hire|provid|connect|equip|certif|enrol|upskill|reskill|award|open|complet|develop|convert|digitis|digitiz|migrat|process|serve|plant|add|secur|generat|save|benefit|use|adopt|employ|pilot|grow|achiev|set up|translate|appoint|host|run|offer|place|retire|replac|roll out|extend|improv|audit|inspect|test|enable|bring|fall|rise|drop|sign|register|onboard|procure|purchase|acquire|upgrade|modernis|moderniz|retrofit|double|select|designat|accredit|graduat|mentor|sponsor|mobilis|mobiliz|leverag|shorten|decreas|exceed|maintain|keep|process|digitize|release|commission|construct|refurbish)\w*\b/i;
/** A trial reduced the time by a quarter. */
const tried =
  /\b(?:trials?|pilots?|study|studies|surveys?|evaluations?|tests?)\b[^.;]{0,70}\b(?:reduced|increased|improved|raised|cut|saved|showed|lowered|halved|doubled)\b[^.;]*$/i;
const forecast =
  /\b(?:(?:is|are|was|were|been) forecast|(?<!\b(?:from|the|a|an|our|its|each|flood|weather) )forecasts? (?:that|to|of|suggest|show)|(?:is|are|was|were) projected|(?<!\d )project(?:s|ed) (?:that|to)|predict(?:s|ed)?|analysts|consultants|economists|estimate[ds]?|modelling suggests|expected to be worth|thought possible)\b/i;
const unsure = /\b(?:projected|expect(?:s|ed)?|could|would|may|might|is likely|(?:is|are|be|was|were) worth)\b/i;
/** Acts that may block the use: who may is none that acts. */
const relative = /\b(?:that|which|who) (?:could|would|may|might)\b/g;
const modal =
  /\b(?:want|will|shall|should|must|aims?|aim to|commits?|committed|target|goal|plans? to|intends? to|is to|are to|seeks? to|strives? to)\b/i;
const byYear =
  /\b(?:by|before|until|end of|from|no later than|during|in)\b(?! 20\d\d (?:alone|we|our|the)\b)(?:[^,.;]|,(?= 20\d\d)){0,24}(?:\b|FY)20\d\d\b/i;

/** A figure that leads in what is. */
const told = /^(?!.*\b(?:will|shall|must|should|to be)\b)[^;]*?\b(?:are|is|have|has|hold|holds|use|uses|work|live)\b/;

/** Whether a figure of a sentence, from which all baselines are blanked out, speaks of what is to come. */
export function isFuture(plain: string, { from }: Quantity, kind: Kind): boolean {
  if (forecast.test(plain)) return false;
  const [start, end] = clauseAround(plain, from);
  const clause = plain.slice(start, end);
  if (kind === 'goal') return !/\b(?:was|were|currently|today|at present|so far|to date|last year)\b/i.test(clause);
  // Some 3,900 data sets are listed on the portal.
  const isFirst = /^(?:Some|About|Around|Nearly|Almost|Roughly)?\s*$/.test(clause.slice(0, from - start));
  if (
    isFirst &&
    told.test(clause) &&
    !(isAims(kind) && byYear.test(clause)) &&
    !/^zero\b/i.test(clause.slice(from - start))
  )
    return false;
  const tense = tenseOf(clause, from - start);
  if (tense === 'past') return false;
  if (tried.test(clause.slice(0, from - start)) && !/\b(?:will|shall|to)\b/.test(clause.slice(0, from - start)))
    return false;
  const isMeant = tense === 'ahead' || modal.test(plain);
  if (unsure.test(clause.replace(relative, '')) && !(isMeant && byYear.test(plain))) return false;
  if (kind === 'background') return isMeant && byYear.test(plain) && !/^In 20\d\d\b/.test(plain);
  return kind !== 'introduction' || isMeant;
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';

/** Numbers that are dates, names, ordinals, times to keep or where something starts. */
export function isNoCount(one: Quantity, text: string, kind: Kind): boolean {
  const { word, money, rate, scale } = one;
  const before = text.slice(0, one.from);
  const after = text.slice(one.to);
  const isPlain = money === undefined && rate === undefined && scale === undefined;
  // 9 out of 10, two-thirds.
  if (
    /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:out of|in) (?:every )?$/i.test(before) ||
    /^[- ](?:thirds?|quarters?|fifths?|tenths?)\b/.test(after)
  )
    return true;
  // Fewer than 1 per 1,000 searches.
  if (isPlain && /\d per $/.test(before)) return true;
  // The more than £25 billion that was committed: the figure is known.
  if (/\bthe (?:more than|over|nearly|almost|some|roughly|around|about)\s*$/i.test(before)) return true;
  // The number of a note at the foot of a page: 1 Department for Trade, Press release.
  if (isPlain && word === '1' && /^ [A-Z][a-z]/.test(after)) return true;
  // Open until 8 p.m.
  if (isPlain && /^\s?(?:[ap]\.m\.?|[ap]m\b|o['’]clock)/i.test(after)) return true;
  // The anticipated 50% increase; a fleet (300 vehicles).
  if (/\b(?:anticipated|expected|projected|estimated|forecast)\s*$/i.test(before)) return true;
  if (isPlain && !isAims(kind) && before.endsWith('(') && /^ [a-z]+(?: [a-z]+)?\)/.test(after)) return true;
  // Sections 202 through 206, scope 1 and 2 emissions.
  if (
    isPlain &&
    /\b(?:sections?|subsections?|paragraphs?|titles?|articles?|chapters?|scopes?|version|annex|appendix)\s+(?:\d+(?:\([a-z\d]\))*(?:,? (?:and|or|through|to) |, ))*$/i.test(
      before,
    )
  )
    return true;
  // 3P, 4R: a short name.
  if (isPlain && /^[ADEFGHPRS](?![A-Za-z])/.test(after)) return true;
  // 1800-555 is a number to call.
  if (isPlain && one.high !== null && one.high < one.low) return true;
  if (isThreshold(one, before, after) || isNamedZero(one, before, after)) return true;
  if (/^\s+(?:in|out of) (?:every )?(?:\d{1,2}(?!\d)|ten\b|two\b|three\b|four\b|five\b|twelve\b)/.test(after))
    return true;
  if (isPlain && /^(?:19|20)\d{2}$/.test(word)) return true;
  if (
    isPlain &&
    /^(?:311|911|999|112|101|111|12345)$/.test(word) &&
    /^\s(?:requests?|agents?|operators?|staff|cent(?:re|er)s?|calls?|callers?|users?|services?|lines?|hotlines?|numbers?)\b/i.test(
      after,
    )
  )
    return true;
  if (
    /\b(?:Recommendation|Action|Section|Article|Chapter|Part|Phase|Pillar|Goal|Figure|Table|Annex|Level|Tier|Q|page|No\.?|version|Act|Order|Step|Stage|Horizon|COVID|GPT|ISO|IEC|Regulation|Directive|Commitment|Measure|Objective|Priority|Theme|Grade|Class|Type|Category|Layer|Layers|Web|Industry|Society|Year|Key Stage|Bill|Resolution|Standard|Wave|Round|Cohort|Zone|Line|Route|Building|Room|Unit|Module)\s*-?$/.test(
      before,
    )
  )
    return true;
  if (/^ (?:[A-Z][\w’'-]+ ){1,3}(?:Square|Street|Road|Avenue|Lane|Drive|Place|House|Boulevard)\b/.test(after))
    return true;
  if (new RegExp(`(?:${months})\\s+$`, 'i').test(before) || new RegExp(`^\\s*(?:${months})\\b`).test(after))
    return true;
  if (/^\s*(?:st|nd|rd|th)\b|^[:/]\d|^(?:G\b|-(?:year|point|stage|step|day|month|week|hour)|\s?\/\s?7)/.test(after))
    return true;
  if (
    isPlain &&
    /^[-–]?\s?(?:(?:school|academic|financial|fiscal|calendar|full|consecutive) )?(?:year|month|week|day|hour|minute|second|working day|business day|calendar day|millisecond)s?\b/i.test(
      after,
    )
  )
    return !isTimeTarget(before, after, kind);
  if (
    isPlain &&
    /\b(?:these|those|all|beginning with|starting with|into|its|our|following|first|next|last|other|existing|the)\s*$/i.test(
      before,
    )
  )
    return (
      operatorBefore(before) === null &&
      !((isAims(kind) || (byYear.test(text) && modal.test(text))) && /\ball (?:our |the )?$/i.test(before))
    );
  // From 9% to 45%: the first is where it starts.
  if (/\bfrom(?: (?:about|around|roughly|just|only|some))?\s*$/i.test(before) && /^[^.;,]{0,50}?\bto\b/.test(after))
    return true;
  if (/\b(?:compared (?:with|to)|versus|against|up from|down from|relative to)\s+(?:\w+\s+){0,2}$/i.test(before))
    return true;
  // Vouchers that cover 30 % of the cost.
  if (
    /^\s+of (?:the |their |its )?(?:[a-z]+ )?(?:costs?|price|rent|fees?|expenses?|premiums?)\b/i.test(after) &&
    /\b(?:cover(?:s|ing)?|subsid\w+|reimburs\w+|refund\w*|up to)\s*$/i.test(before)
  )
    return true;
  return /^\s*(?:grants?|fees?)\b.*per\b/i.test(after);
}

const duration =
  /\b(?:cut|reduc|shorten|lower|fall|keep|kept|time|times|waits?|waiting|latency|delay|drop|bring|average|median|mean|take|takes|turnaround|open|load|respon|warning|notice)\w*\b/i;

/** The average time of a vessel will be within 50 minutes. */
const meanWithin =
  /\b(?:average|median|mean)\b[^.;]*\b(?:will|shall|should|to) be within\s*$|\b(?:keep|hold|bring|reduce|cut)\b[^.;]*\b(?:average|median|mean)\b[^.;]*within\s*$/i;

/** Cut waiting times to 10 days, wait less than 90 seconds, 12,000 hours of speech; but not: within 10 days. */
function isTimeTarget(before: string, after: string, kind: Kind): boolean {
  if (isAims(kind) && /\b(?:will|shall|should|to) be [a-z]+(?:ed|en|aid|ent) within\s*$/i.test(before))
    return !/%|\b(?:per ?cent|percent)\b/i.test(before);
  if (/\bsav(?:e|es|ed|ing)\b[^.;]{0,30}$/i.test(before)) return true;
  if (/\bwithin\s*$/i.test(before) && (/^\s*[\w-]+(?: [\w-]+)? on average\b/i.test(after) || meanWithin.test(before)))
    return true;
  if (/\b(?:within|no later than|not later than|up to|for (?:no more than|less than|at least))\s*$/i.test(before))
    return false;
  const operator = operatorBefore(before) ?? operatorBehind(after.replace(/^\s*[\w-]+(?: days?)?/, ''));
  if (isAims(kind) && operator !== null) return true;
  if (operator === '>=' && /^\s*hours?\b/i.test(after) && startsWithCount.test(withoutOperator(before))) return true;
  if (/^\s*hours? of [a-z]/i.test(after) && (gains.test(before) || startsWithCount.test(before))) return true;
  if (operator === '<' || operator === '<=') return !/\bfor\s*$/i.test(withoutOperator(before));
  return /(?:\bto|\bbe|by|least)\s*$/i.test(before.trim()) && duration.test(before);
}

const held =
  'contracts?|purchases?|projects?|procurements?|spending|orders?|awards?|firms?|companies|businesses|investments?|bids?|tenders?|cases?|claims?|sums?|amounts?|values?|transactions?|payments?|incomes?|budgets?';

/** Vessels under 12 metres. */
const sized = /^\s*(?:metres?|meters?|km|kg|tonnes|tons|years of age)\b/;
/** Every port handling more than 200,000 tonnes; those that have fewer than 50 beds. */
const picked =
  /\b(?:every|each|all|any|no|those|them|[a-z]+s|for)(?: [\w-]+)? (?:[\w-]+ing|with|that (?:have|handle|serve|hold|use)|(?:shall|must|will) have)\s*$/i;

/** Words that pick who or what is meant: contracts above $250,000, authorities with fewer than 100,000 residents. */
function isThreshold({ money }: Quantity, before: string, after: string): boolean {
  const lead = withoutOperator(before);
  // Firms with ten or more employees.
  if (/^\s*or (?:more|fewer|less)\b/.test(after) && /\b(?:with|having|employing|have)\s*$/i.test(before)) return true;
  if (/\b(?:larger|smaller|bigger|taller|longer|heavier) than\s*$/i.test(before)) return true;
  // Help 30 companies pass £50 million: the companies are what is counted.
  if (money !== undefined && /\b(?!20\d\d\b)\d[^.;,]*\b(?:pass|exceed|earn|top)(?:ing)?\s*$/i.test(before)) return true;
  // Attract investments worth 10,000 crore: that is what is to come.
  const isGained =
    money !== undefined && /\b(?:attract|mobili[sz]e|secure|bring in|generate|create)\b[^.;]*worth\s*$/i.test(lead);
  if (isGained) return false;
  // Benchmarking of buildings over 20,000 square feet.
  if (/\bof [a-z]+s (?:over|above|under|below)\s*$/i.test(before)) return true;
  if (/\b(?:aged|worth|valued at|older than|younger than|earning|costing|employing)(?: at)?\s*$/i.test(lead))
    return true;
  if (lead === before) return false;
  if (/\bwhose (?:[\w-]+ ){0,3}[\w-]+\s*$/.test(lead)) return true;
  if (money !== undefined && new RegExp(`\\b(?:${held})(?: of| worth| with a value)?\\s*$`, 'i').test(lead))
    return true;
  // Facilities above 20 megawatts must report.
  if (
    money === undefined &&
    /[a-z]s\s*$/.test(lead) &&
    /^\s*[\w-]+ (?:to|must|shall|should|will|that|which|have to)\b/.test(after)
  )
    return true;
  if (byYear.test(after)) return false;
  return (
    (sized.test(after) && /[a-z]s\s*$/.test(lead) && /\b(?:under|over|above|below|than)\s*$/i.test(before)) ||
    picked.test(lead) ||
    /\b(?:for|from|to|by|in|on|that)\s+(?:(?!at\b)[\w-]+\s+){0,2}[a-z]+s\s+(?:with|of|having|holding|serving)\s*$/i.test(
      lead,
    )
  );
}

/** Net zero and zero-emission are names. */
function isNamedZero({ word }: Quantity, before: string, after: string): boolean {
  return (
    /^zero$/i.test(word) &&
    (/\b(?:net|near|ground|absolute)[ -]$/i.test(before) ||
      /^(?:-| (?:trust|tolerance|carbon|emissions? |waste\b))/i.test(after))
  );
}

/** Whether a figure is to be reached. */
export function isTarget(one: Quantity, text: string, kind: Kind): boolean {
  const before = text.slice(0, one.from);
  const after = text.slice(one.to);
  const operator = operatorBefore(before) ?? operatorBehind(after);
  const isBetween = one.high !== null && /\bbetween\s*$/i.test(before);
  if (isSpelled(one) && one.word.toLowerCase() !== 'zero' && operator === null && one.rate === undefined) return false;
  // Target: fewer than 5 by 2030.
  const isBare = kind === 'goal' && withoutOperator(before).trim() === '';
  if (unitOf(one, text) === '' && !isIndex(one, text) && !isBare) return false;
  if (one.money !== undefined && isFund(one, before, after)) return false;
  if (/^(?:double|triple|halve)$/i.test(one.word)) return isAims(kind) || byYear.test(text);
  if (isAims(kind) || operator !== null || isBetween) return true;
  if (
    kind === 'task' &&
    (byYear.test(text) || startsWithCount.test(before) || isPromised.test(before) || isOrder(text))
  )
    return true;
  // It will be applied to 150 matters.
  if (/\b(?:will|shall) be [a-z]+(?:ed|en) (?:to|in|at|on|for|across)\s*$/i.test(before)) return true;
  // Advisers will have visited 25,000 firms.
  if (/\b(?:will|shall) have [a-z]+(?:ed|en|lt|nt|id)\s*$/i.test(before)) return true;
  return (
    gains.test(before) ||
    (byYear.test(text) && modal.test(text)) ||
    /^[^,;]*\b(?:will|shall|should|must)(?: have)? be(?:en)?\b/.test(after)
  );
}

/** We will hold 120 workshops. */
const isPromised = /\b(?:will|shall|must) (?:also |then )?[a-z]+\s+$/;

/** An order and what it counts: Retire 12 systems, Carry out 25 checks. */
const startsWithCount =
  /^(?:\W*)[A-Z][a-z]+(?: (?:out|up|in|on|over|off|through|and [a-z]+))?(?: (?:a further|another|some|about|around))?\s+$/;

/** A figure without a unit: an effectiveness of 1.25. */
function isIndex({ from, to, money }: Quantity, text: string): boolean {
  return (
    money === undefined &&
    /\b(?:effectiveness|PUE|ratio|index|score|coefficient|factor|intensity|rating)\b/i.test(text.slice(0, from)) &&
    /^(?:\s*(?:by|before|or|on|in)\b|[.,;]|\s*$)/.test(text.slice(to))
  );
}

const earns =
  /\b(?:attract|leverag|mobilis|mobiliz|generat|sav(?:e|es|ed|ing|ings)\b|earn|export|secur(?:e|es|ed|ing)\b|unlock|rais|private|crowd|turnover|revenue|grow|reach|sales|bring in|income|output|scale|added value|exports?)\w*\b/i;
const saves = /\b(?:cut|reduc|lower|keep|kept|stay|loss|losses|fraud|fall|shrink|below|arrears|debt)\w*\b/i;

/** Money that is set aside, paid or spent, and nothing that it is to bring or to cost less. */
function isFund(one: Quantity, before: string, after: string): boolean {
  if (earns.test(before + after.slice(0, 40))) return false;
  const operator = operatorBefore(before);
  const isLess = operator === '<' || operator === '<=' || /\b(?:to|by)\s*$/i.test(before);
  return !(isLess && saves.test(before));
}
