import { requiredKeys } from './aigc-label.ts';
import type { Carrier, Place } from './carrier.ts';
import type { Finding, FindingCode, LabelCopy, LabelReport, Verdict } from './label-report.ts';
import { doubtCodes, faultCodes } from './label-report.ts';
import { checkFields, fieldsOf } from './payload/check-fields.ts';
import { parsePayload } from './payload/parse-payload.ts';
import type { JsonObject } from './payload/parse-json.ts';
import { readProviderCode } from './provider-code.ts';
import type { Evidence, Scan } from './scan.ts';

/** Places that a practice guide names for a carrier; a label elsewhere is read and said to be in an unusual place. */
const usualPlaces: Readonly<Record<Carrier, readonly Place[]>> = {
  png: ['xmp', 'png-text', 'exif-comment'],
  jpeg: ['xmp', 'exif-comment'],
  gif: ['xmp'],
  webp: ['xmp'],
  tiff: ['xmp'],
  heif: ['xmp'],
  wav: ['riff-chunk'],
  mp3: ['id3-text'],
  flac: ['vorbis-comment'],
  ogg: ['vorbis-comment'],
  mp4: ['mp4-keys', 'xmp'],
  mkv: ['matroska-tag'],
  flv: ['flv-metadata'],
  avi: ['riff-info'],
  ooxml: ['ooxml-property'],
  pdf: ['pdf-info'],
  markdown: ['front-matter'],
  text: ['visible-text'],
};

/** A copy whose fields can be judged. */
interface ReadCopy extends LabelCopy {
  readonly entries: JsonObject | null;
}

/** Turns what was seen of a file into a verdict with its reasons. */
export function judge(carrier: Carrier | null, scan: Scan): LabelReport {
  const findings: Finding[] = [];
  const copies = scan.evidence.flatMap((evidence) => readCopy(evidence, scan, findings));
  const labels = copies.filter(({ entries }) => entries !== null);
  for (const copy of labels) findings.push(...fieldFindings(copy));
  findings.push(...copyFindings(labels));
  for (const { code, place } of [...scan.doubts, ...scan.notes]) findings.push(finding(code, null, place));
  if (carrier !== null) findings.push(...placeFindings(carrier, copies));
  return {
    carrier,
    verdict: verdictOf(copies, findings),
    copies: copies.map(({ entries: _entries, ...copy }) => copy),
    findings: unlike(findings),
  };
}

/** Faults that are seen stand, whatever else could not be seen. */
function verdictOf(copies: readonly ReadCopy[], findings: readonly Finding[]): Verdict {
  if (findings.some(({ weight }) => weight === 'fault')) return 'noncompliant';
  if (findings.some(({ weight }) => weight === 'doubt')) return 'inconclusive';
  return copies.length > 0 ? 'compliant' : 'not_found';
}

function readCopy(
  { place, offset, payload, isDedicated }: Evidence,
  scan: Scan,
  findings: Finding[],
): readonly ReadCopy[] {
  const copy = { place, offset, isWrapped: false, words: null };
  if (place === 'visible-text') return [{ ...copy, fields: null, words: payload, entries: null }];
  if (payload.length > scan.limits.payloadBytes) {
    findings.push(finding('limits-reached', null, place));
    return [{ ...copy, fields: null, entries: null }];
  }
  const read = parsePayload(payload, isDedicated);
  if (read === null) return [];
  if (read.kind === 'unreadable') {
    findings.push(finding(doubtOf[read.why], null, place));
    return [{ ...copy, fields: null, entries: null }];
  }
  for (const key of read.beside) findings.push(finding('key-unknown', key.slice(0, 64), place));
  if (read.isWrapped) findings.push(finding('form-wrapped', null, place));
  return [{ ...copy, fields: fieldsOf(read.entries), isWrapped: read.isWrapped, entries: read.entries }];
}

const doubtOf = { empty: 'payload-empty', malformed: 'payload-unreadable', 'repeated-key': 'key-repeated' } as const;

function fieldFindings({ entries, fields, place }: ReadCopy): readonly Finding[] {
  const faults = checkFields(entries ?? {}).map(({ code, key }) => finding(code, key, place));
  const codes = (['ContentProducer', 'ContentPropagator'] as const).filter((key) => {
    const value = fields?.[key] ?? '';
    return value !== '' && readProviderCode(value).fault !== null;
  });
  return [...faults, ...codes.map((key) => finding('code-not-assigned-form', key, place))];
}

function copyFindings(labels: readonly ReadCopy[]): readonly Finding[] {
  const [first, ...others] = labels;
  return others.flatMap(({ place, entries }) => {
    const differs = canonical(entries) !== canonical(first?.entries ?? null);
    return [finding('second-copy', null, place), ...(differs ? [finding('copies-differ', null, place)] : [])];
  });
}

function placeFindings(carrier: Carrier, copies: readonly ReadCopy[]): readonly Finding[] {
  return copies
    .filter(({ place }) => !usualPlaces[carrier].includes(place))
    .map(({ place }) => finding('place-unusual', null, place));
}

/** Keys in one order, and keys without a value left out where they may be. */
function canonical(entries: JsonObject | null): string {
  const kept = Object.entries(entries ?? {}).filter(
    ([key, value]) => value !== '' || (requiredKeys as readonly string[]).includes(key),
  );
  return JSON.stringify(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function finding(code: FindingCode, key: string | null, place: Place | null): Finding {
  const weight = isIn(faultCodes, code) ? 'fault' : isIn(doubtCodes, code) ? 'doubt' : 'note';
  return { code, weight, key, place };
}

function isIn(codes: readonly string[], code: string): boolean {
  return codes.includes(code);
}

/** Hostile files repeat a finding as often as they like. */
function unlike(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map(findings.map((one) => [`${one.code} ${one.key} ${one.place}`, one]));
  return [...seen.values()].slice(0, 100);
}
