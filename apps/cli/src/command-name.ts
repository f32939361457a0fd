/** How this program is called again from where it was called: through npx in a clone, by its name elsewhere. */
export function commandName(env: NodeJS.ProcessEnv): string {
  return env['npm_execpath'] === undefined ? 'yuzhi' : 'npx yuzhi';
}
