/** Where a clause of a sentence begins: behind a semicolon, or a comma with a joining word. */
const joint = /;\s+|[,:]\s+(?=(?:and|but|while|although|though|whereas|yet|so)\s)|\s(?=but\s)/g;

/** The clause of a sentence that holds a place, from its first to its last character. */
export function clauseAround(text: string, place: number): readonly [number, number] {
  let from = 0;
  for (const found of text.matchAll(joint)) {
    const at = found.index + found[0].length;
    if (at > place) return [from, found.index];
    from = at;
  }
  return [from, text.length];
}

const ahead =
  /\b(?:will|shall|should|must|want(?:s|ed)? to|aims?|aiming|commit(?:s|ted)? to|plans? to|intends? to|(?:is|are) to|seeks? to|need(?:s)? to|ha(?:s|ve) to|strives? to|targets?|goals?)\b/gi;
const behind =
  /\b(?:was|were|had|(?<!\b(?:will|shall|should|must) )ha(?:s|ve)(?: already| now| also)? (?:been|grown|reached|invested|created|trained|helped|fallen|risen|become|set|made|seen|[a-z]+ed)|did|(?<!\b(?:are|is|be|been|being|not|was|were) )(?:said|told|rated|agreed|felt|chose|preferred|believed|thought|held|took|drew|fell|rose|grew|spent|saw|handled|carried|answered|received|reported|accounted|contributed|served|began|reached|totall?ed|amounted|numbered|stood at|went|cost the|produced)|are active|used artificial)\b/gi;
const present =
  /\b(?:currently|today|already|last year|so far|to date|as of|previously|at present|now has|now have|is worth|these days)\b/i;

/** The pilot found 3,200 defects, crews agreed with 88 %: a verb of the past right before the figure, with somebody who did it. */
const did =
  /[A-Za-z][\w’'-]*\s+(?!(?:be|been|being|is|are|was|were|have|has|had|will|shall|must|should|to|not|and|or|based|compared|needed|increased|reduced|raised|improved|advanced|combined|estimated|limited|related|exceed|proceed|succeed|need|feed|seed|speed|embed)\b)(?:[a-z]{3,}ed|found|burned|burnt|won|met|wrote|lost|gave)\s+(?:(?:about|around|some|nearly|almost|roughly|over|more than|only|just|with|at|into|through)\s+)*$/;
const helper =
  /\b(?:be|been|being|is|are|was|were|have|has|had|will|shall|must|should|to)\s+(?:[a-z]+ly\s+)?[a-z]+\s+(?:[a-z]+\s+)*$/;

/** What a clause says of time about a figure in it: a verb before the figure goes first, else the one behind it. */
export function tenseOf(clause: string, place: number): 'ahead' | 'past' | null {
  const before = clause.slice(0, place);
  if (did.test(before) && !helper.test(before.slice(-40))) return 'past';
  const plain = clause.replace(
    /\b(?:which|who|that|whose|where|when|what|once|if|after|as) (?:[\w’'-]+ ){0,3}?(?:was|were|had|has|have) [^,;]*/g,
    (words) => ' '.repeat(words.length),
  );
  const verbs = [
    ...[...plain.matchAll(ahead)].map(({ index }) => ({ index, tense: 'ahead' as const })),
    ...[...plain.matchAll(behind)].map(({ index }) => ({ index, tense: 'past' as const })),
  ].sort((one, other) => one.index - other.index);
  const verb = verbs.findLast(({ index }) => index < place) ?? verbs[0];
  if (verb === undefined) return present.test(clause) ? 'past' : null;
  return verb.tense;
}
