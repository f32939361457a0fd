/** How long the verdict in front of an answer is: Government response: Accept in part. */
export function verdictOf(text: string): number {
  return (
    /^(?:(?:the )?(?:[a-z]+(?:'s|’s)? )?(?:response|decision|position|reply|status))\s*[:–—-]\s*(?:(?:fully |partially |partly |not )?(?:accept|agree|support|endorse|reject|note|disagree)(?:s|d|ed)?(?: (?:in (?:full|part|principle)|with modifications?|with amendments?|partially))?)(?:\.(?=\s|$)|\s*$)\s*/i.exec(
      text,
    )?.[0].length ?? 0
  );
}

/** Response, on a line of its own between a recommendation and the answer to it. */
export function isAnswerHead(text: string): boolean {
  return /^(?:the )?(?:[a-z]+ )?(?:(?:government|ministry|department|council|commission|agency|management)(?:['’]s)? )?(?:response|reply|answer|comments?)\s*:?$/i.test(
    text,
  );
}
