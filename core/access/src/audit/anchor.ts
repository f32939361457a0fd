import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { auditError } from './errors.ts';
import { makeFolder } from './make-folder.ts';
import { parsePin } from './pin.ts';
import type { Pin } from './pin.ts';

/**
 * A place outside the database that keeps the head of the chain: a file, an output stream, or another unit by mail and
 * webhook, as the settings of notices say.
 */
export interface Anchor {
  /** Where it is, for people. */
  readonly where: string;
  /** What it keeps; `null` when it keeps nothing that can be read back. */
  read(): Promise<Pin | null>;
  publish(pin: Pin): Promise<void>;
  /** Keeps a pin that the chain no longer holds apart, as evidence, where the place allows it. */
  setAside?(pin: Pin): Promise<void>;
}

/** Keeps the newest head in a file, written beside and moved over. */
export function fileAnchor(file: string): Anchor {
  return {
    where: file,
    async read() {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (text === null) return null;
      const pin = parsePin(text);
      // A pin that cannot be read is no pin that was never there.
      if (!pin) throw auditError('AUDIT_FILE_WRONG', { file, what: '链头文件', whatEn: 'a pin', line: 1 });
      return pin;
    },
    async publish(pin) {
      await makeFolder(path.dirname(file));
      const making = `${file}.${randomBytes(6).toString('hex')}`;
      await writeFile(making, `${JSON.stringify(pin, null, 2)}\n`, { mode: 0o600 });
      await rename(making, file);
    },
    async setAside({ lastLink, head }) {
      await rename(file, `${file}.lost-${lastLink}-${head.slice(0, 8)}`);
    },
  };
}

/** Writes each head as a line of JSON, for whoever reads the stream: a printer, a log server, a pipe. */
export function streamAnchor(stream: { write(text: string): unknown }, where: string): Anchor {
  return {
    where,
    read: async () => null,
    publish: async (pin) => void stream.write(`${JSON.stringify(pin)}\n`),
  };
}
