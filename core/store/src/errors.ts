import { errorsFor } from '@yuzhi/sdk';

export const storeError = errorsFor({
  STORE_UNAVAILABLE: {
    kind: 'unavailable',
    message: { zh: '数据库暂时无法连接', en: 'Cannot reach the database' },
    hint: {
      zh: '请稍后重试；持续出现时运行 yuzhi doctor 检查',
      en: 'Try again in a moment; if it lasts, run yuzhi doctor',
    },
  },
  STORE_DISK_FULL: {
    kind: 'unavailable',
    message: { zh: '磁盘已满，无法写入数据', en: 'Cannot write: the disk is full' },
    hint: {
      zh: '请清理磁盘空间后重试，已确认的数据不受影响',
      en: 'Free some space and try again; what was acknowledged is safe',
    },
  },
  STORE_CONFLICT: {
    kind: 'conflict',
    message: { zh: '数据与已有记录冲突', en: 'Cannot write: it conflicts with what is there' },
    hint: { zh: '请刷新后重试', en: 'Read it again and retry' },
  },
  STORE_BINARIES_MISSING: {
    kind: 'unavailable',
    message: {
      zh: '本机（{platform}）没有内置的 PostgreSQL',
      en: 'Cannot start PostgreSQL: there is none built in for {platform}',
    },
    hint: {
      zh: '请用 DATABASE_URL 指定一个 PostgreSQL 15 或更高版本的数据库',
      en: 'Name a PostgreSQL 15 or later with DATABASE_URL',
    },
  },
  STORE_FOLDER_CLOSED: {
    kind: 'denied',
    message: { zh: '无法使用数据目录 {folder}：{reason}', en: 'Cannot use the data folder {folder}: {reason}' },
    hint: {
      zh: '请检查目录权限，或用 YUZHI_DATA 另选目录',
      en: 'Check its permissions, or choose another with YUZHI_DATA',
    },
  },
  STORE_FOLDER_IN_USE: {
    kind: 'conflict',
    message: {
      zh: '数据目录 {folder} 正被另一个数据库进程（{pid}）使用',
      en: 'Cannot use the data folder {folder}: another database process ({pid}) holds it',
    },
    hint: {
      zh: '请先停止该进程，或用 YUZHI_DATA 另选目录',
      en: 'Stop that process, or choose another folder with YUZHI_DATA',
    },
  },
  STORE_VERSION_OTHER: {
    kind: 'conflict',
    message: {
      zh: '数据目录属于 PostgreSQL {found}，本程序使用 {wanted}',
      en: 'Cannot open the data folder: it belongs to PostgreSQL {found}, this is {wanted}',
    },
    hint: {
      zh: '请用原版本导出后再导入，或用 YUZHI_DATA 另选目录',
      en: 'Export it with the version that made it, or choose another folder with YUZHI_DATA',
    },
  },
  STORE_START_FAILED: {
    kind: 'unavailable',
    message: { zh: '内置 PostgreSQL 未能启动：{reason}', en: 'Cannot start PostgreSQL: {reason}' },
    hint: { zh: '详见日志 {log}', en: 'See its log, {log}' },
  },
  STORE_SERVER_UNSUITABLE: {
    kind: 'invalid-input',
    message: {
      zh: 'DATABASE_URL 指定的数据库不可用：{reason}',
      en: 'Cannot use the database at DATABASE_URL: {reason}',
    },
    hint: {
      zh: '需要 PostgreSQL 15 或更高版本，编码 UTF8',
      en: 'It must be PostgreSQL 15 or later with encoding UTF8',
    },
  },
  STORE_MIGRATION_DUPLICATE: {
    kind: 'internal',
    message: {
      zh: '两个迁移文件使用了同一编号 {number}：{files}',
      en: 'Cannot migrate: number {number} is used twice ({files})',
    },
    hint: { zh: '请给其中一个重新编号', en: 'Give one of them another number' },
  },
  STORE_MIGRATION_NAME_WRONG: {
    kind: 'internal',
    message: {
      zh: '迁移文件 {file} 的名称不符合 NNNN-名称.sql',
      en: 'Cannot migrate: {file} is not named NNNN-name.sql',
    },
    hint: { zh: '请改名', en: 'Rename it' },
  },
  STORE_MIGRATION_FAILED: {
    kind: 'internal',
    message: {
      zh: '数据库升级 {name} 未成功，未作任何改动：{reason}',
      en: 'Cannot migrate to {name}: {reason}; nothing was changed',
    },
    hint: { zh: '升级前的快照在 {snapshot}', en: 'The snapshot taken before is in {snapshot}' },
  },
  STORE_NEWER: {
    kind: 'conflict',
    message: {
      zh: '数据库由更新版本的程序升级过（{name}），本程序不认识',
      en: 'Cannot open the store: a newer version of Yuzhi has migrated it ({name})',
    },
    hint: {
      zh: '请使用新版本程序，或用 yuzhi migrate --back 恢复升级前的快照',
      en: 'Use the newer version, or go back to the snapshot with yuzhi migrate --back',
    },
  },
  STORE_SNAPSHOT_MISSING: {
    kind: 'not-found',
    message: { zh: '{folder} 中没有可恢复的快照', en: 'Cannot go back: there is no snapshot in {folder}' },
    hint: {
      zh: '快照在升级已有数据的数据库之前生成',
      en: 'Snapshots are taken before a store that holds data is migrated',
    },
  },
  STORE_BACKUP_MISSING: {
    kind: 'not-found',
    message: { zh: '{folder} 不是备份', en: 'Cannot use {folder}: it is no backup' },
    hint: {
      zh: '备份是含有 manifest.json 的目录，名称形如 2026-11-25T06-15-01.123Z-at-0002',
      en: 'A backup is a folder with a manifest.json, named like 2026-11-25T06-15-01.123Z-at-0002',
    },
  },
  STORE_BACKUP_DAMAGED: {
    kind: 'internal',
    message: {
      zh: '备份 {folder} 已损坏：{file} 缺失或与校验值不符',
      en: 'Cannot restore {folder}: {file} is missing or differs from its checksum',
    },
    hint: { zh: '请改用其他备份；数据库未作改动', en: 'Use another backup; the store was not changed' },
  },
  STORE_BACKUP_NEWER: {
    kind: 'conflict',
    message: {
      zh: '备份 {folder} 的格式 {what} 本程序不认识',
      en: 'Cannot read {folder}: this program does not know its format {what}',
    },
    hint: { zh: '请使用做这份备份的程序版本', en: 'Use the version of Yuzhi that made it' },
  },
  STORE_BACKUP_UNWRITABLE: {
    kind: 'denied',
    message: { zh: '无法在 {folder} 中写入备份：{reason}', en: 'Cannot write a backup in {folder}: {reason}' },
    hint: { zh: '请检查目录权限，或用 --to 另选目录', en: 'Check its permissions, or choose another with --to' },
  },
  STORE_NOT_EMPTY: {
    kind: 'conflict',
    message: {
      zh: '数据库 {where} 中已有数据（{table}），不能恢复备份',
      en: 'Cannot restore into {where}: it holds data ({table})',
    },
    hint: {
      zh: '请用 YUZHI_DATA 指定新的数据目录，或用 DATABASE_URL 指定空数据库',
      en: 'Name a new data folder with YUZHI_DATA, or an empty database with DATABASE_URL',
    },
  },
  STORE_RESTORE_FAILED: {
    kind: 'internal',
    message: {
      zh: '备份 {folder} 未能恢复，数据库未作改动：{reason}',
      en: 'Cannot restore {folder}: {reason}; the store was not changed',
    },
    hint: {
      zh: '请检查数据库用户是否为数据库的所有者；问题持续请告知维护人员',
      en: 'Check that the database user owns the database; if it lasts, tell the maintainers',
    },
  },
  STORE_DRILL_FAILED: {
    kind: 'internal',
    message: {
      zh: '恢复演练未通过：备份 {folder} 恢复后，{table} 与备份不一致',
      en: 'Cannot vouch for {folder}: restored, {table} differs from the backup',
    },
    hint: { zh: '请另做一份备份并再次演练', en: 'Take another backup and drill again' },
  },
});
