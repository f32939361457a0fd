import { actor } from '../actor.ts';
import type { ExitCode, Setting } from '../command.ts';
import { words } from '../words.ts';

/**
 * `yuzhi mcp`: speaks MCP over stdin and stdout until the client closes its end or somebody wishes it to stop. Nothing
 * else is written to stdout.
 */
export async function mcp({ terminal, backend }: Setting): ExitCode {
  const { io, language } = terminal;
  const stop = Promise.withResolvers<void>();
  const forget = io.onStop?.(() => stop.resolve());
  try {
    const config = await backend.readConfig(io.env);
    const serving = await backend.serveMcp(config, {
      caller: { actor: { ...actor, door: 'mcp' }, language },
      stdin: io.stdin,
      stdout: io.stdout,
    });
    if (io.isTTY.stdin) terminal.note(terminal.say(words.mcpWaits));
    try {
      await Promise.race([serving.ended, stop.promise]);
    } finally {
      await serving.close();
    }
  } finally {
    forget?.();
  }
  return 0;
}
