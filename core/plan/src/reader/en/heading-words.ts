import type { Line } from '../line.ts';
import { isField } from './fields.ts';
import { englishMarkerOf } from './marker.ts';
import type { EnglishMarker } from './marker.ts';

/** Appendix A. Definitions; Box 2.1: Commitments for ports */
export const annexLine: RegExp =
  /^(?:(?:Annex|ANNEX|Appendix|APPENDIX|Schedule|SCHEDULE)(?: [A-Z\d]{1,3})?|(?:Box|Panel) [A-Z\d][\w.]{0,4})[.:–—-]? ?(?:[A-Za-z][\w’',& -]{2,70})?$/;

/** Headings that end what stands before them. */
export const closing: RegExp =
  /^(?:next steps|conclusions?|annex\b.*|appendix\b.*|references|glossary|contacts?|definitions|financial implications|acknowledg\w+)$/i;

/** A line that only says that actions follow. */
export function isGeneric(text: string): boolean {
  return (
    /^(?:recommended (?:policy )?actions?|(?:key |proposed )?(?:policy )?actions|recommendations|commitments|what we will do|we will|actions? to be taken|(?:key )?(?:milestones|activities|deliverables))\s*:?$/i.test(
      text,
    ) && text !== 'Recommendations'
  );
}

/** 2. Actions: a number and a title on a line apart. */
export function isChapterLine(line: Line | undefined, marker: EnglishMarker | null): boolean {
  if (line === undefined || marker === null || !line.isApart || line.isBullet || line.cells !== null) return false;
  const { text } = line.flow;
  return (
    /^\d{1,2}$/.test(marker.number) && !marker.isNamed && marker.rank === 3 && isTitleText(text.slice(marker.length))
  );
}

/** A title without a number on a line of its own. */
export function isBareTitle(line: Line | undefined): boolean {
  if (line === undefined || !line.isApart || line.isBullet || line.cells !== null) return false;
  const { text } = line.flow;
  return isTitleText(text) && englishMarkerOf(text) === null && !isField(text) && !isGeneric(text);
}

function isTitleText(text: string): boolean {
  return (
    text.length <= 70 &&
    /^[A-Z]/.test(text) &&
    !/[.;:,!?]$/.test(text) &&
    !/\b(?:will|shall|should|must)\b/.test(text) &&
    text.split(/\s+/).length <= 10
  );
}
