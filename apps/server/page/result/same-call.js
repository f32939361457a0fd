/** Longer than this, an input is better kept in a file. */
const longestInput = 1_500;

/**
 * The same call for a terminal: with `curl`, and with the command line of this project. A long input stands in a file.
 *
 * @param {string} operation `domain/pack/operation`
 * @param {unknown} input
 * @param {string} origin of the server, for example `http://127.0.0.1:7300`
 * @returns {{ readonly curl: string, readonly yuzhi: string, readonly file: string | null }} `file` is the name that
 *   the commands read, when they do
 */
export function sameCall(operation, input, origin) {
  const json = JSON.stringify(input ?? {});
  const file = json.length > longestInput ? 'input.json' : null;
  const address = shellWord(`${origin}/api/operations/${operation}`);
  const data = file === null ? `-d ${shellWord(json)}` : `--data-binary @${file}`;
  return {
    curl: [`curl -sS ${address}`, `-H 'content-type: application/json'`, data].join(' \\\n  '),
    yuzhi: `npx yuzhi run ${operation} --input ${file ?? shellWord(json)}`,
    file,
  };
}

/**
 * A word as a POSIX shell reads it back unchanged.
 *
 * @param {string} word
 */
export function shellWord(word) {
  if (/^[\p{L}\p{N}_@%+:,./-][\p{L}\p{N}_@%+:,./=-]*$/u.test(word)) return word;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
