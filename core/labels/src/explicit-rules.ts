import { labelElements } from './visible-label.ts';

/** The figures of GB 45438-2025, clause 5. They are data of a dated rule and are handed in. */
export interface ExplicitNumbers {
  /** Least height of the text as a share of the shortest side. */
  readonly textHeightShare: number;
  /** Least time that a label of a video is shown, in seconds at normal speed. */
  readonly videoSeconds: number;
  /** Normal speech, in Chinese characters a minute. */
  readonly speechPerMinute: readonly [number, number];
}

export const modalities = ['text', 'image', 'audio', 'video', 'virtual-scene', 'interaction'] as const;

export type Modality = (typeof modalities)[number];

/** Where a label stands in a picture, in a text or in time. */
export const labelPositions = ['corner', 'edge', 'inside', 'start', 'middle', 'end', 'throughout', 'nowhere'] as const;

export type LabelPosition = (typeof labelPositions)[number];

/** Ways in which sound says it. */
export const soundForms = ['speech', 'rhythm', 'none'] as const;

/** A visible or audible label as it was measured. What was not measured is `null` and is not judged. */
export interface ExplicitLabel {
  readonly modality: Modality;
  readonly words: string | null;
  readonly position: LabelPosition | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** Height of the drawn box of the text. */
  readonly textHeightPx: number | null;
  readonly startSeconds: number | null;
  readonly durationSeconds: number | null;
  readonly sound: (typeof soundForms)[number] | null;
  /** Dots and dashes, letters apart by a space. */
  readonly rhythm: string | null;
  readonly charactersPerMinute: number | null;
}

/** What is wrong with a label that can be seen or heard. */
export const explicitFaults = [
  'label-absent',
  'ai-element-missing',
  'making-element-missing',
  'text-too-small',
  'place-not-edge',
  'place-not-fitting',
  'not-at-start',
  'shown-too-short',
  'rhythm-wrong',
  'speech-too-slow',
  'speech-too-fast',
  'not-persistent',
] as const;

export type ExplicitFault = (typeof explicitFaults)[number];

/** What would have to be measured before more can be said. */
export const explicitGaps = ['words', 'position', 'size', 'time', 'sound'] as const;

export type ExplicitGap = (typeof explicitGaps)[number];

export interface ExplicitReport {
  readonly faults: readonly ExplicitFault[];
  readonly gaps: readonly ExplicitGap[];
}

/** Holds a label that can be seen or heard against clause 5 of GB 45438-2025. */
export function checkExplicit(label: ExplicitLabel, numbers: ExplicitNumbers): ExplicitReport {
  if (label.position === 'nowhere' || label.sound === 'none') return { faults: ['label-absent'], gaps: [] };
  const parts = checks[label.modality].map((check) => check(label, numbers));
  return {
    faults: parts.flatMap((part) => (part === null || isGap(part) ? [] : part)),
    gaps: parts.flatMap((part) => (part !== null && isGap(part) ? [part.gap] : [])),
  };
}

interface Gap {
  readonly gap: ExplicitGap;
}

/** Faults that were found, a gap where the measure is missing, `null` where the check does not apply. */
type Check = (label: ExplicitLabel, numbers: ExplicitNumbers) => readonly ExplicitFault[] | Gap | null;

const words: Check = ({ words: text }) => {
  if (text === null) return { gap: 'words' };
  const { ai, making } = labelElements(text);
  return [...(ai ? [] : ['ai-element-missing' as const]), ...(making ? [] : ['making-element-missing' as const])];
};

const size: Check = ({ widthPx, heightPx, textHeightPx }, { textHeightShare }) => {
  if (widthPx === null || heightPx === null || textHeightPx === null) return { gap: 'size' };
  // A hair of tolerance: 0.05 has no exact binary form.
  const least = Math.min(widthPx, heightPx) * textHeightShare;
  return textHeightPx + 1e-9 * least >= least ? [] : ['text-too-small'];
};

const atEdge: Check = ({ position }) => {
  if (position === null) return { gap: 'position' };
  return position === 'corner' || position === 'edge' || position === 'throughout' ? [] : ['place-not-edge'];
};

/** Head, tail or a suitable place between. */
const inText: Check = ({ position }) => {
  if (position === null) return { gap: 'position' };
  return ['start', 'middle', 'end', 'throughout'].includes(position) ? [] : ['place-not-fitting'];
};

const atStart: Check = ({ startSeconds }) => {
  if (startSeconds === null) return { gap: 'time' };
  return startSeconds === 0 ? [] : ['not-at-start'];
};

const longEnough: Check = ({ durationSeconds }, { videoSeconds }) => {
  if (durationSeconds === null) return { gap: 'time' };
  return durationSeconds >= videoSeconds ? [] : ['shown-too-short'];
};

const sounding: Check = (label, { speechPerMinute: [slowest, fastest] }) => {
  if (label.sound === null) return { gap: 'sound' };
  if (label.sound === 'rhythm') return isMorseAi(label.rhythm ?? '') ? [] : ['rhythm-wrong'];
  const rate = label.charactersPerMinute;
  if (rate === null) return null;
  return rate < slowest ? ['speech-too-slow'] : rate > fastest ? ['speech-too-fast'] : [];
};

const spokenWords: Check = (label, numbers) => (label.sound === 'speech' ? words(label, numbers) : null);

const inSound: Check = ({ position }) => {
  if (position === null) return { gap: 'position' };
  return ['start', 'middle', 'end', 'throughout'].includes(position) ? [] : ['place-not-fitting'];
};

/** The start picture; during the service as well or instead is taken as enough (unverified). */
const inScene: Check = ({ position }) => {
  if (position === null) return { gap: 'position' };
  return position === 'start' || position === 'throughout' ? [] : ['not-at-start'];
};

const persistent: Check = ({ position, durationSeconds }) => {
  if (position === null) return { gap: 'position' };
  return position === 'throughout' && durationSeconds === null ? [] : ['not-persistent'];
};

const sceneSize: Check = (label, numbers) => (label.textHeightPx === null ? null : size(label, numbers));

const checks: Readonly<Record<Modality, readonly Check[]>> = {
  text: [words, inText],
  image: [words, atEdge, size],
  audio: [sounding, spokenWords, inSound],
  video: [words, atEdge, size, atStart, longEnough],
  'virtual-scene': [words, inScene, sceneSize],
  interaction: [words, persistent],
};

function isGap(part: readonly ExplicitFault[] | Gap): part is Gap {
  return 'gap' in part;
}

/** Short long, short short: A and I. */
function isMorseAi(rhythm: string): boolean {
  return (
    rhythm
      .replaceAll('·', '.')
      .replaceAll(/[–—－]/g, '-')
      .replaceAll(/[\s/|]+/g, '') === '.-..'
  );
}
