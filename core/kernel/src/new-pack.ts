import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { domains, packId } from '@yuzhi/sdk';
import { kernelError } from './errors.ts';

const template = fileURLToPath(new URL('../pack-template/', import.meta.url));
const panelTemplate = fileURLToPath(new URL('../panel-template/', import.meta.url));

export interface NewPackOptions {
  /** The folder that holds `<domain>/<pack>/`. */
  readonly root: string;
  /** `domain/pack`. */
  readonly id: string;
  /** `YYYY-MM-DD`, for the manifest. */
  readonly today: string;
  /** With a page of its own for the console. */
  readonly hasPanel?: boolean;
}

/**
 * Writes a pack that works on every surface, to be changed from there. The folder appears whole or not at all.
 *
 * @returns the folder
 * @throws YuzhiError KERNEL_PACK_ID_WRONG, KERNEL_PACK_EXISTS
 */
export async function newPack({ root, id, today, hasPanel = false }: NewPackOptions): Promise<string> {
  if (!packId.safeParse(id).success)
    throw kernelError('KERNEL_PACK_ID_WRONG', { pack: id, domains: domains.join(', ') });
  const folder = path.join(root, ...id.split('/'));
  if (await exists(folder)) throw kernelError('KERNEL_PACK_EXISTS', { pack: id, folder });
  // A name that begins with a dot is no pack, so nobody loads half of one.
  const draft = path.join(path.dirname(folder), `.${path.basename(folder)}.new`);
  try {
    await writeDraft(draft, id, today);
    if (hasPanel) await addPanel(draft, id, today);
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

async function writeDraft(draft: string, id: string, today: string): Promise<void> {
  const files = (await readdir(template, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const source = path.join(parentPath, name);
    const target = path.join(draft, path.relative(template, source));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, filled(await readFile(source, 'utf8'), id, today));
  }
}

/** The panel of the template waits as text: the template itself stands outside the console's build. */
async function addPanel(draft: string, id: string, today: string): Promise<void> {
  await mkdir(path.join(draft, 'panel'));
  for (const name of ['panel.tsx', 'tsconfig.json']) {
    const text = await readFile(path.join(panelTemplate, `${name}.txt`), 'utf8');
    await writeFile(path.join(draft, 'panel', name), filled(text, id, today));
  }
  const manifest = path.join(draft, 'manifest.json');
  const said = (await readFile(manifest, 'utf8')).replace(/("audience": "[a-z]+",\n)/, '$1  "panel": true,\n');
  await writeFile(manifest, said);
}

/** Error codes are unique over all packs, so they begin with the name of theirs. */
function filled(text: string, id: string, today: string): string {
  const [domain = '', name = ''] = id.split('/');
  const code = name.toUpperCase().replaceAll('-', '_');
  return text
    .replaceAll('DOMAIN', domain)
    .replaceAll('NAME', name)
    .replaceAll('TODAY', today)
    .replaceAll('CODE_NO_READINGS', `${code}_NO_READINGS`);
}

function exists(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}
