import { z } from '@yuzhi/sdk';
import type { Language } from '@yuzhi/sdk';
import type pg from 'pg';
import { noticeKinds, personalKinds } from './notice-kinds.ts';
import type { NoticeKind } from './notice-kinds.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const when = z.enum(['at-once', 'digest', 'off']);

/** How one kind of notice leaves; `off` leaves it on the page alone. */
export type NoticeWhen = z.output<typeof when>;

/** How somebody wants to be told outside of Yuzhi. Times are `HH:MM` in the city's time zone. */
export interface NoticeSettings {
  readonly mail: string | null;
  /** Name of a webhook that the system administrator has set up. */
  readonly webhook: string | null;
  readonly kinds: Readonly<Partial<Record<NoticeKind, NoticeWhen>>>;
  readonly digestAt: string;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly language: Language;
}

export const noticeSettingsFields = {
  mail: z.email().max(254).nullable().optional(),
  webhook: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .nullable()
    .optional(),
  kinds: z.partialRecord(z.enum(personalKinds as [NoticeKind, ...NoticeKind[]]), when).optional(),
  digestAt: timeOfDay.optional(),
  quietFrom: timeOfDay.nullable().optional(),
  quietUntil: timeOfDay.nullable().optional(),
  language: z.enum(['zh', 'en']).optional(),
};

export const defaultNoticeSettings: NoticeSettings = {
  mail: null,
  webhook: null,
  kinds: {},
  digestAt: '08:30',
  quietFrom: null,
  quietUntil: null,
  language: 'zh',
};

export function whenOf({ kinds }: NoticeSettings, kind: NoticeKind): NoticeWhen {
  return kinds[kind] ?? noticeKinds[kind].when;
}

const columns = `person, mail, webhook, kinds, digest_at as "digestAt", quiet_from as "quietFrom",
  quiet_until as "quietUntil", language`;

/** Settings by person; who has set nothing is not among them. */
export async function noticeSettingsOf(
  client: Pick<pg.ClientBase, 'query'>,
  persons: readonly string[],
): Promise<ReadonlyMap<string, NoticeSettings>> {
  const { rows } = await client.query<NoticeSettings & { readonly person: string }>(
    `select ${columns} from notice_settings where person = any ($1)`,
    [persons],
  );
  return new Map(rows.map(({ person, ...settings }) => [person, settings]));
}

export async function saveNoticeSettings(
  client: Pick<pg.ClientBase, 'query'>,
  person: string,
  settings: NoticeSettings,
  now: Date,
): Promise<void> {
  const { mail, webhook, kinds, digestAt, quietFrom, quietUntil, language } = settings;
  await client.query(
    `insert into notice_settings (person, mail, webhook, kinds, digest_at, quiet_from, quiet_until, language, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (person) do update set mail = excluded.mail, webhook = excluded.webhook, kinds = excluded.kinds,
       digest_at = excluded.digest_at, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
       language = excluded.language, changed_at = excluded.changed_at`,
    [person, mail, webhook, JSON.stringify(kinds), digestAt, quietFrom, quietUntil, language, now],
  );
}
