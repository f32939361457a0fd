import { eventText } from './event.ts';
import type { AuditSource } from './audit-source.ts';
import { instantSql, instantText } from './instant.ts';

/** Events as verification reads them. */
export const eventSource: AuditSource = {
  kind: 'event',
  select: `select id::text as subject, ${instantSql('at')} as at, action, actor::text as actor, resource, outcome, reason,
      details_sha256, details is not null as has_details,
      details is null or encode(sha256(convert_to(details::text, 'UTF8')), 'hex') is not distinct from details_sha256 as is_whole
    from audit_events`,
  textOf: (row) =>
    eventText({
      id: row.subject,
      at: instantText(row['at'] as string),
      action: row['action'] as string,
      actor: row['actor'] as string,
      resource: row['resource'] as string | null,
      outcome: row['outcome'] as string,
      reason: row['reason'] as string | null,
      detailsSha256: row['details_sha256'] as string | null,
    }),
  faultsOf: (row, erasure) => {
    if (row['is_whole'] !== true) return ['payload-edited'];
    const isGone = row['details_sha256'] !== null && row['has_details'] !== true && erasure?.['details'] !== true;
    return isGone ? ['payload-gone'] : [];
  },
  trim: 'delete from audit_events where id::text = any($1)',
};
