import type { AccessParts } from '../access-parts.ts';
import { keyIdOf } from '../secrets/key-ring.ts';
import { placeOfCode } from '../secrets/seal-seeds.ts';
import { stepOfCode } from './one-time-code.ts';

/** Nobody has this seed or this id; they are there for the work. */
const nobody = { person: '00000000-0000-0000-0000-000000000000', seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };

export interface ShownCode {
  readonly code: string;
  readonly now: Date;
  /** Whether all else is right; a code is used up only then. */
  readonly counts: boolean;
}

/** Checks one-time codes. The work is the same whether there is somebody, and whatever is wrong. */
export class OneTimeCodes {
  readonly #parts: AccessParts;
  #nobodysSeed: Promise<string> | null = null;

  constructor(parts: AccessParts) {
    this.#parts = parts;
  }

  /** Whether it is the code of this moment and was not used yet. It counts once, also when it arrives twice at a time. */
  async use(
    stored: { readonly person: string; readonly secret: string } | null,
    { code, now, counts }: ShownCode,
  ): Promise<boolean> {
    const { store, secrets } = this.#parts;
    const person = stored?.person ?? nobody.person;
    const secret = stored?.secret ?? (await (this.#nobodysSeed ??= secrets.seal(nobody.seed, placeOfCode(person))));
    const opened = keyIdOf(secret) === null ? secret : await secrets.open(secret, placeOfCode(person));
    const step = stepOfCode(opened ?? nobody.seed, code, now);
    const isRight = step !== null && opened !== null && counts && stored !== null;
    const { rowCount } = await store.pool.query(
      'update one_time_codes set last_step = $2 where person = $1 and last_step < $2 and $3::boolean',
      [person, step ?? 0, isRight],
    );
    return rowCount === 1;
  }
}
