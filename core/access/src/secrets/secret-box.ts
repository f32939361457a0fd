import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { BoundedCache } from '../bounded-cache.ts';
import { keyFor, newKeyRing, openText, prefixOf, sealText } from './key-ring.ts';
import type { KeyRing } from './key-ring.ts';
import { keyRingFromFile, replaceKeyRing } from './key-ring-file.ts';

/** How old what a process holds of the key file may be, in milliseconds. */
export const ringAgeMs = 500;

const challengeMinutes = 5;

/**
 * What a base keeps secret from whoever reads its database: seeds of one-time codes are sealed with a key that stands in a
 * file, and challenges are signed with it, so that one process takes what another gave out and nothing is stored.
 */
export class SecretBox {
  readonly #load: () => Promise<KeyRing>;
  readonly #save: (ring: KeyRing) => Promise<void>;
  readonly #rings = new BoundedCache<KeyRing>({ maxAgeMs: ringAgeMs });

  private constructor(load: () => Promise<KeyRing>, save: (ring: KeyRing) => Promise<void>) {
    this.#load = load;
    this.#save = save;
  }

  /** Keys in a file that all processes of a base share. */
  static inFile(file: string): SecretBox {
    return new SecretBox(
      () => keyRingFromFile(file),
      (ring) => replaceKeyRing(file, ring),
    );
  }

  /** Keys that last as long as the process: for tests. */
  static inMemory(): SecretBox {
    let ring = newKeyRing(new Date());
    return new SecretBox(
      async () => ring,
      async (next) => void (ring = next),
    );
  }

  async seal(text: string, place: string): Promise<string> {
    return sealText(await this.#ring(), text, place);
  }

  /** `null` when its key is not there, or it was changed or moved to another place. */
  async open(sealed: string, place: string): Promise<string | null> {
    return openText(await this.#ring(), sealed, place);
  }

  /** With what a text begins that is sealed with the newest key. */
  async prefix(): Promise<string> {
    return prefixOf(await this.#ring());
  }

  /** Puts a new key first. The one before it stays, so that other processes can open what they sealed meanwhile. */
  async rotate(now: Date): Promise<{ readonly key: string; readonly dropped: readonly string[] }> {
    const { keys } = await this.#load();
    const ring = newKeyRing(now, keys.slice(0, 1));
    await this.#save(ring);
    this.#rings.clear();
    return { key: ring.keys[0]?.id ?? '', dropped: keys.slice(1).map(({ id }) => id) };
  }

  /** A text for somebody to give back within five minutes, for one purpose: 40 bytes in base64url. */
  async challenge(purpose: string, now: Date): Promise<string> {
    const body = Buffer.alloc(24);
    randomBytes(18).copy(body);
    body.writeUIntBE(now.getTime() + challengeMinutes * 60_000, 18, 6);
    const [newest] = (await this.#ring()).keys;
    return Buffer.concat([body, markOf(newest?.key ?? '', purpose, body)]).toString('base64url');
  }

  /** When a challenge ends; `null` for one that is not ours, is for another purpose or has ended. */
  async endOfChallenge(challenge: string, purpose: string, now: Date): Promise<Date | null> {
    const bytes = Buffer.from(challenge, 'base64url');
    if (bytes.length !== 40 || bytes.toString('base64url') !== challenge) return null;
    const body = bytes.subarray(0, 24);
    const { keys } = await this.#ring();
    const isOurs = keys.some(({ key }) => timingSafeEqual(markOf(key, purpose, body), bytes.subarray(24)));
    const ends = body.readUIntBE(18, 6);
    return isOurs && ends > now.getTime() ? new Date(ends) : null;
  }

  #ring(): Promise<KeyRing> {
    return this.#rings.get('', this.#load);
  }
}

function markOf(key: string, purpose: string, body: Buffer): Buffer {
  return createHmac('sha256', keyFor(key, 'challenge'))
    .update(purpose)
    .update('\0')
    .update(body)
    .digest()
    .subarray(0, 16);
}
