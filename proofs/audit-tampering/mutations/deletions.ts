import { aboutLink, aboutRow } from '../mutation.ts';
import type { Mutation } from '../mutation.ts';

const tables = { runs: 'runs', approvals: 'approvals', events: 'audit_events' } as const;

/** Rows are deleted, one or many, anywhere or at the end. */
export const deletions: Readonly<Record<string, Mutation>> = {
  async 'delete a row'({ client, prey, chance }) {
    const name = chance.of(['runs', 'approvals', 'events'] as const);
    const id = chance.of(prey[name]);
    await client.query(`delete from ${tables[name]} where id = $1`, [id]);
    return { what: `${tables[name]} ${id}`, names: aboutRow(id) };
  },
  async 'delete a row with its link'({ client, prey, chance }) {
    const id = chance.of(prey.runs);
    const { rows } = await client.query<{ number: number }>(
      'delete from audit_links where subject = $1 returning number::float8 as number',
      [id],
    );
    await client.query('delete from runs where id = $1', [id]);
    return { what: `run ${id} and its link`, names: aboutLink(rows[0]?.number ?? 0) };
  },
  async 'delete a row, its link, and close the gap'({ client, prey, chance }) {
    const number = chance.upTo(prey.links - 1);
    const { rows } = await client.query<{ kind: string; subject: string }>(
      'delete from audit_links where number = $1 returning kind, subject',
      [number],
    );
    if (rows[0]?.kind === 'run') await client.query('delete from runs where id::text = $1', [rows[0].subject]);
    await client.query('update audit_links set number = -number where number > $1', [number]);
    await client.query('update audit_links set number = -number - 1 where number < 0');
    return { what: `link ${number}, those behind it moved up`, names: aboutLink(number) };
  },
  async 'delete some links'({ client, prey, chance }) {
    const number = chance.upTo(prey.links);
    await client.query('delete from audit_links where number between $1 and $2', [number, number + chance.below(5)]);
    return { what: `links from ${number}`, names: aboutLink(number) };
  },
  async 'delete a seal'({ client, prey, chance }) {
    const { number, lastLink } = chance.of(prey.seals);
    await client.query('delete from audit_seals where number = $1', [number]);
    return {
      what: `seal ${number}`,
      names: ({ from, to }) => from === number || (from !== undefined && from <= lastLink && lastLink <= (to ?? 0)),
    };
  },
  async 'delete what waits'({ client, prey, chance }) {
    const { id, subject } = chance.of(prey.queue);
    await client.query('delete from audit_queue where id = $1', [id]);
    return { what: `the waiting entry of ${subject}`, names: aboutRow(subject) };
  },
  async 'cut the tail off, rows and all'({ client, prey, chance }) {
    const cut = chance.of(prey.seals);
    await cutFrom(client, cut.firstLink, cut.number);
    return {
      what: `everything from seal ${cut.number} on`,
      names: ({ code, from }) => code === 'chain-cut' && from === cut.firstLink,
    };
  },
  async 'cut the tail of the chain off and let it be sealed anew'({ client, prey, chance, letSealerRun }) {
    const cut = chance.of(prey.seals);
    await cutFrom(client, cut.firstLink, cut.number);
    await letSealerRun();
    return {
      what: `everything from seal ${cut.number} on, then more was sealed`,
      names: ({ code }) => code === 'chain-cut' || code === 'chain-rewritten' || code === 'chain-other',
    };
  },
  async 'throw the whole trail away'({ client, chance, letSealerRun }) {
    await client.query('truncate audit_links, audit_seals');
    const isGoingOn = chance.yes();
    if (isGoingOn) await letSealerRun();
    return {
      what: `all links and seals${isGoingOn ? ', then more was sealed' : ''}`,
      names: ({ code }) => ['chain-cut', 'chain-rewritten', 'chain-other'].includes(code),
    };
  },
};

async function cutFrom(client: Parameters<Mutation>[0]['client'], firstLink: number, seal: number): Promise<void> {
  for (const table of ['runs', 'approvals', 'audit_events'])
    await client.query(`delete from ${table} where id::text in (select subject from audit_links where number >= $1)`, [
      firstLink,
    ]);
  await client.query('delete from audit_links where number >= $1', [firstLink]);
  await client.query('delete from audit_seals where number >= $1', [seal]);
}
