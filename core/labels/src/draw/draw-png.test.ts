import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Bytes } from '../bytes.ts';
import { pngChunks } from '../containers/png-chunks.ts';
import { goldenPicture } from '../golden-files.ts';
import { Scan } from '../scan.ts';
import { pngChunk } from '../write/png-chunk.ts';
import { drawPng } from './draw-png.ts';
import { unfilterRow } from './png-filter.ts';

const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;
interface Form {
  readonly colour: keyof typeof channels;
  readonly depth: number;
}

const forms: readonly Form[] = [
  ...[1, 2, 4, 8, 16].map((depth) => ({ colour: 0, depth }) as const),
  ...[4, 8].map((depth) => ({ colour: 3, depth }) as const),
  ...([2, 4, 6] as const).flatMap((colour) => [8, 16].map((depth) => ({ colour, depth }))),
];

const steps = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

interface Made extends Form {
  readonly width: number;
  readonly height: number;
  readonly isInterlaced: boolean;
  readonly noise: number;
}

function passes({ width, height, isInterlaced }: Made): readonly (readonly [number, number, number, number])[] {
  return (isInterlaced ? steps : [[0, 0, 1, 1] as const]).filter(([x, y]) => x < width && y < height);
}

function rowLength({ width, colour, depth }: Made, x: number, dx: number): number {
  return Math.ceil((Math.ceil((width - x) / dx) * depth * channels[colour]) / 8);
}

/** A picture of noise; each row says another filter, and its bytes are whatever they are after it. */
function noisePng(made: Made): Buffer {
  const rows = passes(made).flatMap(([x, y, dx, dy]) =>
    Array.from({ length: Math.ceil((made.height - y) / dy) }, (_none, row) => {
      const bytes = Array.from(
        { length: rowLength(made, x, dx) },
        (_byte, at) => (at * 31 + row * 17 + made.noise) & 0xff,
      );
      return Buffer.from([(row + made.noise) % 5, ...bytes]);
    }),
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(made.width, 0);
  head.writeUInt32BE(made.height, 4);
  head.set([made.depth, made.colour, 0, 0, made.isInterlaced ? 1 : 0], 8);
  const colours = 2 ** Math.min(8, made.depth);
  const palette = Buffer.from(Array.from({ length: colours * 3 }, (_none, index) => (index * 255) / (colours * 3)));
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    pngChunk('IHDR', head),
    ...(made.colour === 3 ? [pngChunk('PLTE', palette)] : []),
    pngChunk('tEXt', Buffer.from('Comment\0kept')),
    pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The bits of each pixel as text, by its place: decoded row by row, in another way than the library writes them. */
function pixelsOf(png: Buffer, made: Made): ReadonlyMap<string, string> {
  const bytes = new Bytes(png);
  const packed = [...pngChunks(bytes, new Scan())]
    .filter(({ type }) => type === 'IDAT')
    .map(({ dataStart, dataEnd }) => bytes.part(dataStart, dataEnd));
  const raw = inflateSync(Buffer.concat(packed));
  const bits = made.depth * channels[made.colour];
  const pixels = new Map<string, string>();
  let at = 0;
  for (const [x, y, dx, dy] of passes(made)) {
    const length = rowLength(made, x, dx);
    let above: Buffer | null = null;
    for (let rowY = y; rowY < made.height; rowY += dy, at += 1 + length) {
      const row = Buffer.from(raw.subarray(at + 1, at + 1 + length));
      unfilterRow(raw[at] ?? 0, row, above, Math.max(1, bits >> 3));
      const line = Array.from(row, (byte) => byte.toString(2).padStart(8, '0')).join('');
      for (let column = x, index = 0; column < made.width; column += dx, index += bits)
        pixels.set(`${column},${rowY}`, line.slice(index, index + bits));
      above = row;
    }
  }
  return pixels;
}

test('drawPng() changes pixels of the label and no others, in every form of PNG', () => {
  const made = fc.record({
    form: fc.constantFrom(...forms),
    width: fc.integer({ min: 60, max: 150 }),
    height: fc.integer({ min: 40, max: 90 }),
    isInterlaced: fc.boolean(),
    noise: fc.nat(255),
  });
  fc.assert(
    fc.property(made, ({ form, ...rest }) => {
      const given: Made = { ...form, ...rest };
      const before = noisePng(given);
      const { bytes, area, textHeightPx, contrast } = drawPng(new Bytes(before), 'AI生成', new Scan());
      const [was, is] = [pixelsOf(before, given), pixelsOf(bytes, given)];
      let changed = 0;
      for (const [place, bits] of was) {
        if (is.get(place) === bits) continue;
        const [x = 0, y = 0] = place.split(',').map(Number);
        assert.ok(x >= area.x && y >= area.y, `${place} lies outside of the label`);
        changed += 1;
      }
      assert.ok(changed > 0 && is.size === was.size);
      assert.ok(textHeightPx >= 0.05 * Math.min(given.width, given.height));
      assert.ok(contrast >= 4.5);
      assert.equal(area.x + area.width, given.width);
      assert.equal(area.y + area.height, given.height);
    }),
    { numRuns: 60 },
  );
});

test('drawPng() keeps every other chunk byte for byte', () => {
  const made: Made = { colour: 6, depth: 8, width: 100, height: 60, isInterlaced: false, noise: 7 };
  const { bytes } = drawPng(new Bytes(noisePng(made)), 'AI生成', new Scan());
  const types = [...pngChunks(new Bytes(bytes), new Scan())].map(({ type }) => type);
  assert.deepEqual(types, ['IHDR', 'tEXt', 'IDAT', 'IEND']);
  assert.ok(bytes.includes('Comment\0kept'));
});

test('drawPng() draws the same label again over itself', () => {
  const once = drawPng(new Bytes(goldenPicture('rgb-16.png')), 'AI生成', new Scan()).bytes;
  assert.deepEqual(drawPng(new Bytes(once), 'AI生成', new Scan()).bytes, once);
});

/** A picture of one grey, in a palette of so many equal colours. */
function greyPalette(colours: number, depth: number): Buffer {
  const made: Made = { colour: 3, depth, width: 96, height: 60, isInterlaced: false, noise: 0 };
  const png = noisePng(made);
  const replaced: Readonly<Record<string, Buffer>> = {
    PLTE: pngChunk('PLTE', Buffer.alloc(colours * 3, 128)),
    IDAT: pngChunk('IDAT', deflateSync(Buffer.alloc(60 * (1 + rowLength(made, 0, 1))))),
  };
  const chunks = [...pngChunks(new Bytes(png), new Scan())];
  return Buffer.concat([
    png.subarray(0, 8),
    ...chunks.map(({ type, start, end }) => replaced[type] ?? png.subarray(start, end)),
  ]);
}

test('drawPng() adds black and white to a palette without contrast', () => {
  const { bytes, contrast } = drawPng(new Bytes(greyPalette(2, 2)), 'AI生成', new Scan());
  assert.equal(contrast, 21);
  const palette = [...pngChunks(new Bytes(bytes), new Scan())].find(({ type }) => type === 'PLTE');
  assert.equal((palette?.dataEnd ?? 0) - (palette?.dataStart ?? 0), 12);
});

test('drawPng() refuses a palette that has neither contrast nor room', () => {
  assert.throws(() => drawPng(new Bytes(greyPalette(4, 2)), 'AI生成', new Scan()), {
    message: 'LABEL_CONTRAST_TOO_LOW',
  });
});

test('drawPng() believes the size that a head claims only when the data bear it out', () => {
  const withSize = (width: number, height: number): Buffer => {
    const png = noisePng({ colour: 2, depth: 8, width: 96, height: 60, isInterlaced: false, noise: 1 });
    const head = Buffer.from(png.subarray(16, 29));
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    return Buffer.concat([png.subarray(0, 8), pngChunk('IHDR', head), png.subarray(33)]);
  };
  const draw = (data: Buffer) => (): unknown => drawPng(new Bytes(data), 'AI生成', new Scan());
  assert.throws(draw(withSize(0xffff_ffff, 0x142)), { message: 'LABEL_PICTURE_TOO_LARGE' });
  assert.throws(draw(withSize(9000, 9000)), { message: 'LABEL_FILE_BROKEN' });
});

test('drawPng() refuses animations, words that do not fit, and data that is cut off', () => {
  const refusal = (data: Buffer, words = 'AI生成'): string => {
    try {
      drawPng(new Bytes(data), words, new Scan());
      return 'drawn';
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.equal(refusal(goldenPicture('animated.png')), 'LABEL_CARRIER_UNWRITABLE');
  assert.equal(refusal(goldenPicture('bilevel.png'), '本图片由人工智能生成合成'.repeat(3)), 'LABEL_WORDS_TOO_LONG');
  assert.equal(refusal(goldenPicture('bilevel.png'), '☃AI生成'), 'LABEL_WORDS_UNDRAWABLE');
  const made: Made = { colour: 0, depth: 8, width: 100, height: 60, isInterlaced: false, noise: 1 };
  const short = noisePng(made);
  const chunks = [...pngChunks(new Bytes(short), new Scan())];
  const cut = chunks.map(({ type, start, end }) =>
    type === 'IDAT' ? pngChunk('IDAT', deflateSync(Buffer.alloc(50))) : short.subarray(start, end),
  );
  assert.equal(refusal(Buffer.concat([short.subarray(0, 8), ...cut])), 'LABEL_FILE_BROKEN');
});
