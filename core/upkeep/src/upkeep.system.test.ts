import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { accessMigrations, openAccess } from '@yuzhi/access';
import { member } from '@yuzhi/access/testing';
import { defaultRetention, lastDrillIn } from '@yuzhi/store';
import { openTestStore, temporaryFolder } from '@yuzhi/store/testing';
import { lastDrillDue, parseDrillTime, parseKeep } from './upkeep-times.ts';
import { Upkeep, upkeepMigrations } from './upkeep.ts';
import type { UpkeepOptions } from './upkeep.ts';

const migrations = [accessMigrations, upkeepMigrations];
const timeZone = 'Asia/Shanghai';

async function openWorld(more: Partial<UpkeepOptions> = {}) {
  const store = await openTestStore({ migrations });
  const dataFolder = await temporaryFolder();
  const folder = path.join(dataFolder, 'backups');
  const clock = { now: new Date('2026-11-25T20:00:00Z') };
  const upkeep = () =>
    new Upkeep({
      store,
      folder,
      keep: defaultRetention,
      backupAt: '02:30',
      drillAt: null,
      timeZone,
      dataFolder,
      migrations,
      now: () => clock.now,
      ...more,
    });
  const runs = async () =>
    (
      await store.pool.query<{ work: string; state: string; attempts: number; error: string | null }>(
        'select work, state, attempts, error from upkeep_runs order by due_at, work',
      )
    ).rows;
  const backups = async () => (await readdir(folder).catch(() => [])).filter((name) => /-at-\d+$/.test(name));
  return {
    store,
    clock,
    folder,
    upkeep,
    runs,
    backups,
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

test('a backup is taken once when it is due, by one of several servers, and again the next day', async () => {
  await using world = await openWorld();
  const servers = [world.upkeep(), world.upkeep(), world.upkeep()];
  const done = await Promise.all(servers.map((server) => server.doDue()));
  assert.equal(done.flat().length, 1);
  for (const server of servers) assert.deepEqual(await server.doDue(), []);
  // 02:30 in Shanghai is 18:30 UTC.
  world.clock.now = new Date('2026-11-26T18:29:59Z');
  assert.deepEqual(await world.upkeep().doDue(), []);
  world.clock.now = new Date('2026-11-26T18:30:00Z');
  assert.deepEqual(await world.upkeep().doDue(), ['backup']);
  assert.equal((await world.backups()).length, 2);
});

test('old backups go as the settings say', async () => {
  await using world = await openWorld({ keep: { last: 2, daily: 0, weekly: 0, monthly: 0 } });
  for (const day of ['21', '22', '23', '24']) {
    world.clock.now = new Date(`2026-11-${day}T20:00:00Z`);
    assert.deepEqual(await world.upkeep().doDue(), ['backup']);
  }
  assert.deepEqual(
    (await world.backups()).map((name) => name.slice(0, 10)),
    ['2026-11-23', '2026-11-24'],
  );
});

test('what a lost server left in the middle another does; what fails is told once and tried three times', async () => {
  await using world = await openWorld();
  const access = openAccess(world.store);
  const keeper = await member(access, 'sys.admin', 'system-administrator', null);
  await world.store.pool.query(
    `insert into upkeep_runs (work, due_at, state, attempts, began_at)
     values ('backup', '2026-11-25T18:30:00Z', 'running', 1, '2026-11-25T18:30:01Z')`,
  );
  assert.deepEqual(await world.upkeep().doDue(), ['backup']);
  assert.deepEqual(await world.runs(), [{ work: 'backup', state: 'done', attempts: 2, error: null }]);
  if (!existsSync('/proc/self')) return;
  const broken = new Upkeep({
    store: world.store,
    folder: '/proc/yuzhi/backups',
    keep: defaultRetention,
    backupAt: '02:30',
    drillAt: null,
    timeZone,
    dataFolder: '/nowhere',
    migrations,
    now: () => world.clock.now,
  });
  const begin = Date.parse('2026-11-26T20:00:00Z');
  for (const minutes of [0, 9, 10, 20, 30, 40, 50]) {
    world.clock.now = new Date(begin + minutes * 60_000);
    assert.deepEqual(await broken.doDue(), []);
  }
  assert.deepEqual((await world.runs())[1], {
    work: 'backup',
    state: 'failed',
    attempts: 3,
    error: 'STORE_BACKUP_UNWRITABLE',
  });
  while ((await access.notices.spread()) > 0);
  const { notices } = await access.notices.list(keeper.actor.id);
  assert.deepEqual(
    notices.map(({ kind, text }) => [kind, text.en]),
    [['backup-failed', 'Scheduled backup: STORE_BACKUP_UNWRITABLE']],
  );
});

test('a drill tries the newest backup on its day, and says when there is none', async () => {
  await using world = await openWorld({ backupAt: null, drillAt: { day: 'thu', time: '03:00' } });
  assert.deepEqual(await world.upkeep().doDue(), []);
  assert.deepEqual(await world.runs(), [
    { work: 'drill', state: 'failed', attempts: 1, error: 'STORE_BACKUP_MISSING' },
  ]);
  world.clock.now = new Date('2026-11-25T20:20:00Z');
  await using other = await openWorld({ drillAt: { day: 'thu', time: '03:00' } });
  assert.deepEqual(await other.upkeep().doDue(), ['backup', 'drill']);
  const drill = await lastDrillIn(other.folder);
  assert.equal(drill?.backup, (await other.backups())[0]);
  assert.deepEqual(await other.upkeep().doDue(), []);
});

test('times and what is kept are read as they are written, and nothing else', () => {
  assert.deepEqual(parseDrillTime('Sun 04:00'), { day: 'sun', time: '04:00' });
  for (const text of ['', 'sun', 'sun 4:00', 'sun 24:00', 'day 04:00']) assert.equal(parseDrillTime(text), null, text);
  assert.deepEqual(parseKeep('last=3, daily=7'), { last: 3, daily: 7, weekly: 0, monthly: 0 });
  for (const text of ['', 'last=0', 'daily=7', 'last=x', 'last=3;daily=7']) assert.equal(parseKeep(text), null, text);
  // 2026-11-25 is a Wednesday.
  const due = lastDrillDue(new Date('2026-11-25T20:00:00Z'), { day: 'thu', time: '04:00' }, timeZone);
  assert.equal(due.toISOString(), '2026-11-25T20:00:00.000Z');
  const before = lastDrillDue(new Date('2026-11-25T19:59:59Z'), { day: 'thu', time: '04:00' }, timeZone);
  assert.equal(before.toISOString(), '2026-11-18T20:00:00.000Z');
});
