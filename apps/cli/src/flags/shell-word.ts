/** A word as a POSIX shell reads it back unchanged. */
export function shellWord(word: string): string {
  return /^[\p{L}\p{N}_@%+:,./-][\p{L}\p{N}_@%+:,./=-]*$/u.test(word)
    ? word
    : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
