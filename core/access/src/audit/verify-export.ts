import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from '@yuzhi/sdk';
import { PublicKey } from './audit-key.ts';
import { ChainCheck } from './chain-check.ts';
import { exportFormat } from './chain-export.ts';
import type { Checkpoint } from './checkpoint.ts';
import { isDigestOf } from './digest.ts';
import { auditError } from './errors.ts';
import { isPinSigned } from './pin.ts';
import type { Pin } from './pin.ts';
import type { AuditFinding } from './finding.ts';

const head = z.strictObject({ format: z.literal(exportFormat) });
const signed = { chain: z.string(), head: z.string(), previous: z.string(), keyId: z.string(), signature: z.string() };
const checkpointLine = z.strictObject({
  number: z.number(),
  seal: z.number(),
  link: z.number(),
  sealedAt: z.string(),
  cutAt: z.string(),
  reason: z.string(),
  ...signed,
});
const linkLine = z.strictObject({
  number: z.number(),
  kind: z.string(),
  subject: z.string(),
  digest: z.string(),
  origin: z.enum(['written', 'adopted', 'unknown']),
  hash: z.string(),
});
const sealLine = z.strictObject({
  number: z.number(),
  firstLink: z.number(),
  lastLink: z.number(),
  sealedAt: z.string(),
  ...signed,
});
const bodyLine = z.union([
  z.strictObject({ link: linkLine, record: z.string().optional() }),
  z.strictObject({ seal: sealLine }),
  z.strictObject({ checkpoint: checkpointLine }),
]);

export interface ExportReport {
  readonly isIntact: boolean;
  readonly links: number;
  readonly seals: number;
  readonly trimmedTo: number;
  readonly pinnedTo: number | null;
  readonly findingCount: number;
  readonly findings: readonly AuditFinding[];
}

export interface VerifyExportOptions {
  /** Public keys to believe, as PEM; those of the pins are among them. */
  readonly publicKeys: readonly string[];
  readonly pins: readonly Pin[];
}

/**
 * Checks an export without the database.
 *
 * @throws YuzhiError AUDIT_FILE_MISSING, AUDIT_FILE_WRONG when it is no export at all
 */
export async function verifyExport(file: string, { publicKeys, pins }: VerifyExportOptions): Promise<ExportReport> {
  const findings: AuditFinding[] = [];
  const report = (finding: AuditFinding): void => void findings.push(finding);
  for (const pin of pins) if (!isPinSigned(pin)) report({ code: 'pin-forged', link: pin.lastLink });
  const keys = [...publicKeys, ...pins.map(({ publicKey }) => publicKey)].map((pem) => new PublicKey(pem));
  const begin = (checkpoint: Checkpoint | null): ChainCheck =>
    new ChainCheck({ keys, pins, checkpoint, onFinding: report });
  const count = { links: 0, seals: 0, trimmedTo: 0 };
  let check: ChainCheck | null = null;
  for await (const body of linesOf(file)) {
    if ('checkpoint' in body) {
      check ??= begin(body.checkpoint);
      count.trimmedTo = body.checkpoint.link;
      continue;
    }
    check ??= begin(null);
    if ('link' in body) {
      check.link(body.link);
      const { kind, subject, digest, number: link } = body.link;
      if (body.record !== undefined && !isDigestOf(digest, body.record))
        report({ code: 'row-edited', kind, subject, link });
      count.links += 1;
    } else {
      check.seal(body.seal);
      count.seals += 1;
    }
  }
  (check ?? begin(null)).end();
  return {
    isIntact: findings.length === 0,
    ...count,
    pinnedTo: pins.length === 0 ? null : Math.max(...pins.map(({ lastLink }) => lastLink)),
    findingCount: findings.length,
    findings: findings.slice(0, 500),
  };
}

async function* linesOf(file: string): AsyncGenerator<z.output<typeof bodyLine>, void, undefined> {
  const stream = createReadStream(file, 'utf8');
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  let line = 0;
  try {
    for await (const text of lines) {
      line += 1;
      if (text === '' && line > 1) continue;
      const value = parsed(line === 1 ? head : bodyLine, text);
      if (value === null) throw wrongFile(file, line);
      if (line > 1) yield value as z.output<typeof bodyLine>;
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall !== undefined) throw auditError('AUDIT_FILE_MISSING', { file }, cause);
    throw cause;
  } finally {
    stream.destroy();
  }
  if (line === 0) throw wrongFile(file, 1);
}

function parsed<T extends z.ZodType>(schema: T, text: string): z.output<T> | null {
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

function wrongFile(file: string, line: number): Error {
  return auditError('AUDIT_FILE_WRONG', { file, what: '审计链导出文件', whatEn: 'an export of the audit trail', line });
}
