/** Appendix A. Definitions; Box 2.1: Commitments for ports */
export const annexLine: RegExp =
  /^(?:(?:Annex|Appendix|Schedule)(?: [A-Z\d]{1,3})?|(?:Box|Panel) [A-Z\d][\w.]{0,4})[.:–—-]? ?(?:[A-Za-z][\w’',& -]{2,70})?$/;

/** Headings that end what stands before them. */
export const closing: RegExp =
  /^(?:next steps|conclusions?|annex\b.*|appendix\b.*|references|glossary|contacts?|definitions|financial implications|acknowledg\w+)$/i;

/** A line that only says that actions follow. */
export function isGeneric(text: string): boolean {
  return (
    /^(?:recommended (?:policy )?actions?|(?:key |proposed )?(?:policy )?actions|recommendations|commitments|what we will do|we will|actions? to be taken)\s*:?$/i.test(
      text,
    ) && text !== 'Recommendations'
  );
}
