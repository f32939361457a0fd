import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** Counts and digests bytes that pass. */
export class ByteMeter extends Transform {
  bytes = 0;
  readonly #hash = createHash('sha256');

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.look(chunk);
    done(null, chunk);
  }

  digest(): string {
    return this.#hash.digest('hex');
  }

  protected look(chunk: Buffer): void {
    this.bytes += chunk.length;
    this.#hash.update(chunk);
  }
}

/** Counts rows too. In COPY's text form each row is one line; line ends in values are escaped. */
export class RowMeter extends ByteMeter {
  rows = 0;

  protected override look(chunk: Buffer): void {
    super.look(chunk);
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.rows += 1;
  }
}
