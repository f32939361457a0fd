import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '@yuzhi/sdk';
import { lookAt } from './testing/look-at.ts';
import { skip } from './testing/open-console.ts';
import { pageSamples } from './testing/page-samples.ts';
import type { PageSample } from './testing/page-samples.ts';
import { openSampleWorld } from './testing/sample-world.ts';

/**
 * `npm run screenshots [-- WORD…]`: every page of the console as a picture, in both languages, on a desk in light colours
 * and on a phone in dark ones; and for each language a sheet of all of them, which is committed. With words only the pages
 * whose address holds one of them, and no sheet.
 */
const folder = path.join(import.meta.dirname, 'screenshots');
const wanted = process.argv.slice(2);

if (skip !== false) throw new Error(`Cannot take pictures: ${skip}`);
await using world = await openSampleWorld();
const samples = (await pageSamples()).filter(
  ({ at }) => wanted.length === 0 || wanted.some((word) => at.includes(word)),
);
if (samples.length === 0) throw new RangeError('No page has such an address');
await mkdir(folder, { recursive: true });
for (const language of ['zh', 'en'] as const) {
  const home = path.join(folder, language);
  if (wanted.length === 0) await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  const shots: Shot[] = [];
  for (const [index, sample] of samples.entries()) shots.push(await shotOf(sample, { home, language, index }));
  if (wanted.length === 0) await writeSheet(language, shots);
  process.stdout.write(`${language}: ${shots.length} pages in ${path.relative(process.cwd(), home)}\n`);
}

interface Shot {
  readonly sample: PageSample;
  readonly title: string;
  readonly desk: Buffer;
  readonly phone: Buffer;
}

interface Place {
  readonly home: string;
  readonly language: Language;
  readonly index: number;
}

async function shotOf(sample: PageSample, { home, language, index }: Place): Promise<Shot> {
  const desk = await picture(world, sample, { language, width: 1280, theme: 'light' });
  const phone = await picture(world, sample, { language, width: 390, theme: 'dark' });
  const name = `${String(index + 1).padStart(2, '0')}-${sample.route.path.replaceAll(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'start'}`;
  await writeFile(path.join(home, `${name}-desk.png`), desk);
  await writeFile(path.join(home, `${name}-phone.png`), phone);
  return { sample, title: sample.route.title[language], desk, phone };
}

async function picture(...[world, sample, look]: Parameters<typeof lookAt>): Promise<Buffer> {
  await using seen = await lookAt(world, sample, look);
  return await seen.page.screenshot({ fullPage: true, animations: 'disabled' });
}

/** All pictures beside each other, small: drawn by the browser that took them. */
async function writeSheet(language: Language, shots: readonly Shot[]): Promise<void> {
  const page = await world.browser.newPage({ viewport: { width: 1500, height: 800 } });
  await page.setContent(sheetOf(shots));
  await page.waitForFunction('[...document.images].every((image) => image.complete)');
  await writeFile(path.join(folder, `contact-sheet-${language}.png`), await page.screenshot({ fullPage: true }));
  await page.close();
}

function sheetOf(shots: readonly Shot[]): string {
  const image = (png: Buffer, width: number): string =>
    `<div style="width:${width}px;height:300px;overflow:hidden;border:1px solid #999"><img width="${width}" src="data:image/png;base64,${png.toString('base64')}"></div>`;
  const cells = shots.map(
    ({ sample, title, desk, phone }) =>
      `<figure style="margin:0"><figcaption style="height:36px;overflow:hidden">${escaped(title)} <code>${escaped(sample.at)}</code></figcaption><div style="display:flex;gap:6px">${image(desk, 340)}${image(phone, 130)}</div></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><body style="margin:8px;display:grid;grid-template-columns:repeat(3,480px);gap:10px;font:12px sans-serif">${cells.join('')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
