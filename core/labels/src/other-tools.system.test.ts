import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { addVisibleLabel } from './visible/add-visible-label.ts';
import { goldenFile, goldenNames, goldenPicture, goldenPictures, sampleLabel } from './golden-files.ts';
import { signatureParts, signedMessage, signLabel, verifyLabel } from './sign-label.ts';
import { labelPayload, writeLabel } from './write-label.ts';

/**
 * What was written is read by programs that are not ours: exiftool, FFmpeg, pdfinfo, LibreOffice and OpenSSL from Debian.
 * Each test skips where its program is not installed.
 */

const run = promisify(execFile);

async function skipWithout(program: string): Promise<string | false> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = await Promise.any(
    folders.map((folder) => access(path.join(folder, program), constants.X_OK).then(() => true)),
  ).catch(() => false);
  return found ? false : `the program ${program} is not installed`;
}

const skip = {
  exiftool: await skipWithout('exiftool'),
  ffmpeg: (await skipWithout('ffmpeg')) || (await skipWithout('ffprobe')),
  pdfinfo: await skipWithout('pdfinfo'),
  pdftotext: (await skipWithout('pdftotext')) || (await skipWithout('pdftoppm')),
  impress: existsSync('/usr/lib/libreoffice/program/libsdlo.so') ? false : 'LibreOffice Impress is not installed',
  soffice: await skipWithout('soffice'),
  openssl: await skipWithout('openssl'),
};

let folder: string;
before(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-labels-'))));
after(() => rm(folder, { recursive: true, force: true }));

const named = (pattern: RegExp): readonly string[] => goldenNames.filter((name) => pattern.test(name));

/** The file with a label, written twice, on the disk. */
async function labelled(name: string): Promise<string> {
  const once = writeLabel(goldenFile(name), { ...sampleLabel, ProduceID: 'SAMPLE-000002' }, name);
  const file = path.join(folder, name);
  await writeFile(file, writeLabel(once.bytes, sampleLabel, name).bytes);
  return file;
}

async function original(name: string): Promise<string> {
  const file = path.join(folder, `original-${name}`);
  await writeFile(file, goldenFile(name));
  return file;
}

test('exiftool reads the one label of pictures, films and PDF', { skip: skip.exiftool }, async () => {
  for (const name of named(/^(?!other).*\.(?:png|jpg|gif|webp|mp4|mov|mp3|pdf)$/)) {
    const { stdout } = await run('exiftool', ['-j', '-a', '-G1', await labelled(name)]);
    const found = Object.entries((JSON.parse(stdout) as [Record<string, unknown>])[0]).filter(
      ([key, value]) => /aigc/i.test(key) || String(value).includes('(AIGC)'),
    );
    assert.equal(found.length, 1, `${name}: ${JSON.stringify(found)}`);
    const value = found[0]?.[1];
    const text = typeof value === 'string' ? value.replace(/^\(AIGC\) /, '') : JSON.stringify(value);
    assert.deepEqual(JSON.parse(text), sampleLabel, name);
  }
});

test('exiftool finds no fault in what was written that was not there before', { skip: skip.exiftool }, async () => {
  for (const name of named(/^(?!other).*\.(?:png|jpg|gif|webp|mov|mp3|wav|pdf)$/)) {
    const [was, is] = await Promise.all(
      [await original(name), await labelled(name)].map((file) =>
        run('exiftool', ['-s3', '-validate', '-warning', '-a', file]).then(({ stdout }) => stdout),
      ),
    );
    assert.equal(is, was, name);
  }
});

test('ffprobe reads the label of MP4, MOV and MP3', { skip: skip.ffmpeg }, async () => {
  for (const name of named(/^(?!other).*\.(?:mp4|mov|mp3)$/)) {
    const { stdout } = await run('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'format_tags',
      '-of',
      'json',
      await labelled(name),
    ]);
    const { format } = JSON.parse(stdout) as { format: { tags: Record<string, string> } };
    assert.deepEqual(JSON.parse(format.tags['AIGC'] ?? 'null'), sampleLabel, name);
  }
});

test('FFmpeg decodes the same pictures and samples as before, without a complaint', { skip: skip.ffmpeg }, async () => {
  const digest = async (file: string): Promise<string> => {
    const { stdout, stderr } = await run('ffmpeg', ['-v', 'error', '-i', file, '-f', 'md5', '-']);
    return stdout + stderr;
  };
  for (const name of named(/\.(?:png|jpg|gif|webp|wav|mp3|mp4|mov)$/))
    assert.equal(await digest(await labelled(name)), await digest(await original(name)), name);
});

test('pdfinfo reads the label of PDF, and the other entries are still there', { skip: skip.pdfinfo }, async () => {
  for (const name of named(/\.pdf$/)) {
    const file = await labelled(name);
    const { stdout, stderr } = await run('pdfinfo', ['-custom', file]);
    assert.equal(stderr, '', name);
    assert.deepEqual(JSON.parse(/^AIGC:\s+(.*)$/m.exec(stdout)?.[1] ?? 'null'), sampleLabel, name);
    const plain = await run('pdfinfo', [file]);
    assert.match(plain.stdout, /Producer:\s+LibreOffice/, name);
    assert.match(plain.stdout, /Pages:\s+1/, name);
  }
});

test('LibreOffice opens what was written and takes the label along', { skip: skip.soffice }, async () => {
  const docx = path.join(folder, 'visible.docx');
  await writeFile(docx, writeLabel(addVisibleLabel(goldenFile('plain.docx')).bytes, sampleLabel).bytes);
  const xlsx = await labelled('plain.xlsx');
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await run('soffice', [profile, '--headless', '--convert-to', 'fodt', '--outdir', folder, docx]);
  await run('soffice', [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, xlsx]);
  for (const name of ['visible.fodt', 'plain.fods']) {
    const text = await readFile(path.join(folder, name), 'utf8');
    const found = /<meta:user-defined meta:name="AIGC"[^>]*>([^<]*)</.exec(text)?.[1] ?? '';
    assert.equal(found.replaceAll('&quot;', '"'), labelPayload(sampleLabel), name);
  }
  assert.match(await readFile(path.join(folder, 'visible.fodt'), 'utf8'), /（AI生成）[\s\S]*样例文字/);
});

const pictures = goldenPictures.filter((name) => !/^(?:animated|arithmetic|cmyk|large)/.test(name));
const [pictureWidth, pictureHeight] = [170, 148];

/** How FFmpeg keeps the pixels of each picture, so that it converts none: the steps of its planes, bytes of a sample. */
interface PixelForm {
  readonly format: string;
  readonly planes: readonly (readonly [number, number])[];
  readonly bytes: number;
}

function pixelForm(name: string): PixelForm {
  if (name.endsWith('.png')) return { format: 'rgba64le', planes: [[1, 1]], bytes: 8 };
  if (name.startsWith('grey')) return { format: 'gray', planes: [[1, 1]], bytes: 1 };
  if (name.startsWith('rgb'))
    return {
      format: 'gbrp',
      planes: [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      bytes: 1,
    };
  const [across, down] = name.includes('444') ? [1, 1] : name.includes('422') ? [2, 1] : [2, 2];
  const format = `yuvj4${across === 1 ? '44' : down === 1 ? '22' : '20'}p`;
  return {
    format,
    planes: [
      [1, 1],
      [across, down],
      [across, down],
    ],
    bytes: 1,
  };
}

async function samplesOf(file: string, format: string): Promise<Buffer> {
  const options = ['-v', 'error', '-noautorotate', '-i', file, '-f', 'rawvideo', '-pix_fmt', format, '-'];
  const { stdout } = await run('ffmpeg', options, { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

test('FFmpeg sees the label that was drawn, and every other sample as before', { skip: skip.ffmpeg }, async () => {
  for (const name of pictures) {
    const [before, after] = [path.join(folder, `undrawn-${name}`), path.join(folder, `drawn-${name}`)];
    const { bytes, drawn } = addVisibleLabel(goldenPicture(name), name, 'AI生成');
    assert.ok(drawn !== null);
    await Promise.all([writeFile(before, goldenPicture(name)), writeFile(after, bytes)]);
    const form = pixelForm(name);
    const [was, is] = await Promise.all([samplesOf(before, form.format), samplesOf(after, form.format)]);
    assert.equal(is.length, was.length, name);
    const { x, y, width, height } = drawn.area;
    const levels = new Set<number>();
    let at = 0;
    for (const [index, [across, down]] of form.planes.entries())
      for (let row = 0; row < Math.ceil(pictureHeight / down); row += 1)
        for (let column = 0; column < Math.ceil(pictureWidth / across); column += 1, at += form.bytes) {
          const [pixelX, pixelY] = [column * across, row * down];
          const isUnder = pixelX >= x && pixelX < x + width && pixelY >= y && pixelY < y + height;
          const isSame = was.subarray(at, at + form.bytes).equals(is.subarray(at, at + form.bytes));
          assert.ok(isUnder || isSame, `${name}: plane ${index}, ${pixelX}, ${pixelY}`);
          if (isUnder && index === 0) levels.add(is[at + (form.bytes === 8 ? 1 : 0)] ?? 0);
        }
    assert.equal(at, was.length, name);
    assert.ok(Math.min(...levels) < 40 && Math.max(...levels) > 215, `${name}: dark and light`);
  }
});

test('poppler finds the prompt at the head of the first page, and draws it', { skip: skip.pdftotext }, async () => {
  for (const name of named(/\.pdf$/)) {
    const file = path.join(folder, `visible-${name}`);
    await writeFile(file, writeLabel(addVisibleLabel(goldenFile(name)).bytes, sampleLabel).bytes);
    const { stdout, stderr } = await run('pdftotext', [file, '-']);
    assert.match(stdout, /^（AI生成）\s+sample/, name);
    const page = await run('pdftoppm', ['-r', '72', '-gray', file], {
      encoding: 'buffer',
      maxBuffer: 16 * 1024 * 1024,
    });
    assert.equal(stderr + page.stderr.toString(), '', name);
    const [, width = '0'] = /^P5\s+(\d+)/.exec(page.stdout.toString('latin1', 0, 40)) ?? [];
    const rows = page.stdout.subarray(-Number(width) * 842).subarray(0, Number(width) * 40);
    assert.ok(rows.filter((level) => level < 80).length > 100, `${name}: ink at the head`);
  }
});

test('LibreOffice shows the prompt of a sheet and of a slide', { skip: skip.soffice || skip.impress }, async () => {
  const profile = `-env:UserInstallation=file://${folder}/profile-visible`;
  for (const [name, form, shown] of [
    ['plain.xlsx', 'fods', /<table:table-cell[^>]*>（AI生成）<\/table:table-cell>/],
    ['plain.pptx', 'fodp', /<draw:page .*sample.*（AI生成）/],
  ] as const) {
    const file = path.join(folder, `visible-${name}`);
    await writeFile(file, addVisibleLabel(goldenFile(name)).bytes);
    await run('soffice', [profile, '--headless', '--convert-to', form, '--outdir', folder, file]);
    const text = await readFile(file.replace(/[^.]+$/, form), 'utf8');
    // Runs of one script each, with line breaks between.
    assert.match(text.replaceAll(/<\/?text:[^>]*>|\n\s*/g, ''), shown, name);
  }
});

test('OpenSSL verifies our SM2 signature, and we verify its own', { skip: skip.openssl }, async () => {
  const at = (name: string): string => path.join(folder, name);
  await run('openssl', ['ecparam', '-genkey', '-name', 'SM2', '-noout', '-out', at('key.pem')]);
  await run('openssl', ['ec', '-in', at('key.pem'), '-pubout', '-out', at('public.pem')]);
  const [privateKey, publicKey] = await Promise.all([
    readFile(at('key.pem'), 'utf8'),
    readFile(at('public.pem'), 'utf8'),
  ]);
  const data = goldenFile('plain.png');
  const key = { algorithm: 'sm2-sm3', keyId: 'key-1' } as const;
  const label = signLabel(data, sampleLabel, { ...key, privateKey });
  const signature = signatureParts(label.ReservedCode1)?.signature ?? Buffer.alloc(0);
  await writeFile(at('message'), signedMessage(data, label, { ...key, name: '', field: 'ReservedCode1' }));
  await writeFile(at('ours.der'), derOf(signature));
  const options = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678', '-in', at('message')];
  await run('openssl', [
    'pkeyutl',
    '-verify',
    '-pubin',
    '-inkey',
    at('public.pem'),
    '-sigfile',
    at('ours.der'),
    ...options,
  ]);

  await run('openssl', ['pkeyutl', '-sign', '-inkey', at('key.pem'), '-out', at('theirs.der'), ...options]);
  const theirs = {
    ...label,
    ReservedCode1: `sm2-sm3:v1:key-1:${plainOf(await readFile(at('theirs.der'))).toString('base64url')}`,
  };
  assert.equal(verifyLabel(data, theirs, { ...key, publicKey }), 'valid');
});

/** Two numbers as SEQUENCE of INTEGER. */
function derOf(signature: Buffer): Buffer {
  const body = Buffer.concat([integer(signature.subarray(0, 32)), integer(signature.subarray(32))]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

function integer(number: Buffer): Buffer {
  let digits = number;
  while (digits.length > 1 && digits[0] === 0 && (digits[1] ?? 0) < 0x80) digits = digits.subarray(1);
  if ((digits[0] ?? 0) >= 0x80) digits = Buffer.concat([Buffer.from([0]), digits]);
  return Buffer.concat([Buffer.from([2, digits.length]), digits]);
}

function plainOf(der: Buffer): Buffer {
  const first = der.subarray(4, 4 + (der[3] ?? 0));
  const second = der.subarray(6 + first.length);
  const fixed = (digits: Buffer): Buffer => Buffer.concat([Buffer.alloc(32), digits]).subarray(-32);
  return Buffer.concat([fixed(first), fixed(second)]);
}
