export { defaultDataFolder } from './data-folder.ts';
export { storeError } from './errors.ts';
export { migrateBack } from './migrate-back.ts';
export type { MigrationState } from './migrations.ts';
export { readSnapshotManifest, restoreSnapshot, verifySnapshot, writeSnapshot } from './snapshot.ts';
export type { SnapshotManifest } from './snapshot.ts';
export { openStore } from './store.ts';
export type { Store, StoreOptions, Tables } from './store.ts';
export { translate } from './translate.ts';
