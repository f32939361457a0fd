import { labelKeys } from '../aigc-label.ts';
import { isObject, parseJson } from './parse-json.ts';
import type { JsonFault, JsonObject, JsonValue } from './parse-json.ts';

/** What the text at a place for labels turned out to be. */
export type Payload =
  | {
      readonly kind: 'label';
      readonly entries: JsonObject;
      readonly isWrapped: boolean;
      readonly beside: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly why: JsonFault | 'empty' };

/**
 * Takes a payload apart. Accepted beside the bare object of Annex E: the wrapped form, padding around it, and `AIGC` in
 * front of it, as files in circulation have them.
 *
 * @param isDedicated the place holds labels and nothing else
 * @returns `null` for a text at a shared place that is no label
 */
export function parsePayload(text: string, isDedicated: boolean): Payload | null {
  const bare = withoutPadding(text);
  if (isDedicated) return bare === '' ? unreadable('empty') : dedicated(bare);
  return bare.startsWith('AIGC{') ? dedicated(bare.slice(4)) : shared(bare);
}

function dedicated(text: string): Payload {
  const reading = parseJson(text);
  if (reading.fault !== null) return unreadable(reading.fault);
  const { value } = reading;
  if (value === '') return unreadable('empty');
  if (!isObject(value)) return unreadable('malformed');
  return unwrapped(value) ?? label(value, false, []);
}

/** A comment that anybody may write: a label only if it says so, or has the keys of one. */
function shared(text: string): Payload | null {
  if (!text.startsWith('{')) return null;
  const reading = parseJson(text);
  if (reading.fault !== null) return /"AIGC"\s*:/.test(text) ? unreadable(reading.fault) : null;
  if (!isObject(reading.value)) return null;
  const inner = unwrapped(reading.value);
  if (inner !== null) return inner.kind === 'label' ? { ...inner, beside: [] } : inner;
  const { value } = reading;
  const known = labelKeys.filter((key) => Object.hasOwn(value, key));
  return known.length >= 3 ? label(value, false, []) : null;
}

/** The inner object of `{"AIGC": …}`; `null` when it is not wrapped. */
function unwrapped(value: JsonObject): Payload | null {
  if (!Object.hasOwn(value, 'AIGC')) return null;
  const beside = Object.keys(value).filter((key) => key !== 'AIGC');
  const inner = innerObject(value['AIGC']);
  if (inner === 'empty' || inner === 'malformed' || inner === 'repeated-key') return unreadable(inner);
  return label(inner, true, beside);
}

function innerObject(value: JsonValue | undefined): JsonObject | JsonFault | 'empty' {
  if (isObject(value)) return value;
  if (typeof value !== 'string') return 'malformed';
  if (withoutPadding(value) === '') return 'empty';
  const reading = parseJson(withoutPadding(value));
  if (reading.fault !== null) return reading.fault;
  return isObject(reading.value) ? reading.value : 'malformed';
}

function label(entries: JsonObject, isWrapped: boolean, beside: readonly string[]): Payload {
  return { kind: 'label', entries, isWrapped, beside };
}

function unreadable(why: JsonFault | 'empty'): Payload {
  return { kind: 'unreadable', why };
}

/** White space and NULs around a text; containers pad with either. */
function withoutPadding(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isPadding(text.charCodeAt(from))) from += 1;
  while (to > from && isPadding(text.charCodeAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function isPadding(code: number): boolean {
  return code === 0 || code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xfeff;
}
