import { label, z } from '@yuzhi/sdk';

const madeFile = z.strictObject({ name: z.string(), base64: z.base64() });

/** A field of an output that is a file: the page shows a button that saves it. */
export function fileOutput(zh: string, en: string): typeof madeFile {
  return madeFile.meta({ ...label(zh, en), 'x-file': { accept: [] } });
}
