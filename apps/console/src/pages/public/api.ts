import { post } from '../../api/request.ts';
import type { InquiryState } from '../../api/types.ts';

export interface NewInquiry {
  readonly kind: 'question' | 'objection';
  readonly about?: string;
  readonly text: string;
  readonly contact?: string;
}

export async function sendInquiry(inquiry: NewInquiry): Promise<InquiryState> {
  return (await post<{ readonly inquiry: InquiryState }>('public/inquiries', inquiry)).inquiry;
}

export async function readInquiry(receipt: string): Promise<InquiryState> {
  return (await post<{ readonly inquiry: InquiryState }>('public/inquiries/receipt', { receipt })).inquiry;
}
