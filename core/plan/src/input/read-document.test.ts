import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { test } from 'node:test';
import { readPlan } from '../reader/read-plan.ts';
import { goldenPlans } from '../testing/golden-plans.ts';
import { makeDocx, makeHtml, makePdf } from '../testing/make-documents.ts';
import { officePackage } from '../ledger/office-package.ts';
import { readDocument } from './read-document.ts';

// Tables typed with bars are of text files alone; what is broken already is broken anew by a page.
const plain = goldenPlans.filter(({ name }) => !/md|tabs|table|pdf|city-owner/.test(name));

/** What is read, without places and without what pages add. */
function meaning(text: string): unknown {
  const { docNumber, issuer, date, title, tasks, targets } = readPlan(text);
  return {
    front: { docNumber, issuer, date, title },
    tasks: tasks.map(({ path, units, leads, openEnded, measures }) => ({
      path,
      units,
      leads,
      openEnded,
      measures: measures.map((one) => one.text),
    })),
    targets: targets.map(({ year, operator, value, unit }) => [year, operator, value, unit]),
  };
}

for (const [kind, make] of [
  ['docx', makeDocx],
  ['html', makeHtml],
  ['pdf', makePdf],
] as const)
  test(`a plan reads the same as text and as ${kind}`, async () => {
    assert.ok(plain.filter(({ name }) => name.startsWith('zh')).length > 20);
    assert.ok(plain.filter(({ name }) => name.startsWith('en')).length > 8);
    for (const { name, text } of plain) {
      const document = await readDocument(make(text), `plan.${kind}`);
      assert.equal(document.kind, kind);
      assert.deepEqual(meaning(document.text), meaning(text), name);
    }
  });

test('text in GB18030 is the same text', async () => {
  // 一、加快建设。 and so on as GB2312 bytes: the characters of the first level, by their rows.
  const bytes = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xbd, 0xa8, 0xc9, 0xe8, 0xa1, 0xa3]);
  assert.deepEqual(await readDocument(bytes, 'a.txt').then(({ text, encoding }) => ({ text, encoding })), {
    text: '一、建设。',
    encoding: 'gb18030',
  });
});

async function codeOf(bytes: Uint8Array, name = ''): Promise<string> {
  return readDocument(bytes, name).then(
    () => 'read',
    (error: unknown) => (error as { code: string }).code,
  );
}

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

test('what cannot be read is refused by its name, with the way out', async () => {
  assert.equal(await codeOf(officePackage({ 'OFD.xml': '<x/>' }), 'a.ofd'), 'PLAN_OFD_UNSUPPORTED');
  assert.equal(await codeOf(Uint8Array.from([...ole, 0, 0]), 'a.wps'), 'PLAN_OLD_OFFICE_UNSUPPORTED');
  assert.equal(
    await codeOf(Buffer.concat([Buffer.from(ole), Buffer.from('EncryptedPackage', 'utf16le')]), 'a.docx'),
    'PLAN_FILE_ENCRYPTED',
  );
  assert.equal(await codeOf(officePackage({ 'xl/workbook.xml': '<x/>' })), 'PLAN_KIND_UNSUPPORTED');
  assert.equal(await codeOf(Buffer.from('{\\rtf1 hello}')), 'PLAN_KIND_UNSUPPORTED');
  assert.equal(await codeOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2])), 'PLAN_KIND_UNSUPPORTED');
  assert.equal(await codeOf(new Uint8Array(0)), 'PLAN_FILE_EMPTY');
  assert.equal(await codeOf(Buffer.from(' \n ')), 'PLAN_FILE_EMPTY');
  assert.equal(await codeOf(Buffer.from('%PDF-1.7 and nothing else')), 'PLAN_FILE_DAMAGED');
  assert.equal(
    await codeOf(Buffer.from(Buffer.from(makePdf('一、建设。')).toString('latin1').replaceAll(' Tj', ' n '), 'latin1')),
    'PLAN_SCAN_UNSUPPORTED',
  );
  assert.equal(await codeOf(makeDocx('一、建设。').slice(0, 300)), 'PLAN_FILE_DAMAGED');
  assert.equal(await codeOf(new Uint8Array(50 * 1024 * 1024 + 1)), 'PLAN_FILE_TOO_LARGE');
  assert.equal(await codeOf(Buffer.from('建设。'.repeat(800_000))), 'PLAN_TEXT_TOO_LONG');
});

test('every refusal says in Chinese and English what is wrong and what to do', async () => {
  const refused = [makeDocx('一、建设。').slice(0, 300), new Uint8Array(0), Uint8Array.from(ole), makeBomb()];
  for (const bytes of refused)
    await assert.rejects(readDocument(bytes, 'a'), (error: unknown) => {
      const { message, hint } = (error as { toJSON(): { message: object; hint: object } }).toJSON();
      const told = JSON.stringify([message, hint]);
      assert.match(told, /\p{Script=Han}/u);
      return /[a-z]{4}/.test(told);
    });
});

test('a ZIP bomb is refused before it expands', async () => {
  const bomb = Buffer.from(makeBomb());
  assert.equal(await codeOf(bomb, 'bomb.docx'), 'PLAN_ARCHIVE_UNSAFE');
});

/** A part of 300 MB of zeros that says it has ten bytes. */
function makeBomb(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 });
  const name = Buffer.from('word/document.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(10, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(10, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

test('a mark of secrecy is refused wherever it is put, and its words are not told', async () => {
  for (const text of [
    '机密★20年\n某市方案\n一、建设平台。',
    '000012\n绝密\n方案',
    '秘 密 ★ 6 个月\n方案',
    `${'方案\n'.repeat(40)}机密★长期\n`,
    '方案\n  機密☆5年\n一、建设。',
    Buffer.from('机密★20年\n方案').toString('latin1'),
  ])
    await assert.rejects(
      readDocument(Buffer.from(text), 'a.txt'),
      (error: Error & { code: string; details: object }) =>
        error.code === 'PLAN_SECRECY_MARK' &&
        Object.keys(error.details).length === 0 &&
        !JSON.stringify(error).includes('方案'),
    );
  assert.equal(await codeOf(makeDocx('机密★20年\n一、建设平台。')), 'PLAN_SECRECY_MARK');
  assert.equal(await codeOf(Buffer.from('方案'), '方案（机密★10年）.txt'), 'PLAN_SECRECY_MARK');
});

test('words about secrecy are no mark', async () => {
  for (const text of [
    '保守国家秘密和商业秘密，加强密级管理。',
    '绝密级不超过三十年。',
    '★★★★★ 五星级服务\n秘书科',
    '一、严守工作秘密。',
  ])
    assert.equal(await codeOf(Buffer.from(text), 'a.txt'), 'read');
});
