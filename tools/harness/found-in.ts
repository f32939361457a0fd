import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The default exports of `<folder>/<name>/<file>`, by name. Adding one changes no list.
 *
 * @throws Error when a folder and the name in its file differ
 */
export async function foundIn<T extends { readonly name: string }>(
  folder: string,
  file: string,
): Promise<readonly T[]> {
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, file)));
  return Promise.all(
    names.toSorted().map(async (name) => {
      const module = (await import(pathToFileURL(path.join(folder, name, file)).href)) as { readonly default: T };
      if (module.default?.name !== name) throw new Error(`${name}/${file} names itself ${module.default?.name}`);
      return module.default;
    }),
  );
}
