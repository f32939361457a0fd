import { label, z } from '@yuzhi/sdk';

/** A file that an operation makes: pages offer it for download, the command line writes it. */
export const madeFile = z.object({ name: z.string(), base64: z.string() });

/** As a field of an output. */
export function fileField(zh: string, en: string): z.ZodType<z.output<typeof madeFile>, z.input<typeof madeFile>> {
  return madeFile.meta({ ...label(zh, en), 'x-file': { accept: [] } });
}

export function madeFileOf(name: string, bytes: Uint8Array): z.output<typeof madeFile> {
  return { name, base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') };
}

/** `报告.labelled.docx` of `报告.docx`. */
export function labelledName(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? `${name}.labelled` : `${name.slice(0, dot)}.labelled${name.slice(dot)}`;
}
