const duty =
  /\b(?:we|commission|committee|council|board) (?:calls? (?:up)?on|urges?|recommends?|requests?|directs?|instructs?)\b|\b(?:will|shall|should|must|agrees? to|commits? to|(?:is|are) (?:to|required|responsible|asked|invited|encouraged)|ha(?:s|ve) to|needs? to|may (?:not|only)|aims? to|seeks? to)\b/i;
const opening =
  /^(?:the|a|an|this|that|these|those|there|it|its|they|their|he|she|we|our|i|in|on|at|since|during|after|before|until|most|many|some|several|few|all|only|about|around|over|under|more|less|fewer|half|one|two|three|four|five|six|seven|eight|nine|ten|independent|public|recent|current|early|last|national|local|social|such|as|when|while|if|although|because|despite|according|today|currently|\d[\d.,]*)\b/i;
const finite =
  /\b(?:is|are|was|were|has|have|had|may|can|could|would|said|told|found|received|accounted|answered|handled|held|spent|took|made|gave|left|lost|ran|went|came|began|led|reached|rose|fell|grew|saw|showed|works?|remains?|depends?|exists?|applies|apply|contains?|costs?)\b/i;
const order =
  /^(?:publish|set|create|build|train|give|make|keep|run|use|provide|open|offer|report|review|test|develop|establish|ensure|support|appoint|adopt|launch|expand|introduce|identify|require|install|reduce|increase|improve|agree|hold|put|add|apply|assess|audit|carry|close|collect|complete|connect|consult|convene|cut|define|deliver|deploy|design|digiti[sz]e|encourage|extend|fund|help|host|include|invest|issue|link|list|maintain|map|modernise|monitor|move|name|note|pilot|plan|prepare|promote|protect|recruit|remove|replace|scan|seek|share|start|stop|strengthen|study|tell|track|translate|update|work|write|distribute|supply|lend|equip|award|admit|bring|enroll?|fit|plant|implement|reinforce|accelerate|explore|investigate|evaluate|examine|undertake|facilitate|co-?ordinate|enhance|enforce|engage|embed|integrate|align|leverage|streamline|foster|incorporate|raise|upgrade|optimi[sz]e|formulate|draft|enact|amend|revise|finali[sz]e|organi[sz]e|conduct|initiate|procure|construct|operate|restore|preserve|conserve|educate|designate|allocate|incentivi[sz]e|mobili[sz]e|continue|enable|empower|decarboni[sz]e|convert|redesign|simplify|standardi[sz]e|automate|publici[sz]e|expedite|attract|retain|cultivate|stimulate|grow|hire|pursue|deepen|broaden|consolidate|codify|disseminate|disclose|refer|resolve|renew|rebuild|repair|retrofit|mount|roll out|phase out|scale up)\b(?! (?:of|by|in|on) (?:such|the|these|all|data|which)\b)/i;
const forecast = /\b(?:expects?|forecasts?|predicts?|estimate[ds]?|projected)\b/i;

/** A sentence that begins with the verb of what is to be done. */
export function isOrder(sentence: string): boolean {
  return order.test(sentence);
}

/** A sentence that says who is to do what. */
export function isDuty(sentence: string): boolean {
  // A rule of roles asks nobody: The first agency named after each action is responsible for it.
  if (/\bfirst\b[^.]{0,40}\bnamed\b|\bnamed first\b/i.test(sentence)) return false;
  return isOrder(sentence) || (duty.test(sentence) && !isStatement(sentence));
}

/** A sentence that tells how things are, were or are thought to become: nobody has to do anything. */
export function isStatement(whole: string): boolean {
  const sentence = whole.replace(/, of which [^,;]*/g, '');
  if (isOrder(sentence)) return false;
  if (duty.test(sentence)) return forecast.test(sentence) && !/\b(?:shall|must)\b/.test(sentence);
  return opening.test(sentence) || finite.test(sentence);
}
