import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeBundle } from './bundle/make-bundle.ts';
import { platforms } from './bundle/platform.ts';
import { writeSums } from './bundle/sums.ts';

/**
 * `npm run bundle` makes one archive a platform that installs and runs without a network: `dist/yuzhi-…-linux-x64.tar.gz`,
 * the same for arm64, and SHA256SUMS over both. It takes the committed state, so one commit gives the same bytes again.
 * `-- --platform linux-x64` makes one; `--out DIR` puts them elsewhere. Needs git, npm, GNU tar and the package registry.
 */
const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { platform: { type: 'string' }, out: { type: 'string', default: path.join(root, 'dist') } },
});
const chosen = platforms.filter(({ name }) => values.platform === undefined || values.platform === name);
if (chosen.length === 0) {
  console.error(`Cannot bundle for ${values.platform}: it is one of ${platforms.map(({ name }) => name).join(', ')}`);
  process.exitCode = 2;
}
const out = path.resolve(values.out);
const archives: string[] = [];
for (const platform of chosen) {
  const begun = Date.now();
  const { file, bytes, unpacked, programs, glibc } = await makeBundle(root, out, platform);
  archives.push(file);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  const size = `${mebibytes(bytes)} MiB, ${mebibytes(unpacked)} MiB unpacked`;
  console.log(
    `${file}: ${size}, ${programs} programs and libraries for ${platform.name}, glibc ${glibc}, ${seconds} s`,
  );
}
if (archives.length > 0) writeSums(out, archives);

function mebibytes(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(1);
}
