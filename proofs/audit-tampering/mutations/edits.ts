import { aboutLink, aboutRow } from '../mutation.ts';
import type { Mutation } from '../mutation.ts';
import { changeValue } from './change-value.ts';

/** One value of one row is changed. */
export const edits: Readonly<Record<string, Mutation>> = {
  async 'edit a run'({ client, prey, chance }) {
    const id = chance.of(prey.runs);
    const column = await changeValue(client, { table: 'runs', key: 'id', id }, chance);
    return { what: `runs.${column} of ${id}`, names: aboutRow(id) };
  },
  async 'edit an approval'({ client, prey, chance }) {
    const id = chance.of(prey.approvals);
    const column = await changeValue(client, { table: 'approvals', key: 'id', id }, chance);
    return { what: `approvals.${column} of ${id}`, names: aboutRow(id) };
  },
  async 'edit an event'({ client, prey, chance }) {
    const id = chance.of(prey.events);
    const column = await changeValue(client, { table: 'audit_events', key: 'id', id }, chance);
    return { what: `audit_events.${column} of ${id}`, names: aboutRow(id) };
  },
  async 'edit a link'({ client, prey, chance }) {
    const number = chance.upTo(prey.links);
    const column = await changeValue(client, { table: 'audit_links', key: 'number', id: number }, chance);
    return { what: `audit_links.${column} of ${number}`, names: aboutLink(number) };
  },
  async 'edit a seal'({ client, prey, chance }) {
    const { number } = chance.of(prey.seals);
    const column = await changeValue(client, { table: 'audit_seals', key: 'number', id: number }, chance);
    return {
      what: `audit_seals.${column} of ${number}`,
      names: ({ seal, from, to }) => seal === number || (from !== undefined && from <= number && number <= (to ?? 0)),
    };
  },
  async 'edit what waits'({ client, prey, chance }) {
    const { id, subject } = chance.of(prey.queue);
    // Its place and time in the queue are of no meaning once it is sealed.
    const spared = ['id', 'queued_at'];
    const column = await changeValue(client, { table: 'audit_queue', key: 'id', id }, chance, spared);
    return { what: `audit_queue.${column} of ${subject}`, names: aboutRow(subject) };
  },
  async 'edit what waits and let it be sealed'(tools) {
    const { client, prey, chance, letSealerRun } = tools;
    const { id, subject } = chance.of(prey.queue);
    const column = await changeValue(client, { table: 'audit_queue', key: 'id', id }, chance, ['id', 'queued_at']);
    await letSealerRun();
    return { what: `audit_queue.${column} of ${subject}, then sealed`, names: aboutRow(subject) };
  },
  async 'edit a row that waits and let it be sealed'({ client, prey, chance, letSealerRun }) {
    const { kind, subject } = chance.of(prey.queue);
    const table = kind === 'run' ? 'runs' : 'audit_events';
    const column = await changeValue(client, { table, key: 'id', id: subject }, chance);
    await letSealerRun();
    return { what: `${table}.${column} of ${subject} before it was sealed`, names: aboutRow(subject) };
  },
  async 'edit one letter of a payload'({ client, prey, chance }) {
    const id = chance.of(prey.whole);
    const column = chance.of(['input', 'output']);
    await client.query(`update runs set ${column} = (${column}::text || ' ')::json where id = $1`, [id]);
    return { what: `runs.${column} of ${id}`, names: aboutRow(id) };
  },
  async 'erase a payload without a word'({ client, prey, chance }) {
    const id = chance.of(prey.whole);
    await client.query('update runs set input = null, output = null where id = $1', [id]);
    return { what: `payload of ${id}`, names: aboutRow(id) };
  },
};
