/**
 * One pattern for each word, for `… ilike all ($1)`: what was typed is found as it stands, wherever it stands. Nothing
 * typed makes no pattern, which every text fits.
 */
export function likePatterns(typed: string): readonly string[] {
  const words = typed.split(/\s+/).filter((word) => word !== '');
  return words.map((word) => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`);
}
