import type { Area } from './label-plate.ts';

/** A picture with its visible label, and how that came out. */
export interface DrawnLabel {
  readonly bytes: Buffer;
  /** Size as it is stored, in pixels. */
  readonly picture: { readonly width: number; readonly height: number };
  /** The pixels that may have changed. */
  readonly area: Area;
  /** From the lowest stroke of a character to the highest. */
  readonly textHeightPx: number;
  /** Of text and plate as they were written, after WCAG 2: 1 to 21. */
  readonly contrast: number;
}
