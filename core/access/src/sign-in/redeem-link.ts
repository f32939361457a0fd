import type { Actor } from '@yuzhi/sdk';
import { inTransaction } from '@yuzhi/store';
import type pg from 'pg';
import type { AccessParts } from '../access-parts.ts';
import { accessError } from '../errors.ts';
import { addPerson, giveRole, hasSecurityAdministrator } from '../people/people.ts';
import type { Moment } from '../policy/load-standing.ts';
import type { LinkKind } from './one-time-links.ts';
import { qrSvg } from './qr-svg.ts';
import { openSeed, placeOfCode, placeOfLink } from '../secrets/seal-seeds.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import { enrolmentUri, stepOfCode } from './one-time-code.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword } from './password-rules.ts';
import { digestOf } from './secret-text.ts';

/** What somebody with a link is shown. */
export interface OpenedLink {
  readonly kind: LinkKind;
  /** `null` in the first set-up, when it is still to be chosen. */
  readonly account: string | null;
  readonly name: string | null;
  /** The seed for the authenticator; `null` when the second factor stays as it is. */
  readonly secret: string | null;
  /** Address for the authenticator; for a set-up without the account, which is still to be chosen. */
  readonly uri: string | null;
  /** The same address as a QR code: an SVG picture, to be shown by `<img>`. */
  readonly qr: string | null;
}

export interface Redemption {
  readonly token: string;
  readonly password: string;
  readonly code: string;
  /** For the first set-up. */
  readonly account?: string | undefined;
  readonly name?: string | undefined;
}

interface Row {
  readonly kind: LinkKind;
  readonly person: string | null;
  readonly account: string | null;
  readonly name: string | null;
  readonly replacesFactor: boolean;
  readonly secret: string;
}

export async function openLink({ store, secrets }: AccessParts, token: string, now: Date): Promise<OpenedLink> {
  const { kind, account, name, replacesFactor, secret } = await linkOf(store.pool, token, now, '');
  if (!replacesFactor) return { kind, account, name, secret: null, uri: null, qr: null };
  const seed = await openSeed(secrets, secret, placeOfLink(digestOf(token)));
  const uri = enrolmentUri(seed, account ?? '');
  return { kind, account, name, secret: seed, uri, qr: await qrSvg(uri) };
}

/** Does all that a link is for in one transaction; the link is used up only if all of it is done. */
export async function redeemLink<T>(
  { store, secrets }: AccessParts,
  redemption: Redemption,
  moment: Moment,
  then: (client: pg.ClientBase, person: string) => Promise<T>,
): Promise<T> {
  // Looked at before the hash, which is costly; looked at again under the lock.
  const seen = await linkOf(store.pool, redemption.token, moment.now, '');
  const account = seen.account ?? redemption.account ?? '';
  if (seen.kind === 'set-up' && (account === '' || !redemption.name)) throw accessError('ACCESS_LINK_WRONG');
  await checkPassword(redemption.password, account);
  const hash = await hashPassword(redemption.password);
  return inTransaction(store, async (client) => {
    const link = await linkOf(client, redemption.token, moment.now, 'for update of one_time_links');
    const person = link.person ?? (await firstAdministrator(client, account, redemption.name ?? '', moment));
    await keepFactor({ client, secrets, now: moment.now }, { ...link, person }, redemption);
    await client.query(
      `insert into passwords (person, hash, changed_at) values ($1, $2, $3)
       on conflict (person) do update set hash = excluded.hash, changed_at = excluded.changed_at`,
      [person, hash, moment.now],
    );
    await client.query("update people set state = 'active' where id = $1 and state in ('invited', 'active')", [person]);
    await client.query('update one_time_links set used_at = $2 where digest = $1', [
      digestOf(redemption.token),
      moment.now,
    ]);
    await client.query('update sessions set ended_at = $2 where person = $1 and ended_at is null', [
      person,
      moment.now,
    ]);
    await client.query('delete from known_devices where person = $1', [person]);
    return then(client, person);
  });
}

async function linkOf(
  client: Pick<pg.ClientBase, 'query'>,
  token: string,
  now: Date,
  lock: '' | 'for update of one_time_links',
): Promise<Row> {
  const { rows } = await client.query<Row>(
    `select kind, person, account, name, replaces_factor as "replacesFactor", secret
     from one_time_links left join people on people.id = person
     where digest = $1 and used_at is null and expires_at > $2
       and (person is null or people.state in ('invited', 'active')) ${lock}`,
    [digestOf(token), now],
  );
  const link = rows[0];
  if (!link) throw accessError('ACCESS_LINK_WRONG');
  return link;
}

/** One set-up wins: whoever comes second finds that there is an administrator. */
async function firstAdministrator(
  client: pg.ClientBase,
  account: string,
  name: string,
  moment: Moment,
): Promise<string> {
  await client.query('lock table role_holdings in share row exclusive mode');
  if (await hasSecurityAdministrator(client)) throw accessError('ACCESS_LINK_WRONG');
  const { id } = await addPerson(client, { account, name, unit: null }, moment.now);
  const givenBy: Actor = { kind: 'operator', id: 'local', unit: null, door: 'http' };
  const days = { validFrom: moment.today, validUntil: null, now: moment.now };
  await giveRole(client, { person: id, role: 'security-administrator', unit: null, givenBy, ...days }, moment.today);
  return id;
}

interface Keeping {
  readonly client: pg.ClientBase;
  readonly secrets: SecretBox;
  readonly now: Date;
}

type OwnedLink = Row & { readonly person: string };

/** Takes the new seed once a code of it was shown, or asks for a code of the one that stays. */
async function keepFactor(keeping: Keeping, link: OwnedLink, redemption: Redemption): Promise<void> {
  const isKept = await (link.replacesFactor
    ? replaceFactor(keeping, link, redemption)
    : useFactor(keeping, link, redemption));
  if (!isKept) throw accessError('ACCESS_CODE_WRONG');
}

/** Whoever lost the authenticator may have lost the passkeys with it: they go too. */
async function replaceFactor(
  { client, secrets, now }: Keeping,
  { person, secret }: OwnedLink,
  { token, code }: Redemption,
): Promise<boolean> {
  const seed = await openSeed(secrets, secret, placeOfLink(digestOf(token)));
  const step = stepOfCode(seed, code, now);
  if (step === null) return false;
  await client.query(
    `insert into one_time_codes (person, secret, confirmed_at, last_step) values ($1, $2, $3, $4)
     on conflict (person) do update set secret = excluded.secret, confirmed_at = excluded.confirmed_at,
       last_step = excluded.last_step`,
    [person, await secrets.seal(seed, placeOfCode(person)), now, step],
  );
  await client.query('delete from passkeys where person = $1', [person]);
  return true;
}

async function useFactor(
  { client, secrets, now }: Keeping,
  { person }: OwnedLink,
  { code }: Redemption,
): Promise<boolean> {
  const { rows } = await client.query<{ secret: string }>('select secret from one_time_codes where person = $1', [
    person,
  ]);
  const step = rows[0] ? stepOfCode(await openSeed(secrets, rows[0].secret, placeOfCode(person)), code, now) : null;
  if (step === null) return false;
  const { rowCount } = await client.query(
    'update one_time_codes set last_step = $2 where person = $1 and last_step < $2',
    [person, step],
  );
  return rowCount === 1;
}
