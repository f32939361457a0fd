import { randomUUID } from 'node:crypto';
import type { Anchor } from '@yuzhi/access';
import type { Store } from '@yuzhi/store';
import type { NotifyConfig } from './notify-config.ts';

/**
 * Sends the head of the audit trail to elsewhere by mail and webhook: to another unit, out of reach of whoever runs the
 * database. The first head of every span of `everyMinutes` is sent, by one process, and tried again as all that leaves.
 */
export function pinAnchor(
  store: Store,
  { everyMinutes, mail, webhooks }: NonNullable<NotifyConfig['auditHead']>,
  now: () => Date = () => new Date(),
): Anchor {
  const targets = [
    ...mail.map((target) => ['mail', target] as const),
    ...webhooks.map((target) => ['webhook', target] as const),
  ];
  let last = '';
  return {
    where: targets.map(([way, target]) => `${way} ${target}`).join(', '),
    read: async () => null,
    async publish(pin) {
      const at = now();
      const span = Math.floor(at.getTime() / (everyMinutes * 60_000));
      const key = `audit-head:${everyMinutes}:${span}`;
      if (key === last) return;
      const about = { link: pin.lastLink, attachment: pin };
      // The event and what leaves of it, or neither: nobody spreads it, since it is for no person.
      await store.pool.query(
        `with event as (
           insert into notice_events (id, key, kind, about, receivers, at, spread_at)
           values ($1, $2, 'audit-head', $3, '{}', $4, $4) on conflict (key) do nothing returning id)
         insert into notice_deliveries (id, event, way, target, language, due_at, state)
         select gen_random_uuid(), event.id, way, target, 'zh', $4, 'waiting'
         from event, unnest($5::text[], $6::text[]) as t (way, target)`,
        [
          randomUUID(),
          key,
          JSON.stringify(about),
          at,
          targets.map(([way]) => way),
          targets.map(([, target]) => target),
        ],
      );
      last = key;
    },
  };
}
