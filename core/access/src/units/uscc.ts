/** Characters of a unified social credit code in the order of their values: no I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/**
 * Whether a text is a unified social credit code (统一社会信用代码): 18 characters, of which the third to the eighth are the
 * digits of a region and the last one checks the others.
 *
 * Source: GB 32100, check character modulo 31 with the weights 3^0 … 3^16 modulo 31.
 */
export function isUscc(text: string): boolean {
  return shape.test(text) && checkCharacter(text.slice(0, 17)) === text[17];
}

/** The character that belongs behind the first 17. They must be of the alphabet. */
export function checkCharacter(first17: string): string {
  let [sum, weight] = [0, 1];
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}
