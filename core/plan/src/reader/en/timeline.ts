/** The line of heads of a table whose cells stand one under the other. */
export function isTableHead(text: string): boolean {
  return (
    /^(?:Recommendation|Action|Commitment|Measure|No\.?|Ref\.?)\b(?:\s+(?:Recommendation|Action|Response|Delivery|Timeline|Lead|Owner|Government|Status|Department|Date|by|when|Timescale))+$/i.test(
      text,
    ) || /^(?:Delivery|Timeline|Timescale|Response)$/i.test(text)
  );
}

const timeWord =
  '(?:Spring|Summer|Autumn|Winter|Q[1-4]|End|of|By|Initially|Ongoing|Update|updates?|in|but|then|thereafter|continuous(?:ly)?|Early|Mid|Late|Immediate(?:ly)?|Short[- ]term|Medium[- ]term|Long[- ]term|January|February|March|April|May|June|July|August|September|October|November|December|FY|to|and|the|first|second|half|Further|details|published|to be|shared|be|by|at|launch|Digital|Centre|Annual(?:ly)?|Quarterly|Complete[d]?|TBC|onwards|from|start(?:ing)?|Within|months?|\\d{1,2}/\\d{2}|20\\d{2}(?:[/-]\\d{2,4})?|\\d{1,2})';
const timeline = new RegExp(`^${timeWord}(?:[\\s,.;-]+${timeWord})*[,.]?$`, 'i');

/** A cell of a column of dates, or a line of one. */
export function isTimeline(text: string): boolean {
  return text.length <= 34 && timeline.test(text) && !/^(?:\d{1,2})$/.test(text);
}
