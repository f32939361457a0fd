export { migrations, openBase } from './base.ts';
export type { Base, BaseOptions } from './base.ts';
export { projectRoot, readConfig } from './config.ts';
export type { Config, LogLevel } from './config.ts';
export { serverError } from './errors.ts';
export { statusOfKind } from './problem.ts';
export { startServer } from './server.ts';
export type { RunningServer } from './server.ts';
