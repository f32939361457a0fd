import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
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
await writeFile(path.join(made, '.digest'), digest);
await rm(dist, { recursive: true, force: true });
await rename(made, dist);
