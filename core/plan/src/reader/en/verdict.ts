/** How long the verdict in front of an answer is: Government response: Accept in part. */
export function verdictOf(text: string): number {
  return (
    /^(?:(?:the )?(?:[a-z]+(?:'s|’s)? )?(?:response|decision|position|reply|status))\s*[:–—-]\s*(?:(?:fully |partially |partly |not )?(?:accept|agree|support|endorse|reject|note|disagree)(?:s|d|ed)?(?: (?:in (?:full|part|principle)|with modifications?|with amendments?|partially))?)(?:\.(?=\s|$)|\s*$)\s*/i.exec(
      text,
    )?.[0].length ?? 0
  );
}
