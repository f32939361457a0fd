import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeQR } from 'qr';
import { decodeQR } from 'qr/decode.js';
import { enrolmentUri } from './one-time-code.ts';
import { qrSvg } from './qr-svg.ts';

const uri = enrolmentUri('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', '张三@财政局');

test('the picture is one of its own: no script, no link, no text of the secret', async () => {
  const svg = await qrSvg(uri);
  assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.doesNotMatch(svg, /script|href|otpauth|GEZDG/i);
});

test('a camera reads the address from it', async () => {
  const svg = await qrSvg(uri);
  const size = Number(/viewBox="0 0 (\d+) \d+"/.exec(svg)?.[1]);
  // The dark modules as the picture draws them, four pixels each.
  const raw = encodeQR(uri, 'raw', { ecc: 'medium', border: 4 });
  assert.equal(raw.length, size);
  const data = new Uint8ClampedArray(size * 4 * size * 4 * 4).fill(255);
  for (let y = 0; y < size * 4; y += 1)
    for (let x = 0; x < size * 4; x += 1)
      if (raw[y >> 2]?.[x >> 2] === true) data.fill(0, (y * size * 4 + x) * 4, (y * size * 4 + x) * 4 + 3);
  assert.equal(decodeQR({ width: size * 4, height: size * 4, data }), uri);
});
