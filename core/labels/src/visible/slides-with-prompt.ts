import { Refused } from '../write/refused.ts';
import { escapeXml } from '../xml/scan-xml.ts';
import type { OfficeParts, PartTag } from './office-parts.ts';

export const slidesPart = 'ppt/presentation.xml';
/** How the text box is named, by which a slide that has one is known. */
const boxName = 'AIGC label';
/** English Metric Units in a point. */
const unitsPerPoint = 12_700;

/** PPTX: a text box, white on black, bottom right on the first slide; `null` when it is there already. */
export function slidesWithPrompt(parts: OfficeParts, words: string): Uint8Array | null {
  const tags = parts.tags(parts.text(slidesPart));
  const slide = tags.find(({ local }) => local === 'sldId');
  const size = tags.find(({ local }) => local === 'sldSz')?.attributes;
  const name = parts.target(slidesPart, [...(slide?.attributes ?? [])].find(([key]) => key.endsWith(':id'))?.[1]);
  const text = parts.text(name);
  if (text.includes(`name="${boxName}"`)) return null;
  const slideTags = parts.tags(text);
  const end = slideTags.findLast(({ local, kind }) => local === 'spTree' && kind === 'close');
  const [width, height] = [Number(size?.get('cx')), Number(size?.get('cy'))];
  if (end === undefined || !(width > 0) || !(height > 0)) throw new Refused('LABEL_FILE_BROKEN');
  const box = boxText({ width, height, id: nextId(slideTags) }, words);
  return parts.with(name, text.slice(0, end.start) + box + text.slice(end.start));
}

function nextId(tags: readonly PartTag[]): number {
  const ids = tags.filter(({ local }) => local === 'cNvPr').map(({ attributes }) => Number(attributes.get('id')) || 0);
  return Math.max(1, ...ids) + 1;
}

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const presentation = 'http://schemas.openxmlformats.org/presentationml/2006/main';

/** The em is 7 % of the shortest side, so that the characters themselves are above 5 %. */
function boxText({ width, height, id }: { width: number; height: number; id: number }, words: string): string {
  const em = Math.min(width, height) * 0.07;
  const [boxWidth, boxHeight] = [Math.round(em * (words.length + 1)), Math.round(em * 1.5)];
  if (boxWidth > width) throw new Refused('LABEL_WORDS_TOO_LONG');
  const fill = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
  const size = Math.round((em / unitsPerPoint) * 100);
  return [
    `<p:sp xmlns:p="${presentation}" xmlns:a="${drawing}"><p:nvSpPr><p:cNvPr id="${id}" name="${boxName}"/>`,
    `<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${width - boxWidth}" y="${height - boxHeight}"/>`,
    `<a:ext cx="${boxWidth}" cy="${boxHeight}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${fill('000000')}`,
    '</p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>',
    `<a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="zh-CN" sz="${size}">${fill('FFFFFF')}</a:rPr>`,
    `<a:t>${escapeXml(words)}</a:t></a:r></a:p></p:txBody></p:sp>`,
  ].join('');
}
