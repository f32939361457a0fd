import { get, post } from '../../api/request.ts';
import type { Inquiry } from '../../api/types.ts';

export async function getInquiries(state: 'open' | 'answered', signal?: AbortSignal): Promise<readonly Inquiry[]> {
  return (await get<{ readonly inquiries: readonly Inquiry[] }>(`inquiries?state=${state}`, { signal })).inquiries;
}

export async function answerInquiry(id: string, answer: string): Promise<Inquiry> {
  return (await post<{ readonly inquiry: Inquiry }>(`inquiries/${encodeURIComponent(id)}/answer`, { answer })).inquiry;
}
