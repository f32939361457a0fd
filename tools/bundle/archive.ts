import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Staged } from './stage.ts';

export interface Archive {
  /** Its name in `out`. */
  readonly file: string;
  readonly bytes: number;
  readonly unpacked: number;
}

/** Packs a staged folder so that the same files give the same bytes: sorted, one time, no owner, plain modes. */
export async function writeArchive({ folder, name, time }: Staged, out: string): Promise<Archive> {
  const same = ['--sort=name', `--mtime=@${time}`, '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX'];
  const tar = spawn('tar', ['--format=gnu', ...same, '-cf', '-', '-C', path.dirname(folder), name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(tar, 'exit');
  const file = `${name}.tar.gz`;
  const [unpacked, packed] = [new Counter(), new Counter()];
  await pipeline(tar.stdout, unpacked, createGzip(), packed, createWriteStream(path.join(out, file)));
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`tar ended with ${code}`);
  return { file, bytes: packed.bytes, unpacked: unpacked.bytes };
}

class Counter extends Transform {
  bytes = 0;

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.bytes += chunk.length;
    done(null, chunk);
  }
}
