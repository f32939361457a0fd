import { createHash } from 'node:crypto';

/** Choices that follow from a seed alone. */
export class Chance {
  readonly #seed: string;
  #drawn = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    const bytes = createHash('sha256')
      .update(`${this.#seed}/${this.#drawn++}`)
      .digest();
    return Number(bytes.readBigUInt64BE() % BigInt(end));
  }

  /** From 1 to `most`. */
  upTo(most: number): number {
    return 1 + this.below(most);
  }

  of<T>(choices: readonly T[]): T {
    const choice = choices[this.below(choices.length)];
    if (choice === undefined) throw new RangeError('There is nothing to choose from');
    return choice;
  }

  /** Two different ones. */
  two<T>(choices: readonly T[]): readonly [T, T] {
    const first = this.below(choices.length);
    const second = (first + this.upTo(choices.length - 1)) % choices.length;
    return [choices[first] as T, choices[second] as T];
  }

  yes(): boolean {
    return this.below(2) === 1;
  }

  hex(digits: number): string {
    return createHash('sha512')
      .update(`${this.#seed}/${this.#drawn++}`)
      .digest('hex')
      .slice(0, digits);
  }

  /** A UUID of version 4. */
  uuid(): string {
    const hex = this.hex(32);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
