import { Secret, TOTP } from 'otpauth';

const periodSeconds = 30;

/** One-time codes by time (RFC 6238): SHA-1, six digits, 30 seconds, as every authenticator has them. */
function totpOf(secret: string, account: string): TOTP {
  const options = { issuer: '渝智 Yuzhi', label: account, algorithm: 'SHA1', digits: 6, period: periodSeconds };
  return new TOTP({ ...options, secret: Secret.fromBase32(secret) });
}

/** The address that an authenticator reads. */
export function enrolmentUri(secret: string, account: string): string {
  return totpOf(secret, account).toString();
}

/**
 * Number of the 30-second step whose code this is, `null` when it is none. The step before is taken too, for clocks that
 * differ and hands that are slow; the caller sees to it that a step counts once.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const written = code.replaceAll(/\s/g, '');
  // What is no code is compared all the same, so that it takes as long; the library takes six bytes for six digits.
  const token = /^[0-9]{6}$/.test(written) ? written : 'aaaaaa';
  const delta = totpOf(secret, '').validate({ token, timestamp: now.getTime(), window: 1 });
  if (delta === null || delta > 0) return null;
  return Math.floor(now.getTime() / 1_000 / periodSeconds) + delta;
}

/** The code of a moment, for tests and for nobody else. */
export function codeAt(secret: string, now: Date): string {
  return totpOf(secret, '').generate({ timestamp: now.getTime() });
}
