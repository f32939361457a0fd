import { backupsIn, lastDrillIn } from '@yuzhi/store';
import type { Base } from './base.ts';
import type { UpkeepFigures } from './metrics.ts';

/** How backups and notices stand now. */
export async function upkeepFigures({ config, store }: Base): Promise<UpkeepFigures> {
  const { folder } = config.backup;
  const newest = (await backupsIn(folder)).at(-1);
  const drill = await lastDrillIn(folder);
  const { rows } = await store.pool.query<{ waiting: number; failed: number }>(
    `select count(*) filter (where state = 'waiting')::integer as waiting,
       count(*) filter (where state = 'failed')::integer as failed from notice_deliveries where state <> 'sent'`,
  );
  return {
    lastBackup: secondsOf(newest?.manifest.takenAt),
    lastDrill: secondsOf(drill?.at),
    noticesWaiting: rows[0]?.waiting ?? 0,
    noticesFailed: rows[0]?.failed ?? 0,
  };
}

function secondsOf(iso: string | undefined): number | null {
  return iso === undefined ? null : Date.parse(iso) / 1_000;
}
