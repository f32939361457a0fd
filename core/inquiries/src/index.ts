export { inquiryError } from './errors.ts';
export { answerBody, Inquiries, inquiryBody, inquiryMigrations, inquiryQuery, receiptBody } from './inquiries.ts';
export type { InquiriesOptions, Inquiry, InquiryState } from './inquiries.ts';
