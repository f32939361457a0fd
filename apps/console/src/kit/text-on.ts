/**
 * Black or white, whichever reads better on a ground: relative luminance as WCAG 2.2 has it.
 *
 * @param rgb `r, g, b`, each 0 to 255
 */
export function textOn(rgb: string): '#000000' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = rgb.split(',').map((part) => linear(Number(part) / 255));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? '#000000' : '#ffffff';
}

function linear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
