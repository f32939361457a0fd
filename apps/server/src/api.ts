import { z } from '@yuzhi/sdk';

/** Query and body shapes of the addresses beside the operations, for checking and for the OpenAPI document alike. */

const limit = z.coerce.number().int().min(1).max(500).optional();

/** PostgreSQL keeps no NUL in a text. */
const storableText = z.string().regex(/^[^\0]*$/, 'it must not hold NUL');

export const runQuery = z.strictObject({
  operation: storableText.max(200).optional(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']).optional(),
  before: z.uuid().optional(),
  limit,
});

export const approvalQuery = z.strictObject({ state: z.enum(['pending', 'approved', 'rejected']).optional(), limit });

export const idParameter = z.uuid();

export const decisionBody = z.strictObject({
  decision: z.enum(['approved', 'rejected']),
  reason: storableText.trim().min(1).max(2_000),
});

export const auditQuery = z.strictObject({
  kind: storableText.max(100).optional(),
  subject: storableText.max(200).optional(),
  action: storableText.max(200).optional(),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit,
});

export const exportQuery = z.strictObject({ records: z.enum(['true', 'false']).optional() });

export const verificationBody = z.strictObject({
  pins: z.array(z.record(z.string(), z.unknown())).max(100).optional(),
});

export const erasureBody = z.strictObject({ reason: storableText.trim().min(1).max(2_000) });

/** Parses a part of a request, or says what is wrong with it. */
export function parsePart<T extends z.ZodType>(
  schema: T,
  value: unknown,
  wrong: (reason: string) => Error,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw wrong(issue ? `${issue.path.join('.') || 'value'}: ${issue.message}` : 'unknown');
}
