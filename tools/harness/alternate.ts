export interface AlternateOptions {
  /** Readings of each side that count. */
  readonly rounds: number;
  /** Rounds before them that are thrown away. Default 1. */
  readonly warmUps?: number;
}

/**
 * Takes readings of several sides in turn, A B A B …, so that whatever drifts on the machine drifts for all of them.
 *
 * @returns the readings of each side that count, in order
 */
export async function alternate<Side extends string, Reading>(
  sides: Readonly<Record<Side, () => Promise<Reading>>>,
  { rounds, warmUps = 1 }: AlternateOptions,
): Promise<Record<Side, Reading[]>> {
  const names = Object.keys(sides) as Side[];
  const readings = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Side, Reading[]>;
  for (let round = -warmUps; round < rounds; round += 1)
    for (const name of names) {
      const reading = await sides[name]();
      if (round >= 0) readings[name].push(reading);
    }
  return readings;
}
