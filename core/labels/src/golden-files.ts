import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AigcLabel } from './aigc-label.ts';

const folder = path.resolve(import.meta.dirname, '../golden/files');

/** For tests: names of the files in `golden/files`. */
export const goldenNames: readonly string[] = readdirSync(folder);

export function goldenFile(name: string): Buffer {
  return readFileSync(path.join(folder, name));
}

const pictures = path.resolve(import.meta.dirname, '../golden/pictures');

/** For tests: forms of pictures, in `golden/pictures`. */
export const goldenPictures: readonly string[] = readdirSync(pictures);

export function goldenPicture(name: string): Buffer {
  return readFileSync(path.join(pictures, name));
}

/** A made-up label. */
export const sampleLabel: AigcLabel = {
  Label: '1',
  ContentProducer: '001191500000YYYYYY010110001',
  ProduceID: 'SAMPLE-000001',
  ReservedCode1: '',
  ContentPropagator: '',
  PropagateID: '',
  ReservedCode2: '',
};
