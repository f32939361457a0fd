export { parseDrillTime, parseKeep } from './upkeep-times.ts';
export type { DrillTime } from './upkeep-times.ts';
export { Upkeep, upkeepMigrations } from './upkeep.ts';
export type { UpkeepOptions } from './upkeep.ts';
