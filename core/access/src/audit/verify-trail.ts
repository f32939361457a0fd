import type pg from 'pg';
import { PublicKey } from './audit-key.ts';
import type { AuditKey } from './audit-key.ts';
import type { AuditSource } from './audit-source.ts';
import { ChainCheck } from './chain-check.ts';
import { isMarkedBy } from './entry.ts';
import type { Entry } from './entry.ts';
import type { AuditFinding } from './finding.ts';
import type { Link } from './link.ts';
import { isPinSigned } from './pin.ts';
import type { Pin } from './pin.ts';
import { readInBatches } from './read-in-batches.ts';
import { linkColumns, lastCheckpoint, sealColumns, sealOf } from './seal-rows.ts';
import type { Seal } from './seal.ts';
import { checkRows } from './verify-rows.ts';

/** What a verification looked at and found. */
export interface AuditReport {
  /** Nothing was found. */
  readonly isIntact: boolean;
  /** Links, seals and rows that were looked at. */
  readonly links: number;
  readonly seals: number;
  readonly rows: number;
  /** Entries that wait to be chained. */
  readonly waiting: number;
  /** For how long the oldest of them has waited, in seconds. */
  readonly waitingSeconds: number;
  /** Links that were taken over when the trail began. */
  readonly adopted: number;
  /** The last link before the beginning, `0` when nothing was trimmed. */
  readonly trimmedTo: number;
  /** The last link that a pin vouches for; `null` without a pin. */
  readonly pinnedTo: number | null;
  readonly findingCount: number;
  /** The first ones. */
  readonly findings: readonly AuditFinding[];
}

export interface VerifyTrailOptions {
  readonly sources: readonly AuditSource[];
  /** Public keys to believe, as PEM. The keys of the pins are among them. */
  readonly publicKeys: readonly string[];
  readonly pins: readonly Pin[];
  /** With the secret key the marks of waiting entries are checked too. */
  readonly key: AuditKey | null;
}

/** More findings than this are only counted. */
const listedFindings = 500;

/**
 * Looks at the whole trail and at every row that it stands for. The transaction of `client` must see one instant
 * (REPEATABLE READ), and the pins must have been read before it began.
 */
export async function verifyTrail(client: pg.ClientBase, options: VerifyTrailOptions): Promise<AuditReport> {
  const tally = new Tally();
  const keys = [...options.publicKeys, ...options.pins.map(({ publicKey }) => publicKey)].map(
    (pem) => new PublicKey(pem),
  );
  checkPins(options.pins, tally);
  const checkpoint = await lastCheckpoint(client);
  const check = new ChainCheck({ keys, pins: options.pins, checkpoint, onFinding: tally.add });
  const chain = await checkChain(client, check);
  await checkKinds(client, options.sources, tally);
  const rows = await checkRows(client, options.sources, tally.add);
  const waiting = await checkWaiting(client, options.key, tally);
  return {
    isIntact: tally.count === 0,
    ...chain,
    rows,
    ...waiting,
    trimmedTo: checkpoint?.link ?? 0,
    pinnedTo: options.pins.length === 0 ? null : Math.max(...options.pins.map(({ lastLink }) => lastLink)),
    findingCount: tally.count,
    findings: tally.findings,
  };
}

class Tally {
  readonly findings: AuditFinding[] = [];
  count = 0;

  add = (finding: AuditFinding): void => {
    this.count += 1;
    if (this.findings.length < listedFindings) this.findings.push(finding);
  };
}

/** A pin that was tampered with proves nothing. */
function checkPins(pins: readonly Pin[], tally: Tally): void {
  for (const pin of pins) if (!isPinSigned(pin)) tally.add({ code: 'pin-forged', link: pin.lastLink });
}

async function checkChain(
  client: pg.ClientBase,
  check: ChainCheck,
): Promise<Pick<AuditReport, 'links' | 'seals' | 'adopted'>> {
  const seals = readInBatches<Seal>(
    client,
    'audit_seals_read',
    `select ${sealColumns} from audit_seals order by audit_seals.number`,
  );
  const links = readInBatches<Link>(
    client,
    'audit_links_read',
    `select ${linkColumns} from audit_links order by audit_links.number`,
  );
  const count = { links: 0, seals: 0, adopted: 0 };
  let next = await seals.next();
  const sealsBefore = async (link: number): Promise<void> => {
    while (!next.done && next.value.lastLink < link) {
      check.seal(sealOf(next.value));
      count.seals += 1;
      next = await seals.next();
    }
  };
  for await (const link of links) {
    await sealsBefore(link.number);
    check.link(link);
    count.links += 1;
    if (link.origin === 'adopted') count.adopted += 1;
  }
  await sealsBefore(Number.POSITIVE_INFINITY);
  check.end();
  return count;
}

/** Links that no source answers for could hide anything; so could two links for one row. */
async function checkKinds(client: pg.ClientBase, sources: readonly AuditSource[], tally: Tally): Promise<void> {
  const known = sources.map(({ kind }) => kind);
  const unknown = await client.query<{ kind: string; link: number }>(
    `select kind, min(number)::float8 as link from audit_links where kind <> all($1) group by kind`,
    [known],
  );
  for (const { kind, link } of unknown.rows) tally.add({ code: 'kind-unknown', kind, link });
  const twice = await client.query<{ kind: string; subject: string }>(
    `select kind, subject from (select kind, subject from audit_links union all select kind, subject from audit_queue) as entries
     group by kind, subject having count(*) > 1 limit ${listedFindings}`,
  );
  for (const { kind, subject } of twice.rows) tally.add({ code: 'row-twice', kind, subject });
}

type WaitingRow = Omit<Entry, 'isAdopted'> & { readonly is_adopted: boolean; readonly seconds: number };

async function checkWaiting(
  client: pg.ClientBase,
  key: AuditKey | null,
  tally: Tally,
): Promise<Pick<AuditReport, 'waiting' | 'waitingSeconds'>> {
  let waiting = 0;
  let waitingSeconds = 0;
  const rows = readInBatches<WaitingRow>(
    client,
    'audit_queue_read',
    `select kind, subject, digest, is_adopted, mark,
       greatest(0, extract(epoch from clock_timestamp() - queued_at))::float8 as seconds from audit_queue order by id`,
  );
  for await (const { is_adopted: isAdopted, seconds, ...row } of rows) {
    waiting += 1;
    waitingSeconds = Math.max(waitingSeconds, seconds);
    if (key && !isMarkedBy(key, { ...row, isAdopted }))
      tally.add({ code: 'waiting-foreign', kind: row.kind, subject: row.subject });
  }
  return { waiting, waitingSeconds };
}
