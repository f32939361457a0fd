import { createServer } from 'node:net';
import { fill } from '../fill.ts';
import { words } from '../words.ts';
import { fail, ok } from './finding.ts';
import type { Finding } from './finding.ts';

const answerMs = 2_000;

/** Whether the server could listen there, or is the one that does. */
export async function checkPort({ host, port }: { readonly host: string; readonly port: number }): Promise<Finding> {
  const address = `${host}:${port}`;
  const code = await tryToListen(host, port);
  if (code === null) return ok('port', fill(words.doctorPortFree, { address }));
  if (code !== 'EADDRINUSE')
    return fail('port', fill(words.doctorPortClosed, { address, reason: code }), words.doctorPortHint);
  return (await isYuzhi(host, port))
    ? ok('port', fill(words.doctorPortOurs, { address }))
    : fail('port', fill(words.doctorPortTaken, { address }), words.doctorPortHint);
}

function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

async function isYuzhi(host: string, port: number): Promise<boolean> {
  const name = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  try {
    const response = await fetch(`http://${name.includes(':') ? `[${name}]` : name}:${port}/readyz`, {
      signal: AbortSignal.timeout(answerMs),
    });
    const body = (await response.json()) as { status?: unknown; packs?: unknown; code?: unknown };
    return (body.status === 'ready' && body.packs !== undefined) || /^(STORE|HTTP|KERNEL)_/.test(String(body.code));
  } catch {
    return false;
  }
}
