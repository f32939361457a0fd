export { notifyError } from './errors.ts';
export { NoticeSender } from './notice-sender.ts';
export type { NoticeSenderOptions } from './notice-sender.ts';
export { noNotify, readNotifyConfig, waysOf } from './notify-config.ts';
export type { NotifyConfig } from './notify-config.ts';
export { pinAnchor } from './pin-anchor.ts';
