/** Kinds of file whose label can be read. */
export const carriers = [
  'png',
  'jpeg',
  'gif',
  'webp',
  'tiff',
  'heif',
  'wav',
  'mp3',
  'flac',
  'ogg',
  'mp4',
  'mkv',
  'flv',
  'avi',
  'ooxml',
  'pdf',
  'markdown',
  'text',
] as const;

export type Carrier = (typeof carriers)[number];

/** Places in a file where a label was looked for and can be found. */
export const places = [
  'xmp',
  'png-text',
  'exif-comment',
  'jpeg-segment',
  'gif-comment',
  'riff-chunk',
  'riff-info',
  'id3-text',
  'vorbis-comment',
  'mp4-keys',
  'mp4-freeform',
  'matroska-tag',
  'flv-metadata',
  'ooxml-property',
  'pdf-info',
  'front-matter',
  'visible-text',
] as const;

export type Place = (typeof places)[number];
