/** Text of a payload: UTF-8, or Latin-1 where it is not. Ends at the first NUL that only padding follows. */
export function payloadText(data: Uint8Array): string {
  return utf8(data) ?? Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1');
}

/** Strict UTF-8 without its byte order mark, else `null`. */
export function utf8(data: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return null;
  }
}

/** UTF-16; the byte order mark, where there is one, decides. */
export function utf16(data: Uint8Array, order: 'be' | 'le'): string {
  const marked = data[0] === 0xfe && data[1] === 0xff ? 'be' : data[0] === 0xff && data[1] === 0xfe ? 'le' : order;
  return new TextDecoder(marked === 'be' ? 'utf-16be' : 'utf-16le').decode(data);
}

/** Text that a byte order mark or its first characters tell the encoding of, as XML does. */
export function markedText(data: Uint8Array): string {
  const [a, b] = data;
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return utf16(data, 'be');
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return utf16(data, 'le');
  return payloadText(data);
}
