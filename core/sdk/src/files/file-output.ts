import { z } from 'zod';
import type { FileBytes } from './file-ref.ts';

/**
 * A field of an output that is a file to be saved. The page shows a button for it, by `x-file-output` in its JSON Schema;
 * over HTTP and on the command line it travels as `{ name, base64 }`.
 *
 * @example
 * output: z.object({ ledger: fileOutput().meta(label('台账', 'Ledger')) })
 */
export function fileOutput(): z.ZodType<FileBytes, FileBytes> {
  return z.strictObject({ name: z.string(), base64: z.base64() }).meta({ 'x-file-output': true });
}
