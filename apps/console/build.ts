import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/**
 * Builds the console into `dist` and notes what it was built from: the digest is given by whoever found the last build out
 * of date (tools/ensure). A build that breaks leaves the last one standing.
 */
const [, , digest = ''] = process.argv;
const made = path.join(import.meta.dirname, 'dist.new');
const dist = path.join(import.meta.dirname, 'dist');

await build({
  configFile: path.join(import.meta.dirname, 'vite.config.ts'),
  build: { outDir: made, emptyOutDir: true },
});
await compress(path.join(made, 'assets'));
await writeFile(path.join(made, '.digest'), digest);
await rm(dist, { recursive: true, force: true });
await rename(made, dist);

/** Beside each text its gzip, so that nobody compresses while somebody waits. */
async function compress(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/\.(js|css|svg)$/.test(name)) continue;
    const file = path.join(folder, name);
    await writeFile(`${file}.gz`, gzipSync(await readFile(file), { level: 9 }));
  }
}
