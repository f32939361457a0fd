import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bytes, ContainerBroken } from '../bytes.ts';
import { goldenPicture, goldenPictures } from '../golden-files.ts';
import { Scan } from '../scan.ts';
import { decodedJpeg } from './decode-jpeg.ts';
import { drawJpeg } from './draw-jpeg.ts';
import type { JpegFrame } from './jpeg-frame.ts';

const refused = ['arithmetic.jpg', 'cmyk.jpg'];
const drawable = goldenPictures.filter((name) => name.endsWith('.jpg') && !refused.includes(name));

function frameOf(data: Buffer): JpegFrame {
  return decodedJpeg(new Bytes(data), new Scan()).frame;
}

test('drawJpeg() leaves every coefficient outside of the label as it was, in every form of JPEG', () => {
  assert.ok(drawable.length >= 7);
  for (const name of drawable) {
    const { bytes, area, contrast } = drawJpeg(new Bytes(goldenPicture(name)), 'AI生成', new Scan());
    const [was, is] = [frameOf(goldenPicture(name)), frameOf(bytes)];
    assert.ok(contrast > 10, name);
    for (const [index, { coefficients, blocksAcross, across, down }] of was.components.entries()) {
      const after = is.components[index]?.coefficients ?? new Int16Array();
      assert.equal(after.length, coefficients.length);
      const [width, height] = [(8 * was.mostAcross) / across, (8 * was.mostDown) / down];
      let changed = 0;
      for (let at = 0; at < coefficients.length; at += 1) {
        if (after[at] === coefficients[at]) continue;
        const block = Math.floor(at / 64);
        const [x, y] = [(block % blocksAcross) * width, Math.floor(block / blocksAcross) * height];
        const isInside = x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
        // The last units may reach beyond the picture.
        assert.ok(isInside || x + width > was.width || y + height > was.height, `${name}: ${x}, ${y}`);
        changed += 1;
      }
      assert.ok(changed > 0, name);
    }
  }
});

test('drawJpeg() makes a sequential picture of a progressive one, with the same coefficients as from the sequential', () => {
  const [one, other] = ['baseline-420.jpg', 'progressive-420.jpg'].map((name) => frameOf(goldenPicture(name)));
  assert.deepEqual(one?.components, other?.components);
  const { bytes } = drawJpeg(new Bytes(goldenPicture('progressive-420.jpg')), 'AI生成', new Scan());
  assert.equal(frameOf(bytes).isProgressive, false);
});

test('drawJpeg() puts the label where the picture is shown bottom right', () => {
  // Shown turned by 90 degrees: bottom right is stored top right.
  const { area } = drawJpeg(new Bytes(goldenPicture('turned.jpg')), 'AI生成', new Scan());
  assert.deepEqual([area.x + area.width, area.y], [170, 0]);
  assert.ok(area.height > area.width);
});

test('drawJpeg() draws the same label again over itself', () => {
  const once = drawJpeg(new Bytes(goldenPicture('restart-444.jpg')), 'AI生成', new Scan()).bytes;
  assert.deepEqual(drawJpeg(new Bytes(once), 'AI生成', new Scan()).bytes, once);
});

test('drawJpeg() sets nothing up for a size that the file cannot hold', () => {
  const data = Buffer.from(goldenPicture('grey.jpg'));
  const frame = data.indexOf(Buffer.from([0xff, 0xc2]));
  data.writeUInt16BE(9000, frame + 5);
  data.writeUInt16BE(9000, frame + 7);
  assert.throws(() => frameOf(data), ContainerBroken);
});

test('drawJpeg() refuses arithmetic coding, four inks and data that is cut off', () => {
  const draw = (data: Buffer) => (): unknown => drawJpeg(new Bytes(data), 'AI生成', new Scan());
  for (const name of refused) assert.throws(draw(goldenPicture(name)), { message: 'LABEL_CARRIER_UNWRITABLE' }, name);
  const whole = goldenPicture('baseline-420.jpg');
  const cut = Buffer.concat([whole.subarray(0, Math.floor(whole.length * 0.6)), Buffer.from([0xff, 0xd9])]);
  assert.throws(draw(cut));
});
