import { aboutLink, aboutRow } from '../mutation.ts';
import type { Mutation } from '../mutation.ts';

/** Two rows change places. */
export const swaps: Readonly<Record<string, Mutation>> = {
  async 'swap two runs'({ client, prey, chance }) {
    const [a, b] = chance.two(prey.runs);
    const spare = chance.uuid();
    for (const [from, to] of [
      [a, spare],
      [b, a],
      [spare, b],
    ])
      await client.query('update runs set id = $2 where id = $1', [from, to]);
    return { what: `runs ${a} and ${b}`, names: aboutRow(a) };
  },
  async 'swap the answers of two runs'({ client, prey, chance }) {
    const [a, b] = chance.two(prey.whole);
    const { rows } = await client.query<{ id: string; output: string; digest: string }>(
      'select id, output::text as output, output_sha256 as digest from runs where id = any($1)',
      [[a, b]],
    );
    if (rows[0]?.digest === rows[1]?.digest) await client.query("update runs set output = '1' where id = $1", [a]);
    for (const [id, other] of [
      [a, b],
      [b, a],
    ]) {
      const source = rows.find((row) => row.id === other);
      if (source && source.digest !== rows.find((row) => row.id === id)?.digest)
        await client.query('update runs set output = $2, output_sha256 = $3 where id = $1', [
          id,
          source.output,
          source.digest,
        ]);
    }
    return { what: `answers of ${a} and ${b}`, names: aboutRow(a) };
  },
  async 'swap two events'({ client, prey, chance }) {
    const [a, b] = chance.two(prey.events);
    const spare = chance.uuid();
    for (const [from, to] of [
      [a, spare],
      [b, a],
      [spare, b],
    ])
      await client.query('update audit_events set id = $2 where id = $1', [from, to]);
    return { what: `events ${a} and ${b}`, names: aboutRow(a) };
  },
  async 'swap two links'({ client, prey, chance }) {
    const numbers = Array.from({ length: prey.links }, (_one, index) => index + 1);
    const [a, b] = chance.two(numbers);
    await client.query('update audit_links set number = -1 where number = $1', [a]);
    await client.query('update audit_links set number = $1 where number = $2', [a, b]);
    await client.query('update audit_links set number = $1 where number = -1', [b]);
    return { what: `links ${a} and ${b}`, names: aboutLink(Math.min(a, b)) };
  },
  async 'swap what two links say'({ client, prey, chance }) {
    const numbers = Array.from({ length: prey.links }, (_one, index) => index + 1);
    const [a, b] = chance.two(numbers);
    await client.query(
      `update audit_links l set subject = o.subject, digest = o.digest, kind = o.kind
       from audit_links o where (l.number, o.number) in (($1, $2), ($2, $1))`,
      [a, b],
    );
    return { what: `contents of links ${a} and ${b}`, names: aboutLink(Math.min(a, b)) };
  },
  async 'swap two seals'({ client, prey, chance }) {
    const [a, b] = chance.two(prey.seals);
    await client.query('update audit_seals set number = -1 where number = $1', [a.number]);
    await client.query('update audit_seals set number = $1 where number = $2', [a.number, b.number]);
    await client.query('update audit_seals set number = $1 where number = -1', [b.number]);
    return {
      what: `seals ${a.number} and ${b.number}`,
      names: ({ seal }) => seal === a.number || seal === b.number,
    };
  },
};
