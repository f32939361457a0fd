export { migrations, openBase, openTrail } from './base.ts';
export type { Base, BaseOptions, Trail } from './base.ts';
export { projectRoot, readConfig } from './config.ts';
export type { AuditConfig, Config, LogLevel } from './config.ts';
export { serverError } from './errors.ts';
export { statusOfKind } from './problem.ts';
export { startServer } from './server.ts';
export type { RunningServer } from './server.ts';
export { openApiDocument } from './openapi.ts';
