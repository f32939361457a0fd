import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from '@yuzhi/sdk';

const file = 'last-drill.json';
const schema = z.strictObject({ backup: z.string(), at: z.iso.datetime() });

/** The last drill that succeeded with one of the backups in a folder. `at` is ISO 8601 in UTC. */
export type LastDrill = z.output<typeof schema>;

/** Notes beside the backups that one of them came back whole. Where nothing can be written it is not noted. */
export async function noteDrill(backup: string, at: Date): Promise<void> {
  const target = path.join(path.dirname(path.resolve(backup)), file);
  const making = `${target}.${process.pid}`;
  try {
    await writeFile(making, `${JSON.stringify({ backup: path.basename(backup), at: at.toISOString() })}\n`, {
      mode: 0o600,
    });
    await rename(making, target);
  } catch {
    // A backup on a medium that is closed can be tried all the same.
  }
}

/** `null` when none was noted. */
export async function lastDrillIn(folder: string): Promise<LastDrill | null> {
  const text = await readFile(path.join(folder, file), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
