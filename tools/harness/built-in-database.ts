import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface BuiltInDatabase {
  /** Of the postmaster; `null` where none says that it is there. */
  readonly pid: number | null;
  readonly isReady: boolean;
  readonly url: string;
}

/** The built-in database of a data folder, and how to reach it without taking part in its life. */
export function builtInDatabase(dataFolder: string): BuiltInDatabase {
  const data = path.join(dataFolder, 'postgres');
  const [pid = '', , , port = '0', , , , state = ''] = linesOf(path.join(data, 'postmaster.pid'));
  const [password = ''] = linesOf(path.join(data, 'yuzhi.password'));
  return {
    pid: Number(pid) > 0 ? Number(pid) : null,
    isReady: state.trim() === 'ready',
    url: `postgres://yuzhi:${password}@127.0.0.1:${port}/postgres`,
  };
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
