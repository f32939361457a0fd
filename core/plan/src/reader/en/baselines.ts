/** One character of words that go on up to a comma, a stop, or the figure that is to be reached. */
const on = String.raw`(?:(?! (?:by|to|until) )(?:[^,;.()]|[,.](?=\d)))`;
const year = String.raw`(?:FY ?)?20\d\d(?:[-/]\d\d)?`;
const about =
  '(?:about |around |roughly |just |only |some |nearly |almost |over |under |fewer than |less than |more than )?';
const spelled =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)\\b';
const figure = String.raw`(?:[A-Z]{0,3}[$£€¥₹] ?)?(?!20\d\d\b(?![,.]\d))(?:\d|${spelled})`;

/** Where something starts, or what it is measured against. */
const patterns: readonly RegExp[] = [
  /[([][^()[\]]*\b(?:baseline|currently|today|compared|up from|down from|from|in 20\d\d)\b[^()[\]]*[)\]]/gi,
  /\((?:in )?(?:FY ?)?20\d\d: [^()]*\)/g,
  // Up from 71 per cent in 2025.
  new RegExp(`,? (?:up|down) from ${on}*`, 'gi'),
  // Compared with 88,000 in 2024.
  new RegExp(`,?\\s*\\b(?:as )?(?:compared (?:with|to)|relative to|versus|vs\\.?) ${on}*`, 'gi'),
  new RegExp(`, (?:as )?against ${on}*\\d${on}*`, 'gi'),
  // From a 2024 baseline of 9.6 GWh; below 2019 levels; on 2020.
  new RegExp(
    `,?\\s*\\b(?:from|on|over|against|below|above) (?:(?:an?|the|its|their|our|today's) )?(?:${year} |current |present )?(?:baseline|levels?|base year)\\b(?: of ${on}*| in ${year})?`,
    'gi',
  ),
  new RegExp(`,? (?:against|on|over) (?:the year )?${year}\\b(?= by |[,;.]|$)`, 'gi'),
  // From 41 days in 2025 to 12 days; , from 21 % in 2024.
  new RegExp(`\\bfrom ${about}${figure}(?:(?! to )(?:[^,;.]|[,.](?=\\d))){0,60}(?= to )`, 'gi'),
  new RegExp(`, from ${about}${figure}${on}*`, 'gi'),
  new RegExp(`\\b(?:since|than|than in) (?:the )?(?:\\w+ )?${year}\\b`, 'gi'),
];

/** The text with all that is only a start blanked out; every character keeps its place. */
export function withoutBaselines(text: string): string {
  return patterns.reduce((plain, pattern) => plain.replace(pattern, (words) => ' '.repeat(words.length)), text);
}
