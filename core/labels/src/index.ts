export { labelKeys, labelValues } from './aigc-label.ts';
export type { AigcLabel, LabelKey } from './aigc-label.ts';
export { carriers, places } from './carrier.ts';
export type { Carrier, Place } from './carrier.ts';
export { doubtCodes, faultCodes, noteCodes, verdicts } from './label-report.ts';
export type { Finding, FindingCode, LabelCopy, LabelReport, Verdict } from './label-report.ts';
export { readLabel } from './read-label.ts';
export { codeFaults, isCreditCode, readProviderCode } from './provider-code.ts';
export type { CodeFault, ProviderCode, ProviderCodeReading } from './provider-code.ts';
export { findVisibleLabel, labelElements } from './visible-label.ts';
export type { VisibleLabel } from './visible-label.ts';
export { contentDigest, fileDigest } from './content-digest.ts';
export { fingerprintDistance, mostSimilarBits, pictureFingerprint } from './picture-fingerprint.ts';
export { labelError } from './errors.ts';
export { labelPayload, writableCarriers, writeLabel } from './write-label.ts';
export type { WrittenLabel } from './write-label.ts';
export {
  checkExplicit,
  explicitFaults,
  explicitGaps,
  labelPositions,
  modalities,
  soundForms,
} from './explicit-rules.ts';
export type {
  ExplicitFault,
  ExplicitGap,
  ExplicitLabel,
  ExplicitNumbers,
  ExplicitReport,
  LabelPosition,
  Modality,
} from './explicit-rules.ts';
export { addVisibleLabel, visibleCarriers, visibleWords } from './visible/add-visible-label.ts';
export type { VisibleAddition } from './visible/add-visible-label.ts';
export { labelledEvents, labelledHtmlStream, labelledStream } from './visible/labelled-stream.ts';
export { visibleOverlay } from './visible-overlay.ts';
export type { Overlay } from './visible-overlay.ts';
export { signatureAlgorithms, signatureParts, signedMessage, signLabel, verifyLabel } from './sign-label.ts';
export type { LabelSigner, LabelVerifier, SignatureAlgorithm, SignatureState, SignedField } from './sign-label.ts';
