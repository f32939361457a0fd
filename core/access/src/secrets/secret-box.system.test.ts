import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { openAccess } from '../access.ts';
import { codeAt, goodPassword, member, openTestAccess, operator, visitor } from '../testing.ts';
import { SecretBox } from './secret-box.ts';

async function withFolder(work: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-secrets-'));
  try {
    await work(path.join(folder, 'access', 'secret-keys.json'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('the key file is made once for all who begin at the same time, for its owner alone, and refused when open to others', async () => {
  await withFolder(async (file) => {
    const boxes = [1, 2, 3, 4].map(() => SecretBox.inFile(file));
    const prefixes = await Promise.all(boxes.map((box) => box.prefix()));
    assert.equal(new Set(prefixes).size, 1);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    await chmod(file, 0o640);
    await assert.rejects(SecretBox.inFile(file).prefix(), { code: 'ACCESS_KEY_FILE_OPEN' });
  });
});

test('seeds stand sealed in the store; those from before are sealed at the next start and still sign in', async () => {
  await withFolder(async (file) => {
    let now = new Date();
    const options = { secrets: SecretBox.inFile(file), now: () => now };
    await using world = await openTestAccess(options);
    const { access, store } = world;
    const { secret } = await member(access, 'zhang', 'unit-member', '甲局', now);
    const stored = async () =>
      (await store.pool.query<{ secret: string }>('select secret from one_time_codes')).rows.map((row) => row.secret);
    assert.match((await stored())[0] ?? '', /^sealed1\./);
    // As an earlier version left it.
    await store.pool.query('update one_time_codes set secret = $1', [secret]);
    const invited = (await access.call(operator, 'people-invite', { account: 'li', name: '李' })) as { link: string };
    const token = invited.link.split('/').at(-1) ?? '';
    const offered = (await access.signIn.openLink(token, visitor)).secret;
    await store.pool.query("update one_time_links set secret = $1 where used_at is null and kind = 'invitation'", [
      offered,
    ]);
    const signIn = async () => {
      now = new Date(now.getTime() + 60_000);
      await access.signIn.signIn({ account: 'zhang', password: goodPassword, code: codeAt(secret, now) }, visitor);
    };
    await signIn();
    assert.equal((await access.signIn.openLink(token, visitor)).secret, offered);
    assert.equal(await access.sealSeeds(), 2);
    assert.equal(await access.sealSeeds(), 0);
    assert.match((await stored())[0] ?? '', /^sealed1\./);
    await signIn();
    assert.equal((await access.signIn.openLink(token, visitor)).secret, offered);
    const dump = JSON.stringify((await store.pool.query('select * from one_time_links')).rows);
    assert.ok(!dump.includes(secret) && !dump.includes(offered ?? '-'));
  });
});

test('a rotation seals all seeds again; another process follows; the key before is dropped by the next rotation', async () => {
  await withFolder(async (file) => {
    let now = new Date();
    const options = { secrets: SecretBox.inFile(file), now: () => now };
    await using world = await openTestAccess(options);
    const { access, store } = world;
    const other = openAccess(store, { secrets: SecretBox.inFile(file), now: () => now });
    const { secret } = await member(access, 'zhang', 'unit-member', '甲局', now);
    const before = await options.secrets.prefix();
    const rotated = (await access.call(operator, 'secrets-rotate', {})) as {
      newKey: string;
      sealedSeeds: number;
    };
    assert.equal(rotated.sealedSeeds, 1);
    assert.notEqual(before, await options.secrets.prefix());
    now = new Date(now.getTime() + 60_000);
    await other.signIn.signIn({ account: 'zhang', password: goodPassword, code: codeAt(secret, now) }, visitor);
    const ids = async () =>
      (JSON.parse(await readFile(file, 'utf8')) as { keys: { id: string }[] }).keys.map(({ id }) => id);
    assert.deepEqual(await ids(), [rotated.newKey, before.split('.')[1]]);
    const again = (await access.call(operator, 'secrets-rotate', {})) as { newKey: string; droppedKeys: number };
    assert.equal(again.droppedKeys, 1);
    assert.deepEqual(await ids(), [again.newKey, rotated.newKey]);
  });
});

test('whoever has the store and not the key has no second factor, and is let in by none', async () => {
  let now = new Date();
  await using world = await openTestAccess({ now: () => now });
  const { access, store } = world;
  const { secret } = await member(access, 'zhang', 'unit-member', '甲局', now);
  now = new Date(now.getTime() + 60_000);
  const elsewhere = openAccess(store, { now: () => now });
  const right = { account: 'zhang', password: goodPassword, code: codeAt(secret, now) };
  await assert.rejects(elsewhere.signIn.signIn(right, visitor), { code: 'ACCESS_SIGN_IN_WRONG' });
  // A seed that is moved to another account opens nothing either.
  const li = await member(access, 'li', 'unit-member', '甲局', now);
  await store.pool.query(
    'update one_time_codes set secret = (select secret from one_time_codes where person = $1) where person = $2',
    [(await store.pool.query("select id from people where account = 'zhang'")).rows[0].id, li.actor.id],
  );
  now = new Date(now.getTime() + 60_000);
  await assert.rejects(
    access.signIn.signIn({ account: 'li', password: goodPassword, code: codeAt(secret, now) }, visitor),
    { code: 'ACCESS_SIGN_IN_WRONG' },
  );
});
