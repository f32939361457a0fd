import { randomBytes, randomUUID } from 'node:crypto';
import type { Access } from '@yuzhi/access';
import { isoDate, z } from '@yuzhi/sdk';
import type { Actor } from '@yuzhi/sdk';
import { inTransaction, likePatterns } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import { inquiryError } from './errors.ts';
import { readReceipt, receiptNumber } from './receipt.ts';
import { SenderLimit } from './sender-limit.ts';

/** The migrations of this package. */
export const inquiryMigrations: URL = new URL('../migrations/', import.meta.url);

/** So many in a day from everybody together: a flood is refused before it fills the store. */
const mostInADay = 2_000;

/** PostgreSQL keeps no NUL in a text. */
const text = (most: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\0]*$/);

/** What somebody sends from the public face. */
export const inquiryBody = z.strictObject({
  kind: z.enum(['question', 'objection']),
  /** Pack or operation. */
  about: text(200).optional(),
  text: text(4_000),
  contact: text(200).optional(),
});

export const receiptBody = z.strictObject({ receipt: z.string().max(60) });
export const answerBody = z.strictObject({ answer: text(4_000) });
export const inquiryQuery = z.strictObject({
  state: z.enum(['open', 'answered']).optional(),
  /** Words that all stand in the text, the receipt or what it is about. */
  q: z
    .string()
    .max(200)
    .regex(/^[^\0]*$/)
    .optional(),
  /** Only those before the inquiry with this id. */
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});

/** As staff see it. */
export interface Inquiry {
  readonly id: string;
  readonly receipt: string;
  readonly kind: 'question' | 'objection';
  readonly about: string | null;
  readonly text: string;
  readonly contact: string | null;
  readonly receivedAt: string;
  readonly state: 'open' | 'answered';
  readonly answer: string | null;
  readonly answeredAt: string | null;
}

/** As whoever holds the receipt sees it: what they wrote stays with those who answer. */
export type InquiryState = Pick<Inquiry, 'receipt' | 'kind' | 'receivedAt' | 'state' | 'answer' | 'answeredAt'>;

export interface InquiriesOptions {
  readonly store: Store;
  readonly access: Access;
  /** The day of a moment in the city. */
  readonly dayOf: (at: Date) => string;
  readonly now?: () => Date;
}

const columns = `id, receipt, kind, about, text, contact, received_at as "receivedAt", state, answer,
  answered_at as "answeredAt"`;

/** Questions and objections of the public: durable before the receipt is given, answered by people. */
export class Inquiries {
  readonly #options: InquiriesOptions;
  readonly #limit = new SenderLimit();
  readonly #lookups = new SenderLimit();

  constructor(options: InquiriesOptions) {
    this.#options = options;
  }

  /**
   * @param address from where it comes; counted for an hour and never stored
   * @throws YuzhiError INQUIRY_TOO_MANY
   */
  async send(sent: z.output<typeof inquiryBody>, address: string): Promise<InquiryState> {
    const now = this.#now();
    if (!this.#limit.take(address, now) || (await this.#isFlooded(now))) throw inquiryError('INQUIRY_TOO_MANY');
    const receipt = receiptNumber(isoDate.parse(this.#options.dayOf(now)), randomBytes(12));
    const { kind, about = null, text, contact = null } = sent;
    await this.#options.store.pool.query(
      `insert into inquiries (id, receipt, kind, about, text, contact, received_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [randomUUID(), receipt, kind, about, text, contact, now],
    );
    return { receipt, kind, receivedAt: now.toISOString(), state: 'open', answer: null, answeredAt: null };
  }

  /** @throws YuzhiError INQUIRY_NOT_FOUND, INQUIRY_TOO_MANY */
  async look(typed: string, address: string): Promise<InquiryState> {
    if (!this.#lookups.take(address, this.#now())) throw inquiryError('INQUIRY_TOO_MANY');
    const receipt = readReceipt(typed);
    const { rows } = await this.#options.store.pool.query<Row>(`select ${columns} from inquiries where receipt = $1`, [
      receipt,
    ]);
    const [row] = rows;
    if (row === undefined) throw inquiryError('INQUIRY_NOT_FOUND');
    const { kind, receivedAt, state, answer, answeredAt } = told(row);
    return { receipt: row.receipt, kind, receivedAt, state, answer, answeredAt };
  }

  /** The newest first. @throws YuzhiError ACCESS_DENIED */
  async list(actor: Actor, filter: z.output<typeof inquiryQuery>): Promise<readonly Inquiry[]> {
    const { state = null, q = '', before = null, limit = 200 } = filter;
    await this.#options.access.require({ actor, action: 'inquiry.read', resource: { id: 'inquiries' } });
    const { rows } = await this.#options.store.pool.query<Row>(
      `select ${columns} from inquiries
       where ($1::text is null or state = $1) and concat_ws(' ', receipt, about, text) ilike all ($2::text[])
         and ($3::uuid is null or (received_at, id) < (select received_at, id from inquiries where id = $3))
       order by received_at desc, id desc limit $4`,
      [state, likePatterns(q), before, limit],
    );
    return rows.map(told);
  }

  /** @throws YuzhiError ACCESS_DENIED, INQUIRY_NOT_FOUND, INQUIRY_ANSWERED */
  async answer(actor: Actor, id: string, { answer }: z.output<typeof answerBody>): Promise<Inquiry> {
    const { rule } = await this.#options.access.require({ actor, action: 'inquiry.answer', resource: { id } });
    const { store, access } = this.#options;
    const now = this.#now();
    // An answer that no trail knows of, and a trail of an answer that nobody got, are both impossible.
    return inTransaction(store, async (client) => {
      const { rows } = await client.query<Row>(
        `update inquiries set state = 'answered', answer = $2, answered_by = $3, answered_at = $4
          where id = $1 and state = 'open' returning ${columns}`,
        [id, answer, JSON.stringify(actor), now],
      );
      const [row] = rows;
      if (row === undefined) {
        const known = await client.query(`select 1 from inquiries where id = $1`, [id]);
        throw inquiryError(known.rows.length === 0 ? 'INQUIRY_NOT_FOUND' : 'INQUIRY_ANSWERED');
      }
      const event = { at: now, actor, action: 'inquiry.answer', resource: id, outcome: 'done', reason: rule } as const;
      await access.audit.record(event, client);
      return told(row);
    });
  }

  async #isFlooded(now: Date): Promise<boolean> {
    const { rows } = await this.#options.store.pool.query<{ readonly count: string }>(
      `select count(*) as count from inquiries where received_at > $1`,
      [new Date(now.getTime() - 86_400_000)],
    );
    return Number(rows[0]?.count ?? 0) >= mostInADay;
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}

type Row = Omit<Inquiry, 'receivedAt' | 'answeredAt'> & { readonly receivedAt: Date; readonly answeredAt: Date | null };

function told({ receivedAt, answeredAt, ...row }: Row): Inquiry {
  return {
    ...row,
    receivedAt: new Date(receivedAt).toISOString(),
    answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
  };
}
