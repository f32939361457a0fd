import { decide } from '../../api/calls.ts';
import { get, post } from '../../api/request.ts';
import type { InboxItem, Outcome } from '../../api/types.ts';

export type { InboxItem };

export async function getInbox(signal?: AbortSignal): Promise<readonly InboxItem[]> {
  return (await get<{ readonly items: readonly InboxItem[] }>('inbox', { signal })).items;
}

/** What came of a decision. Of an act that was agreed to, what it answered. */
export type Decided =
  | { readonly state: 'refused' }
  /** Another person has to agree as well. */
  | { readonly state: 'agreed' }
  | { readonly state: 'granted' }
  | { readonly state: 'ran'; readonly outcome: Outcome };

export interface Decision {
  readonly agrees: boolean;
  readonly reason: string;
}

/** Decides an item, for the unit by which somebody may. @throws ApiError */
export async function decideItem({ kind, id, decideFor }: InboxItem, decision: Decision): Promise<Decided> {
  const headers: Record<string, string> = decideFor === null ? {} : { 'yuzhi-unit': encodeURIComponent(decideFor) };
  const { agrees, reason } = decision;
  if (kind === 'grant') {
    const answer = { grant: id, decision: agrees ? 'agreed' : 'refused', reason };
    const { state } = await post<{ readonly state: string }>('access/grants-decide', answer, { headers });
    return { state: state === 'active' ? 'granted' : state === 'refused' ? 'refused' : 'agreed' };
  }
  const outcome = await decide(id, { decision: agrees ? 'approved' : 'rejected', reason }, headers);
  if (outcome.state === 'rejected') return { state: 'refused' };
  return outcome.state === 'waiting' ? { state: 'agreed' } : { state: 'ran', outcome };
}
