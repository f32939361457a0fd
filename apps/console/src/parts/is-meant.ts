/** Whether a row is meant: every word that was typed stands in one of its texts. */
export function isMeant(typed: string | null, texts: readonly (string | null)[]): boolean {
  const whole = texts.join(' ').toLowerCase();
  return (typed ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
