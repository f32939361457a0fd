import { download } from '../parts/download.ts';

/** Gives a file that an operation made to the reader. */
export function saveFile({ name, base64 }: { readonly name: string; readonly base64: string }): void {
  download(
    name,
    Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)),
    'application/octet-stream',
  );
}
