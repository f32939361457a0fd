import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeArchive } from './archive.ts';
import type { Archive } from './archive.ts';
import type { Platform } from './platform.ts';
import { stage } from './stage.ts';
import type { Staged } from './stage.ts';

/** Makes the archive of one platform from the committed state of `root`, in the folder `out`. */
export async function makeBundle(
  root: string,
  out: string,
  platform: Platform,
): Promise<Archive & Pick<Staged, 'programs' | 'glibc'>> {
  const work = mkdtempSync(path.join(tmpdir(), 'yuzhi-bundle-'));
  mkdirSync(out, { recursive: true });
  try {
    const staged = await stage(root, work, platform);
    const { programs, glibc } = staged;
    return { ...(await writeArchive(staged, out)), programs, glibc };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
