import { actions, basePolicy, roles } from '@yuzhi/access';
import { backupsIn, defaultBackupFolder } from '@yuzhi/store';
import type { FastifyInstance } from 'fastify';
import { actorOfRequest } from './actor-of-request.ts';
import type { RouteParts } from './routes.ts';

/** The newest backups that are told of. */
const mostBackups = 30;

/** What keeps this system running, and the policy by which it decides. */
export function addSystemRoutes(server: FastifyInstance, { base, version }: RouteParts): void {
  const { access, config, kernel, store } = base;
  server.get('/api/system', { config: { access: 'system.read' } }, async (request) => {
    const actor = await actorOfRequest(request, access);
    await access.require({ actor, action: 'system.read', resource: { id: 'system' } });
    const { applied, pending } = await store.migrationState();
    return {
      version,
      node: process.version,
      postgres: store.serverVersion,
      store: store.kind,
      startedAt: new Date(Date.now() - process.uptime() * 1_000).toISOString(),
      workers: config.workers,
      packs: packCounts(kernel.packs()),
      migrations: { applied: applied.length, newest: applied.at(-1) ?? null, pending: pending.length },
      backups: await newestBackups(defaultBackupFolder(config.dataFolder)),
    };
  });
  // A text under version control that anybody may read; what it decides about is decided elsewhere.
  server.get('/api/policy', { config: { access: 'anyone' } }, () => ({ rules: basePolicy, actions, roles }));
}

function packCounts(packs: readonly { readonly state: string }[]) {
  const failed = packs.filter(({ state }) => state === 'failed').length;
  return { ready: packs.length - failed, failed };
}

/** Newest first. Where they lie is no secret of those who ask, but no part of the answer either. */
async function newestBackups(folder: string) {
  const found = await backupsIn(folder);
  return found
    .slice(-mostBackups)
    .toReversed()
    .map(({ name, manifest: { takenAt, tables } }) => ({
      name,
      takenAt,
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    }));
}
