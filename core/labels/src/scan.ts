import { inflateRawSync, inflateSync } from 'node:zlib';
import type { Place } from './carrier.ts';
import type { FindingCode } from './label-report.ts';

/** A file may cost no more than these, whatever it claims to hold. */
export interface ScanLimits {
  /** Structures looked at: chunks, boxes, tags, objects. */
  readonly steps: number;
  /** Bytes that compressed parts may expand to, all together. */
  readonly inflatedBytes: number;
  /** Bytes of one text that is taken apart: an XMP packet, a property part, a comment. */
  readonly textBytes: number;
  /** Bytes of all texts together: parts of a file may overlap. */
  readonly allTextBytes: number;
  /** Labels, or what could be one. */
  readonly evidence: number;
  /** Bytes of one label's JSON. */
  readonly payloadBytes: number;
}

export const scanLimits: ScanLimits = {
  steps: 1_000_000,
  inflatedBytes: 32 * 1024 * 1024,
  textBytes: 4 * 1024 * 1024,
  allTextBytes: 32 * 1024 * 1024,
  evidence: 1000,
  payloadBytes: 64 * 1024,
};

/** A file costs more than it may. Caught where a file is read. */
export class LimitReached extends Error {}

/** Something in the file that is a label, or could be one. */
export interface Evidence {
  readonly place: Place;
  readonly offset: number;
  readonly payload: string;
  /** The place is for labels alone. Elsewhere only what looks like a label counts as one. */
  readonly isDedicated: boolean;
}

/** What has been seen of one file so far, and what looking further may still cost. */
export class Scan {
  readonly evidence: Evidence[] = [];
  readonly doubts: { readonly code: FindingCode; readonly place: Place | null }[] = [];
  readonly notes: { readonly code: FindingCode; readonly place: Place | null }[] = [];
  readonly limits: ScanLimits;
  #steps = 0;
  #inflated = 0;
  #textBytes = 0;

  constructor(limits: ScanLimits = scanLimits) {
    this.limits = limits;
  }

  /** How many structures were looked at. */
  get steps(): number {
    return this.#steps;
  }

  /** To be called for each structure, so that none of them can be endless. */
  step(): void {
    this.#steps += 1;
    if (this.#steps > this.limits.steps) throw new LimitReached();
  }

  dedicated(place: Place, offset: number, payload: string): void {
    this.#add({ place, offset, payload, isDedicated: true });
  }

  /** Only a text that could hold a label is kept. */
  shared(place: Place, offset: number, payload: string): void {
    if (/AIGC|ContentProducer/.test(payload)) this.#add({ place, offset, payload, isDedicated: false });
  }

  #add(evidence: Evidence): void {
    if (this.evidence.length >= this.limits.evidence) throw new LimitReached();
    this.evidence.push(evidence);
  }

  doubt(code: FindingCode, place: Place | null = null): void {
    this.doubts.push({ code, place });
  }

  note(code: FindingCode, place: Place | null = null): void {
    this.notes.push({ code, place });
  }

  /** Refuses a text that is too long to be taken apart. */
  text(data: Uint8Array): Uint8Array {
    this.#textBytes += data.length;
    if (data.length > this.limits.textBytes || this.#textBytes > this.limits.allTextBytes) throw new LimitReached();
    return data;
  }

  /** Expands; `null` when the data is damaged. */
  inflate(data: Uint8Array, form: 'zlib' | 'raw'): Buffer | null {
    const maxOutputLength = Math.max(1, this.limits.inflatedBytes - this.#inflated);
    try {
      const out = (form === 'zlib' ? inflateSync : inflateRawSync)(data, { maxOutputLength });
      this.#inflated += out.length;
      return out;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new LimitReached();
      return null;
    }
  }
}
