import { translate } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import { BoundedCache } from '../bounded-cache.ts';
import { UnitDirectory } from './unit-directory.ts';
import { unitSchema } from './unit.ts';
import type { Unit } from './unit.ts';

type Queryable = Pick<pg.ClientBase, 'query'>;

/** The units of one store, held in memory and looked at again when they have changed. */
export class Units {
  readonly #store: Store;
  readonly #version = new BoundedCache<string>();
  #held: { readonly version: string; readonly directory: UnitDirectory } | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  async directory(): Promise<UnitDirectory> {
    const version = await this.#version.get('', () => versionOf(this.#store.pool));
    if (this.#held?.version !== version) this.#held = { version, directory: await readDirectory(this.#store.pool) };
    return this.#held.directory;
  }

  /**
   * Writes units over those of the same ids. Everything is checked together first, so nothing that contradicts itself
   * is ever kept; two writers wait for each other.
   */
  async save(units: readonly Unit[], client: pg.ClientBase): Promise<void> {
    await client.query(
      `insert into unit_version (version) values (1)
       on conflict (one) do update set version = unit_version.version + 1`,
    );
    const before = await readDirectory(client);
    const changed = new Map(units.map((unit) => [unit.id, unitSchema.parse(unit)]));
    const all = new Map([...before.all().map((unit): [string, Unit] => [unit.id, unit]), ...changed]);
    void new UnitDirectory([...all.values()]);
    for (const unit of changed.values()) await write(client, unit);
  }

  /** Adds those units that are not there yet; what people changed stays. */
  async seed(units: readonly Unit[], client: pg.ClientBase): Promise<void> {
    const { rows } = await client.query<{ id: string }>('select id from units');
    const there = new Set(rows.map(({ id }) => id));
    const missing = units.filter(({ id }) => !there.has(id));
    if (missing.length > 0) await this.save(missing, client);
  }

  /** What this process holds is looked at again at once. */
  forget(): void {
    this.#version.clear();
  }
}

async function versionOf(client: Queryable): Promise<string> {
  try {
    const { rows } = await client.query<{ version: string }>('select version from unit_version');
    return rows[0]?.version ?? '';
  } catch (error) {
    throw translate(error);
  }
}

const columns = `id, kind, uscc, region_code as "regionCode", valid_from::text as "validFrom",
  valid_until::text as "validUntil", names, parents, successors`;

async function readDirectory(client: Queryable): Promise<UnitDirectory> {
  const { rows } = await client.query<Unit>(`select ${columns} from units order by id`);
  return new UnitDirectory(rows);
}

async function write(client: pg.ClientBase, unit: Unit): Promise<void> {
  await client.query(
    `insert into units (id, kind, uscc, region_code, valid_from, valid_until, names, parents, successors)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set kind = excluded.kind, uscc = excluded.uscc, region_code = excluded.region_code,
       valid_from = excluded.valid_from, valid_until = excluded.valid_until, names = excluded.names,
       parents = excluded.parents, successors = excluded.successors`,
    [
      unit.id,
      unit.kind,
      unit.uscc,
      unit.regionCode,
      unit.validFrom,
      unit.validUntil,
      JSON.stringify(unit.names),
      JSON.stringify(unit.parents),
      unit.successors,
    ],
  );
}
