import type { LastDrill } from '@yuzhi/store';
import type { Config } from '../base.ts';
import { fill } from '../fill.ts';
import { timeText } from '../render/time-text.ts';
import { words } from '../words.ts';
import { ok, warn } from './finding.ts';
import type { Finding } from './finding.ts';

/** A day and some hours: one that is taken each night is never older. */
const oldMs = 30 * 3_600_000;
const oldDrillMs = 35 * 86_400_000;

export interface BackupState {
  /** When the newest complete backup was taken; ISO 8601 in UTC, `null` where there is none. */
  readonly takenAt: string | null;
  readonly drill: LastDrill | null;
}

/** When the last good backup was taken and when one was last tried, and whether that is long ago. */
export function checkBackup(
  { takenAt, drill }: BackupState,
  { backup: { at, folder } }: Pick<Config, 'backup'>,
  timeZone: string,
  now: Date,
): readonly Finding[] {
  const isOld = (iso: string, mostMs: number): boolean => now.getTime() - Date.parse(iso) > mostMs;
  const backup =
    takenAt === null
      ? warn('backup', fill(words.doctorNoBackup, { folder }), words.doctorBackupHint)
      : (isOld(takenAt, oldMs) ? warn : ok)(
          'backup',
          fill(words.doctorBackup, { time: timeText(takenAt, timeZone), at: at ?? '-' }),
          words.doctorBackupHint,
        );
  if (takenAt === null) return [backup];
  const tried =
    drill === null ? null : fill(words.doctorDrill, { time: timeText(drill.at, timeZone), backup: drill.backup });
  if (tried === null) return [backup, warn('drill', words.doctorNoDrill, words.doctorDrillHint)];
  const isDrillOld = drill !== null && isOld(drill.at, oldDrillMs);
  return [backup, isDrillOld ? warn('drill', tried, words.doctorDrillHint) : ok('drill', tried)];
}
