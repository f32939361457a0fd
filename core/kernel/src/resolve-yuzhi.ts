import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const foreignRoots = new Set<string>();
let hooked = false;

/**
 * Lets packs under `root`, wherever that folder lies, import `@yuzhi/sdk` and the capability packages of this
 * installation. Packs inside the project resolve them through the workspace and need no hook.
 */
export function resolveYuzhiFor(root: string): void {
  foreignRoots.add(pathToFileURL(`${root}/`).href);
  if (hooked) return;
  hooked = true;
  registerHooks({
    resolve(specifier, context, next) {
      if (!specifier.startsWith('@yuzhi/') || !comesFromForeignRoot(context.parentURL)) return next(specifier, context);
      return next(specifier, { ...context, parentURL: import.meta.url });
    },
  });
}

function comesFromForeignRoot(parentUrl: string | undefined): boolean {
  if (parentUrl === undefined) return false;
  for (const root of foreignRoots) if (parentUrl.startsWith(root)) return true;
  return false;
}
