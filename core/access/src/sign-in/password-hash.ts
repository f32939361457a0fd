import { hash, verify } from '@node-rs/argon2';
import { accessError } from '../errors.ts';

/** Argon2id with 19 MiB, two passes and one lane: the least that OWASP's cheat sheet on password storage asks for. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** So many at once at most, so that sign-ins leave room for all else; so many more may wait. */
const atOnce = 2;
const mayWait = 64;

let running = 0;
const waiting: (() => void)[] = [];

export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

/** Whether it is the password. Where there is none the same work is done, so that time tells nothing. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const against = stored ?? (await (dummy ??= hash('nobody has this password', cost)));
  const isRight = await inTurn(() => verify(against, password));
  return isRight && stored !== null;
}

let dummy: Promise<string> | null = null;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw accessError('ACCESS_SIGN_IN_LIMITED');
    // Whoever ends hands the place over, so the count stays.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
