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
  STORE_SNAPSHOT_DAMAGED: {
    kind: 'internal',
    message: { zh: '快照 {folder} 已损坏：{reason}', en: 'Cannot restore {folder}: {reason}' },
    hint: { zh: '请改用较早的快照；数据库未作改动', en: 'Use an earlier snapshot; the store was not changed' },
  },
});
