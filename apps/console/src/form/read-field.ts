/**
 * The number that a text says, full-width digits and grouped thousands included; the text itself where it says none, so
 * that nothing typed is lost.
 *
 * Returns `undefined` when it is empty
 */
export function readNumber(typed: string): number | string | undefined {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^[−﹣]/, '-');
  if (text === '') return undefined;
  const digits = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  const isNumber = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(digits);
  const number = Number(digits);
  return isNumber && Number.isFinite(number) ? number : typed;
}

/**
 * JSON that somebody typed.
 *
 * Returns no value when it is empty
 */
export function readJson(typed: string): { readonly value: unknown } | { readonly reason: string } {
  if (typed.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(typed) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
