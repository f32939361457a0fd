/** A text as a QR code (ISO/IEC 18004, correction level M), an SVG picture of its own, without a script or a link. */
export async function qrSvg(text: string): Promise<string> {
  const { encodeQR } = await import('qr');
  return encodeQR(text, 'svg', { ecc: 'medium', border: 4 });
}
