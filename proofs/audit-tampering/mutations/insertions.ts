import { generateKeyPairSync, sign } from 'node:crypto';
import { aboutLink, aboutRow } from '../mutation.ts';
import type { Mutation, Tools } from '../mutation.ts';

/** Rows are put there by hand, with and without what would make them look real. */
export const insertions: Readonly<Record<string, Mutation>> = {
  async 'insert a run'(tools) {
    const id = await copyOfARun(tools);
    return { what: `run ${id}`, names: aboutRow(id) };
  },
  async 'insert a run and let the sealer run'(tools) {
    const id = await copyOfARun(tools);
    await tools.letSealerRun();
    return { what: `run ${id}, while the base runs`, names: aboutRow(id) };
  },
  async 'insert a run with a made-up entry and let it be sealed'(tools) {
    const id = await copyOfARun(tools);
    const mark = tools.chance.yes() ? tools.chance.hex(64) : await aMark(tools);
    await tools.client.query(
      `insert into audit_queue (kind, subject, digest, is_adopted, mark) values ('run', $1, $2, $3, $4)`,
      [id, `sha256:${tools.chance.hex(64)}`, tools.chance.yes(), mark],
    );
    await tools.letSealerRun();
    return { what: `run ${id} with an entry`, names: aboutRow(id) };
  },
  async 'insert an event'({ client, prey, chance, letSealerRun }) {
    const id = chance.uuid();
    await client.query(
      `insert into audit_events select $1, at + interval '1 second', action, actor, resource, outcome, reason, details,
         details_sha256 from audit_events where id = $2`,
      [id, chance.of(prey.events)],
    );
    if (chance.yes()) await letSealerRun();
    return { what: `event ${id}`, names: aboutRow(id) };
  },
  async 'insert an approval'({ client, prey, chance, letSealerRun }) {
    const id = chance.uuid();
    await client.query(
      `insert into approvals select $1, operation, input, preview, purpose, state, requested_by, requested_at, decided_by,
         decided_at, reason, run_id from approvals where id = $2`,
      [id, chance.of(prey.approvals)],
    );
    if (chance.yes()) await letSealerRun();
    return { what: `approval ${id}`, names: aboutRow(id) };
  },
  async 'erase a payload and make up the erasure'({ client, prey, chance, letSealerRun }) {
    const run = chance.of(prey.whole);
    const event = chance.uuid();
    await client.query('update runs set input = null, output = null where id = $1', [run]);
    await client.query(
      `insert into audit_events select $1, now(), action, actor, $2, outcome, 'x', details, details_sha256
       from audit_events where id = $3`,
      [event, run, chance.of(prey.erasures)],
    );
    if (chance.yes()) await letSealerRun();
    return { what: `payload of ${run}, with erasure ${event}`, names: aboutRow(event) };
  },
  async 'insert a link'({ client, prey, chance }) {
    const number = chance.upTo(prey.links);
    await client.query('update audit_links set number = -number where number >= $1', [number]);
    await client.query('update audit_links set number = 1 - number where number < 0');
    await client.query(
      'insert into audit_links select $1, kind, $2, digest, origin, hash from audit_links where number = $3',
      [number, chance.uuid(), number === 1 ? 2 : number - 1],
    );
    return { what: `a link at ${number}`, names: aboutLink(number) };
  },
  async 'insert a link at the end'({ client, prey, chance }) {
    const number = prey.links + 1;
    await client.query(
      'insert into audit_links select $1, kind, subject, digest, origin, $2 from audit_links where number = $3',
      [number, `sha256:${chance.hex(64)}`, chance.upTo(prey.links)],
    );
    return { what: 'a link at the end', names: aboutLink(number) };
  },
  async 'insert a seal'({ client, prey, chance }) {
    const last = prey.seals.at(-1)?.number ?? 0;
    await client.query(
      `insert into audit_seals select $1, chain, first_link, last_link, head, previous, now(), key_id, signature
       from audit_seals where number = $2`,
      [last + 1, chance.of(prey.seals).number],
    );
    return { what: `seal ${last + 1}`, names: ({ seal }) => seal === last + 1 };
  },
  async 'forge a checkpoint and cut the beginning off'({ client, prey, chance }) {
    const cut = chance.of(prey.seals.slice(0, -1));
    const { privateKey } = generateKeyPairSync('ed25519');
    await client.query(
      `insert into audit_checkpoints
       select 1, chain, number, last_link, head, (select s.previous from audit_seals s where s.number = $1 + 1),
         sealed_at, now(), 'log-retention', key_id, $2 from audit_seals where number = $1`,
      [cut.number, sign(null, Buffer.from(chance.hex(20)), privateKey).toString('base64')],
    );
    for (const table of ['runs', 'approvals', 'audit_events'])
      await client.query(
        `delete from ${table} where id::text in (select subject from audit_links where number <= $1)`,
        [cut.lastLink],
      );
    await client.query('delete from audit_links where number <= $1', [cut.lastLink]);
    await client.query('delete from audit_seals where number <= $1', [cut.number]);
    return { what: `a checkpoint at seal ${cut.number}`, names: ({ code }) => code === 'checkpoint-forged' };
  },
};

async function copyOfARun({ client, prey, chance }: Tools): Promise<string> {
  const id = chance.uuid();
  // Now, or dated back.
  const shift = chance.of(['0', '1 second', '30 days']);
  await client.query(
    `insert into runs select $1, operation, pack_version, state, actor, unit, purpose, rule, approval_id, parent_id, process,
       started_at - $2::interval, finished_at - $2::interval, duration_ms, input_sha256, output_sha256, input, output,
       labels, error from runs where id = $3`,
    [id, shift, chance.of(prey.runs)],
  );
  return id;
}

/** The genuine mark of another entry. */
async function aMark({ client, chance, prey }: Tools): Promise<string> {
  const { rows } = await client.query<{ mark: string }>('select mark from audit_queue where id = $1', [
    chance.of(prey.queue).id,
  ]);
  return rows[0]?.mark ?? '';
}
