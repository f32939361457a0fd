import { authenticationResponse } from '@yuzhi/access';
import { z } from '@yuzhi/sdk';
import { serverError } from './errors.ts';

/** Query and body shapes of the addresses beside the operations, for checking and for the OpenAPI document alike. */

const limit = z.coerce.number().int().min(1).max(500).optional();

/** PostgreSQL keeps no NUL in a text. */
const storableText = z.string().regex(/^[^\0]*$/, 'it must not hold NUL');

const runStates = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);

export const runQuery = z.strictObject({
  operation: storableText.max(200).optional(),
  state: runStates.optional(),
  sample: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  before: z.uuid().optional(),
  limit,
});

export const approvalQuery = z.strictObject({
  state: z.enum(['pending', 'approved', 'rejected']).optional(),
  operation: storableText.max(200).optional(),
  before: z.uuid().optional(),
  limit,
});

export const jobQuery = z.strictObject({
  state: runStates.optional(),
  dead: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  operation: storableText.max(200).optional(),
  before: z.uuid().optional(),
  limit,
});

/** Printable ASCII, as the draft of the header field wants it. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x20-\x7e]{1,255}$/, 'it must be 1 to 255 printable ASCII characters');

export const scheduleId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

export const scheduleBody = z.strictObject({
  id: scheduleId,
  operation: storableText.max(200),
  input: z.unknown(),
  /** Five fields: minute, hour, day, month, day of the week; in the city's time zone. */
  cron: storableText.min(1).max(100),
  purpose: storableText.max(2_000).optional(),
});

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

export const noticeQuery = z.strictObject({
  unread: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  before: z.uuid().optional(),
  limit,
});

/** Those that were read; without `notices` all of them. */
export const noticesReadBody = z.strictObject({ notices: z.array(z.uuid()).max(500).optional() });

export const restoreBody = z.strictObject({ reason: storableText.trim().min(1).max(2_000) });

export const erasureBody = z.strictObject({ reason: storableText.trim().min(1).max(2_000) });

/** Nothing longer is worth hashing. */
const secretText = z
  .string()
  .min(1)
  .max(1_000)
  .regex(/^[^\0]*$/);
const linkToken = z.string().min(1).max(100);

/** A password goes with one second step: a code or a passkey. */
export const signInBody = z
  .strictObject({
    account: secretText,
    password: secretText,
    code: secretText.optional(),
    passkey: authenticationResponse.optional(),
  })
  .refine(({ code, passkey }) => (code === undefined) !== (passkey === undefined), 'it must hold a code or a passkey');
/** The second step of somebody whom the identity provider knows. */
export const secondStepBody = z
  .strictObject({ code: secretText.optional(), passkey: authenticationResponse.optional() })
  .refine(({ code, passkey }) => (code === undefined) !== (passkey === undefined), 'it must hold a code or a passkey');
export const passkeyOptionsBody = z.strictObject({ use: z.enum(['alone', 'second-step']) });
export const passkeySignInBody = z.strictObject({ response: authenticationResponse });
export const linkBody = z.strictObject({ token: linkToken });
export const redeemBody = z.strictObject({
  token: linkToken,
  password: secretText,
  code: secretText,
  account: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u)
    .optional(),
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^\0]*$/)
    .optional(),
});

/** Parses a part of a request, or says what is wrong with it. */
export function parsePart<T extends z.ZodType>(
  schema: T,
  value: unknown,
  wrong: (reason: string) => Error = wrongRequest,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  // Names that somebody made up are not repeated: one of them may be a secret in the wrong place.
  const message = issue?.code === 'unrecognized_keys' ? 'it holds a field that is not known' : issue?.message;
  throw wrong(issue ? `${issue.path.join('.') || 'value'}: ${message}` : 'unknown');
}

/** What is wrong with a request, unless its address says more. */
export function wrongRequest(reason: string): Error {
  return serverError('HTTP_REQUEST_WRONG', { reason });
}
