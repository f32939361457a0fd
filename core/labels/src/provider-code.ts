/** Why a text is no service provider code. */
export const codeFaults = [
  'length',
  'characters',
  'format',
  'subject',
  'binding',
  'credit-code',
  'service',
  'extension',
] as const;

export type CodeFault = (typeof codeFaults)[number];

export interface ProviderCode {
  /** The unified social credit code of the organisation (GB 32100), 18 characters. */
  readonly creditCode: string;
  /** `none` when the extension was left out. */
  readonly service: 'generating' | 'spreading' | 'none';
  /** The model or application, four characters that the provider chose. */
  readonly extension: string;
}

export type ProviderCodeReading = { readonly fault: CodeFault } | { readonly fault: null; readonly code: ProviderCode };

const services = { '0': 'none', '1': 'generating', '2': 'spreading' } as const;

/**
 * Takes a service provider code of 27 characters apart (TC260-PG-20252A): `00`, subject `1` organisation, binding `1`
 * unified social credit code, the credit code, service, and four characters of the provider's own.
 */
export function readProviderCode(text: string): ProviderCodeReading {
  if (text.length !== 27) return { fault: 'length' };
  if (!/^[0-9A-Z]+$/.test(text)) return { fault: 'characters' };
  if (!text.startsWith('00')) return { fault: 'format' };
  if (text[2] !== '1') return { fault: 'subject' };
  if (text[3] !== '1') return { fault: 'binding' };
  const creditCode = text.slice(4, 22);
  if (!isCreditCode(creditCode)) return { fault: 'credit-code' };
  const service = services[text.charAt(22) as keyof typeof services] as
    | (typeof services)[keyof typeof services]
    | undefined;
  if (service === undefined) return { fault: 'service' };
  const extension = text.slice(23);
  if (service === 'none' && extension !== '0000') return { fault: 'extension' };
  return { fault: null, code: { creditCode, service, extension } };
}

/** The alphabet of GB 32100: no I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether a unified social credit code has its alphabet and its check character (modulo 31, weights 3 to the power of i). */
export function isCreditCode(text: string): boolean {
  const values = Array.from(text, (character) => alphabet.indexOf(character));
  if (values.length !== 18 || values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31 === values[17];
}
