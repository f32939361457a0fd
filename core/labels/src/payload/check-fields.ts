import { labelKeys, labelValues, requiredKeys, reservedKeys } from '../aigc-label.ts';
import type { FindingCode } from '../label-report.ts';
import type { JsonObject } from './parse-json.ts';

export interface FieldFinding {
  readonly code: FindingCode;
  readonly key: string | null;
}

/**
 * Holds the keys and values of one label against GB 45438-2025, Annex E. An empty list means that it keeps them.
 *
 * @param entries the label's object as read
 */
export function checkFields(entries: JsonObject): readonly FieldFinding[] {
  return [
    ...Object.keys(entries).flatMap((key) =>
      isKnown(key) ? [] : [{ code: 'key-unknown' as const, key: key.slice(0, 64) }],
    ),
    ...labelKeys.flatMap((key) => keyFindings(key, entries)),
    ...propagatorFindings(entries),
  ];
}

/** The known keys with their values as text; a value that is no text stands as its JSON. */
export function fieldsOf(entries: JsonObject): Readonly<Record<string, string>> {
  const known = labelKeys.filter((key) => Object.hasOwn(entries, key));
  return Object.fromEntries(known.map((key) => [key, textOf(entries[key])]));
}

function keyFindings(key: (typeof labelKeys)[number], entries: JsonObject): readonly FieldFinding[] {
  const isRequired = (requiredKeys as readonly string[]).includes(key);
  if (!Object.hasOwn(entries, key)) return isRequired ? [{ code: 'key-missing', key }] : [];
  const value = entries[key];
  if (typeof value !== 'string') return [{ code: 'value-not-text', key }];
  if (value === '') return isRequired ? [{ code: 'value-empty', key }] : [];
  if (key === 'Label') return (labelValues as readonly string[]).includes(value) ? [] : [{ code: 'label-value', key }];
  const isFree = (reservedKeys as readonly string[]).includes(key);
  return isFree || /^[\u0021-\u007e]+$/.test(value) ? [] : [{ code: 'characters', key }];
}

/** Who spreads content fills both of its keys. */
function propagatorFindings(entries: JsonObject): readonly FieldFinding[] {
  const [by, id] = [textOf(entries['ContentPropagator']), textOf(entries['PropagateID'])];
  if ((by === '') === (id === '')) return [];
  return [{ code: 'propagator-incomplete', key: by === '' ? 'ContentPropagator' : 'PropagateID' }];
}

function isKnown(key: string): boolean {
  return (labelKeys as readonly string[]).includes(key);
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
