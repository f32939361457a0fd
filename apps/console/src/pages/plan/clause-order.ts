const digits = '〇一二三四五六七八九';

/** Orders clauses as the plan prints them: `二（三）9` before `二（十一）1`, and that before `三（一）`. */
export function compareClauses(a: string, b: string): number {
  return inDigits(a).localeCompare(inDigits(b), 'en', { numeric: true });
}

function inDigits(clause: string): string {
  return clause.replaceAll(/[一二三四五六七八九十]+/g, (numeral) => String(valueOf(numeral)));
}

/** Numerals of headings, which stay below a hundred. */
function valueOf(numeral: string): number {
  const [tens = '', ones = ''] = numeral.includes('十') ? numeral.split('十') : ['〇', numeral];
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones));
}
