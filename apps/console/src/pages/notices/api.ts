import type { Notice, Text } from '../../api/types.ts';
import { accessCall } from '../../api/calls.ts';
import { get, post } from '../../api/request.ts';

export interface Notices {
  readonly unread: number;
  readonly notices: readonly Notice[];
}

export function getNotices(
  filter: { readonly isUnread?: boolean; readonly before?: string | null; readonly limit?: number },
  signal?: AbortSignal,
): Promise<Notices> {
  const query = new URLSearchParams({ limit: String(filter.limit ?? 30) });
  if (filter.isUnread) query.set('unread', 'true');
  if (filter.before) query.set('before', filter.before);
  return get(`notices?${query}`, { signal });
}

/** Marks those as read; without a list all of them. */
export function markRead(notices?: readonly string[]): Promise<unknown> {
  return post('notices/read', notices === undefined ? {} : { notices });
}

export type NoticeWhen = 'at-once' | 'digest' | 'off';

/** How somebody wants to be told. Times are `HH:MM` in the city. */
export interface NoticeSettings {
  readonly mail: string | null;
  readonly webhook: string | null;
  readonly digestAt: string;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly language: 'zh' | 'en';
  readonly kinds: readonly { readonly id: string; readonly title: Text; readonly when: NoticeWhen }[];
  readonly ways: {
    readonly mailDomains: readonly string[] | null;
    readonly webhooks: readonly { readonly id: string; readonly title: Text }[];
  };
}

export function getSettings(): Promise<NoticeSettings> {
  return accessCall('notices-settings');
}

export function saveSettings({ kinds, ways: _ways, ...rest }: NoticeSettings): Promise<unknown> {
  return accessCall('notices-set', { ...rest, kinds: Object.fromEntries(kinds.map(({ id, when }) => [id, when])) });
}
