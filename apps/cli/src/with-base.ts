import type { Config, OpenBase } from './base.ts';
import type { Setting } from './command.ts';

/** Opens the base for one piece of work and closes it again, whatever becomes of the work. */
export async function withBase<T>(
  { terminal, backend }: Setting,
  work: (base: OpenBase, config: Config) => Promise<T>,
): Promise<T> {
  const config = await backend.readConfig(terminal.io.env);
  const base = await backend.openBase(config);
  try {
    return await work(base, config);
  } finally {
    await base.close();
  }
}
