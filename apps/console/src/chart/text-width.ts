/**
 * About how wide a text is at 12 px, so that room can be kept for it before it is drawn.
 *
 * Returns pixels, rather too many than too few
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character) ? 12.5 : 7;
  return Math.ceil(width);
}

/**
 * As much of a text as fits, an ellipsis for the rest.
 *
 * `width` pixels
 */
export function cutTo(text: string, width: number) {
  if (textWidth(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (textWidth(`${cut}${character}…`) > width) break;
    cut += character;
  }
  return `${cut}…`;
}

function isWide(character: string) {
  return (character.codePointAt(0) ?? 0) >= 0x2e80;
}
