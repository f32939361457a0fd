import type { Bytes } from './bytes.ts';
import type { Carrier } from './carrier.ts';
import { id3Tag } from './containers/id3-frames.ts';

interface Signature {
  readonly carrier: Carrier;
  readonly marks: readonly (readonly [number, string])[];
}

const signatures: readonly Signature[] = [
  { carrier: 'png', marks: [[0, '\u0089PNG\r\n\u001a\n']] },
  { carrier: 'jpeg', marks: [[0, '\u00ff\u00d8\u00ff']] },
  { carrier: 'gif', marks: [[0, 'GIF87a']] },
  { carrier: 'gif', marks: [[0, 'GIF89a']] },
  {
    carrier: 'webp',
    marks: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  },
  {
    carrier: 'wav',
    marks: [
      [0, 'RIFF'],
      [8, 'WAVE'],
    ],
  },
  {
    carrier: 'wav',
    marks: [
      [0, 'RF64'],
      [8, 'WAVE'],
    ],
  },
  {
    carrier: 'wav',
    marks: [
      [0, 'BW64'],
      [8, 'WAVE'],
    ],
  },
  {
    carrier: 'avi',
    marks: [
      [0, 'RIFF'],
      [8, 'AVI '],
    ],
  },
  { carrier: 'tiff', marks: [[0, 'II*\0']] },
  { carrier: 'tiff', marks: [[0, 'MM\0*']] },
  { carrier: 'flac', marks: [[0, 'fLaC']] },
  { carrier: 'ogg', marks: [[0, 'OggS']] },
  { carrier: 'mkv', marks: [[0, '\u001a\u0045\u00df\u00a3']] },
  { carrier: 'flv', marks: [[0, 'FLV\u0001']] },
  { carrier: 'ooxml', marks: [[0, 'PK\u0003\u0004']] },
  ...['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].map((type): Signature => ({
    carrier: 'mp4',
    marks: [[4, type]],
  })),
];

const heifBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif', 'avis'];

/** The kind of a file by its bytes alone; `null` for text and for what is not known. */
export function detectBinary(bytes: Bytes): Carrier | null {
  const found = signatures.find(({ marks }) => marks.every(([at, mark]) => bytes.startsWith(mark, at)))?.carrier;
  if (found === 'mp4' && heifBrands.some((brand) => bytes.startsWith(brand, 8))) return 'heif';
  if (found !== undefined) return found;
  if (bytes.startsWith('ID3')) return isFlacAfterId3(bytes) ? 'flac' : 'mp3';
  if (isMpegAudio(bytes)) return 'mp3';
  return bytes.buffer.subarray(0, 1024).includes('%PDF-', 0, 'latin1') ? 'pdf' : null;
}

function isFlacAfterId3(bytes: Bytes): boolean {
  try {
    return bytes.startsWith('fLaC', id3Tag(bytes.buffer)?.length ?? 0);
  } catch {
    return false;
  }
}

/** The header of a frame of MPEG audio, layer I to III, with a version, a bit rate and a sampling rate that exist. */
function isMpegAudio(bytes: Bytes): boolean {
  if (bytes.length < 4 || bytes.u8(0) !== 0xff) return false;
  const [second, third] = [bytes.u8(1), bytes.u8(2)];
  const isSync = (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && (second & 0x06) !== 0;
  return isSync && third >> 4 !== 15 && (third & 0x0c) !== 0x0c;
}
