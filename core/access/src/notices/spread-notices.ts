import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { peopleHolding, whoMay } from '../people/who-may.ts';
import type { Moment } from '../policy/load-standing.ts';
import type { UnitDirectory } from '../units/unit-directory.ts';
import { dueAt } from './due-at.ts';
import { isNoticeKind } from './notice-kinds.ts';
import type { NoticeKind } from './notice-kinds.ts';
import { noticeSettingsOf, whenOf } from './notice-settings.ts';
import type { NoticeSettings } from './notice-settings.ts';
import type { Receivers } from './post-notice.ts';

export interface SpreadParts {
  readonly client: pg.ClientBase;
  readonly directory: UnitDirectory;
  readonly moment: Moment;
  readonly timeZone: string;
}

interface EventRow {
  readonly id: string;
  readonly kind: string;
  readonly receivers: Receivers;
  readonly at: Date;
}

const batch = 200;

/** Makes the notices of what was written down, and what leaves of them. Returns how many events there were. */
export async function spreadNotices(parts: SpreadParts): Promise<number> {
  const { client, moment } = parts;
  const { rows } = await client.query<EventRow>(
    `select id, kind, receivers, at from notice_events where spread_at is null order by at limit ${batch}
     for update skip locked`,
  );
  for (const event of rows) await spreadOne(event, parts);
  await client.query('update notice_events set spread_at = $2 where id = any ($1)', [
    rows.map(({ id }) => id),
    moment.now,
  ]);
  return rows.length;
}

async function spreadOne(event: EventRow, parts: SpreadParts): Promise<void> {
  const { client, moment, timeZone } = parts;
  const persons = await receiversOf(event.receivers, parts);
  for (const person of persons)
    await client.query(
      'insert into notices (id, event, person, made_at) values ($1, $2, $3, $4) on conflict do nothing',
      [randomUUID(), event.id, person, moment.now],
    );
  if (!isNoticeKind(event.kind)) return;
  for (const [person, settings] of await noticeSettingsOf(client, persons))
    await deliver(client, { ...event, kind: event.kind }, person, settings, timeZone);
}

/**
 * Those who may do something about it. Where the policy lets nobody of a unit, as when its only lead has gone, those who
 * keep the accounts are told, so that it does not lie there unseen.
 */
async function receiversOf({ persons = [], roles = [], may }: Receivers, parts: SpreadParts): Promise<string[]> {
  const { client, directory, moment } = parts;
  const able = may === undefined ? [] : await whoMay(client, directory, moment.today, may);
  const orphaned = may !== undefined && able.length === 0 && typeof may.resource.unit === 'string';
  const holders = await peopleHolding(client, moment.today, orphaned ? [...roles, 'security-administrator'] : roles);
  const { rows } = await client.query<{ id: string }>(
    "select id from people where id = any ($1) and state = 'active'",
    [[...new Set([...persons, ...able, ...holders])]],
  );
  return rows.map(({ id }) => id);
}

async function deliver(
  client: pg.ClientBase,
  event: EventRow & { readonly kind: NoticeKind },
  person: string,
  settings: NoticeSettings,
  timeZone: string,
): Promise<void> {
  const when = whenOf(settings, event.kind);
  if (when === 'off') return;
  const due = dueAt(event.at, { ...settings, when }, timeZone);
  const targets = [['mail', settings.mail] as const, ['webhook', settings.webhook] as const];
  for (const [way, target] of targets)
    if (target !== null)
      await client.query(
        `insert into notice_deliveries (id, event, person, way, target, language, due_at, state)
         values ($1, $2, $3, $4, $5, $6, $7, 'waiting') on conflict do nothing`,
        [randomUUID(), event.id, person, way, target, settings.language, due],
      );
}
