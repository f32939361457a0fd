import type { Actor } from '@yuzhi/sdk';
import { openTestStore } from '@yuzhi/store/testing';
import type { Store } from '@yuzhi/store';
import { accessMigrations, openAccess } from './access.ts';
import type { Access, AccessOptions } from './access.ts';
import type { RoleId } from './people/roles.ts';
import { roles } from './people/roles.ts';
import { codeAt } from './sign-in/one-time-code.ts';
import type { SignedIn, Visitor } from './sign-in/begin-session.ts';
import type { Unit } from './units/unit.ts';

export { codeAt } from './sign-in/one-time-code.ts';
export { SoftPasskey } from './sign-in/soft-passkey.ts';

export const operator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'cli' };
export const stranger: Actor = { kind: 'anonymous', id: 'anonymous', unit: null, door: 'http' };

/** A password of no account that the rules take. */
export const goodPassword = 'three herons over the mill';

export const visitor: Visitor = { address: '192.0.2.7', browser: 'test', device: null };

/** A made-up unit below the made-up city. */
export function aUnit(id: string, more: Partial<Unit> = {}): Unit {
  const always = { validFrom: null, validUntil: null };
  const parents = id === '试验市' ? [] : [{ parent: '试验市', ...always }];
  const names = [{ name: id, form: 'short' as const, ...always }];
  return { id, kind: 'gov', uscc: null, regionCode: null, ...always, names, parents, successors: [], ...more };
}

/** Three made-up units: the city, 甲局 with an office of its own, and 乙局. */
export const testUnits: readonly Unit[] = [
  aUnit('试验市', { kind: 'city' }),
  aUnit('甲局'),
  aUnit('甲局一处', { kind: 'office', parents: [{ parent: '甲局', validFrom: null, validUntil: null }] }),
  aUnit('乙局'),
];

export interface TestAccess extends AsyncDisposable {
  readonly access: Access;
  readonly store: Store;
}

/** Access on a throw-away store with the made-up units. Migrations of others that are needed are named. */
export async function openTestAccess(options: AccessOptions = {}, more: readonly URL[] = []): Promise<TestAccess> {
  const store = await openTestStore({ migrations: [accessMigrations, ...more] });
  const access = openAccess(store, options);
  await access.seedUnits(testUnits);
  return { access, store, [Symbol.asyncDispose]: () => store.close() };
}

export interface Member {
  readonly actor: Actor;
  readonly account: string;
  readonly secret: string;
  readonly signedIn: SignedIn;
}

interface Made {
  readonly link: string;
}

/** Makes an account with a role as people would, activates it and signs in. */
export async function member(
  access: Access,
  account: string,
  role: RoleId | null,
  unit: string | null,
  now: Date = new Date(),
): Promise<Member> {
  const { link } = (await (role !== null && roles[role].isAdministrator
    ? access.call(operator, 'administrators-appoint', { account, name: account, role })
    : access.call(operator, 'people-invite', {
        account,
        name: account,
        ...(unit === null ? {} : { unit }),
        ...(role === null ? {} : { role }),
      }))) as Made;
  return activate(access, account, link, now);
}

/** Redeems a link as its receiver would. */
export async function activate(access: Access, account: string, link: string, now: Date = new Date()): Promise<Member> {
  const token = link.split('/').at(-1) ?? '';
  const { secret } = await access.signIn.openLink(token, visitor);
  if (secret === null) throw new TypeError('The link keeps the second factor');
  const code = codeAt(secret, now);
  const signedIn = await access.signIn.redeemLink(
    { token, password: goodPassword, code, account, name: account },
    visitor,
  );
  const session = await access.signIn.sessions.of(signedIn.session);
  if (!session) throw new TypeError('No session began');
  return { actor: access.signIn.sessions.actorFor(session), account, secret, signedIn };
}
