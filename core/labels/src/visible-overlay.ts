import { escapeXml } from './xml/scan-xml.ts';

export interface Overlay {
  readonly svg: string;
  /** Height of the drawn box of the text, in pixels of the picture. */
  readonly textHeightPx: number;
}

/** Aimed at a little above the 5 % of the shortest side, since the standard leaves open which height is meant. */
const aimedShare = 0.055;

/**
 * A drawing of the visible label, as large as the picture, to be laid over it: bottom right, on a dark plate that keeps
 * it legible on any ground. The text is drawn as text, so the program that draws it needs a font for Chinese.
 */
export function visibleOverlay(widthPx: number, heightPx: number, words: string): Overlay {
  const textHeightPx = Math.ceil(Math.min(widthPx, heightPx) * aimedShare);
  const padding = Math.ceil(textHeightPx * 0.3);
  const plateWidth = Math.ceil(textWidth(words) * textHeightPx) + 2 * padding;
  const plateHeight = textHeightPx + 2 * padding;
  const [x, y] = [widthPx - plateWidth, heightPx - plateHeight];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}">`,
    `<rect x="${x}" y="${y}" width="${plateWidth}" height="${plateHeight}" fill="#000" fill-opacity="0.6"/>`,
    // Capitals and Chinese characters fill about nine tenths of the em: a larger em makes the drawn box high enough.
    `<text x="${x + padding}" y="${y + padding + textHeightPx * 0.92}" font-size="${Math.ceil(textHeightPx * 1.1)}"`,
    ` font-family="'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif" fill="#fff">${escapeXml(words)}</text>`,
    '</svg>',
  ].join('');
  return { svg, textHeightPx };
}

/** In heights of a character: a Chinese one is as wide as high, others are narrower. */
function textWidth(words: string): number {
  return Array.from(words).reduce((sum, one) => sum + (one > '\u2e7f' ? 1.1 : 0.75), 0);
}
