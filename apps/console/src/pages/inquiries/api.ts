import { queryOf } from '../../api/calls.ts';
import { get, post } from '../../api/request.ts';
import type { Inquiry } from '../../api/types.ts';

export interface InquiryPage {
  readonly q?: string | null;
  readonly before?: string | null;
  readonly limit?: number;
}

export async function getInquiries(
  state: 'open' | 'answered',
  signal?: AbortSignal,
  page: InquiryPage = {},
): Promise<readonly Inquiry[]> {
  const query = queryOf({ state, ...page });
  return (await get<{ readonly inquiries: readonly Inquiry[] }>(`inquiries${query}`, { signal })).inquiries;
}

export async function answerInquiry(id: string, answer: string): Promise<Inquiry> {
  return (await post<{ readonly inquiry: Inquiry }>(`inquiries/${encodeURIComponent(id)}/answer`, { answer })).inquiry;
}
