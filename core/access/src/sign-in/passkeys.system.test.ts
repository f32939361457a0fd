import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YuzhiError } from '@yuzhi/sdk';
import { activate, codeAt, goodPassword, member, openTestAccess, operator, visitor } from '../testing.ts';
import type { TestAccess } from '../testing.ts';
import { SoftPasskey } from './soft-passkey.ts';
import type { Assertion } from './soft-passkey.ts';

interface World extends AsyncDisposable {
  readonly at: { now: Date };
  readonly access: TestAccess['access'];
  readonly store: TestAccess['store'];
  readonly person: string;
  readonly passkey: SoftPasskey;
  /** Seed of the one-time codes. */
  readonly secret: string;
  addPasskey(): Promise<void>;
  /** How an answer is taken: `done` or the code of the refusal. */
  answer(change?: Partial<Assertion>): Promise<string>;
}

async function open(): Promise<World> {
  const at = { now: new Date() };
  const { access, store, [Symbol.asyncDispose]: close } = await openTestAccess({ now: () => at.now });
  const { actor, secret } = await member(access, 'zhang', 'unit-member', '甲局', at.now);
  const passkey = new SoftPasskey();
  const addPasskey = async (): Promise<void> =>
    void (await store.pool.query(
      `insert into passkeys (id, person, name, public_key, counter, transports, is_synced, made_at)
     values ($1, $2, 'x', $3, 0, '{}', false, now())`,
      [passkey.id, actor.id, passkey.publicKey],
    ));
  await addPasskey();
  const answer = async (change: Partial<Assertion> = {}): Promise<string> => {
    const { challenge } = (await access.signIn.passkeyOptions('alone')) as { challenge: string };
    return access.signIn.signInWithPasskey(passkey.answer({ challenge, person: actor.id, ...change }), visitor).then(
      () => 'done',
      (error: unknown) => (error instanceof YuzhiError ? error.code : String(error)),
    );
  };
  return { at, access, store, person: actor.id, passkey, secret, addPasskey, answer, [Symbol.asyncDispose]: close };
}

test('a passkey alone is taken only with its owner verified, for this host, from its page, for its owner', async () => {
  await using world = await open();
  assert.equal(await world.answer(), 'done');
  assert.equal(await world.answer({ origin: 'http://localhost:7300' }), 'done');
  const wrong: readonly Partial<Assertion>[] = [
    { isVerified: false },
    { rpId: 'example.org' },
    { origin: 'https://localhost' },
    { origin: 'http://localhost.example.org' },
    { origin: 'http://127.0.0.1:7300' },
    { person: '01a20e3b-3709-7217-8080-000000000001' },
    { challenge: 'AAAA' },
  ];
  for (const change of wrong) assert.equal(await world.answer(change), 'ACCESS_PASSKEY_WRONG', JSON.stringify(change));
});

test('a challenge lasts five minutes and is for one use; a counter that stands still is that of a copy', async () => {
  await using world = await open();
  const { challenge } = (await world.access.signIn.passkeyOptions('alone')) as { challenge: string };
  const second = (await world.access.signIn.passkeyOptions('second-step')) as { challenge: string };
  const begun = world.at.now;
  world.at.now = new Date(begun.getTime() + 5 * 60_000);
  assert.equal(await world.answer({ challenge }), 'ACCESS_PASSKEY_WRONG');
  world.at.now = new Date(begun.getTime() + 4 * 60_000);
  assert.equal(await world.answer({ challenge: second.challenge }), 'ACCESS_PASSKEY_WRONG');
  assert.equal(await world.answer({ challenge, counter: 7 }), 'done');
  assert.equal(await world.answer({ challenge, counter: 8 }), 'ACCESS_PASSKEY_WRONG');
  assert.equal(await world.answer({ counter: 7 }), 'ACCESS_PASSKEY_WRONG');
  assert.equal(await world.answer({ counter: 0 }), 'ACCESS_PASSKEY_WRONG');
  assert.equal(await world.answer({ counter: 8 }), 'done');
});

test('passkeys go with a replaced second factor and with whoever leaves, and stay with a new password', async () => {
  await using world = await open();
  const count = async () =>
    (await world.store.pool.query<{ n: number }>('select count(*)::int as n from passkeys')).rows[0]?.n;
  const recover = async (replaceSecondFactor: boolean): Promise<void> => {
    const input = { person: 'zhang', replaceSecondFactor };
    const { link } = (await world.access.call(operator, 'people-recover', input)) as { link: string };
    world.at.now = new Date(world.at.now.getTime() + 60_000);
    if (replaceSecondFactor) return void (await activate(world.access, 'zhang', link, world.at.now));
    const token = link.split('/').at(-1) ?? '';
    const code = codeAt(world.secret, world.at.now);
    await world.access.signIn.redeemLink({ token, password: goodPassword, code }, visitor);
  };
  await recover(false);
  assert.equal(await count(), 1);
  await recover(true);
  assert.equal(await count(), 0);
  await world.addPasskey();
  await world.access.call(operator, 'people-leave', { person: 'zhang' });
  assert.equal(await count(), 0);
});

test('challenges are not in the store, neither before nor after they are answered', async () => {
  await using world = await open();
  const { challenge } = (await world.access.signIn.passkeyOptions('alone')) as { challenge: string };
  assert.equal(await world.answer({ challenge }), 'done');
  const { rows } = await world.store.pool.query<{ text: string }>('select t::text as text from used_challenges t');
  assert.equal(rows.length, 1);
  const bytes = Buffer.from(challenge, 'base64url').toString('hex');
  for (const { text } of rows) assert.ok(!text.includes(challenge) && !text.includes(bytes.slice(0, 20)));
});
