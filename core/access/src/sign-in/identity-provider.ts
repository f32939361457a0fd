import { readFile, stat } from 'node:fs/promises';
import { YuzhiError } from '@yuzhi/sdk';
import type { Text } from '@yuzhi/sdk';
import type { Configuration, IDToken } from 'openid-client';
import { BoundedCache } from '../bounded-cache.ts';
import { accessError } from '../errors.ts';

/** A city's own identity provider (OpenID Connect Core 1.0), as it is configured. */
export interface IdentityProviderConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** File with the secret that the provider gave us; `null` for a client without one, which PKCE protects alone. */
  readonly clientSecretFile: string | null;
  readonly scope: string;
  /** The claim that names the account. It must be one that people cannot choose themselves. */
  readonly claim: string;
  /** Values of `acr` by which the provider says that it has seen two factors. Any other needs a second step here. */
  readonly trustedAcr: readonly string[];
  /** Whether somebody without an account gets one, with no role. */
  readonly createsAccounts: boolean;
  /** What the button says. */
  readonly title: Text;
}

const timeoutMs = 10_000;
const mostBytes = 1_000_000;
/** Keys and addresses of a provider are looked up again after so long. */
const discoveryMs = 600_000;

/** Loaded when somebody signs in by it. */
const library = () => import('openid-client');

export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Speaks with one provider and with nobody else: requests to any other origin are refused. */
export class IdentityProvider {
  readonly config: IdentityProviderConfig;
  readonly #configurations = new BoundedCache<Configuration>({ maxAgeMs: discoveryMs });

  constructor(config: IdentityProviderConfig) {
    this.config = config;
  }

  /** Where the browser is sent: authorization code with PKCE (RFC 7636), state and nonce. */
  async authorizationUrl({ redirectUri, state, nonce, verifier }: AuthorizationRequest): Promise<string> {
    const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library();
    const { scope, trustedAcr } = this.config;
    return buildAuthorizationUrl(await this.#configuration(), {
      redirect_uri: redirectUri,
      scope,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(trustedAcr.length === 0 ? {} : { acr_values: trustedAcr.join(' ') }),
    }).href;
  }

  /**
   * Changes the code in the address that the browser came back with for an identity token, whose signature, issuer,
   * audience, times and nonce are checked.
   *
   * @throws YuzhiError ACCESS_IDENTITY_WRONG, ACCESS_IDENTITY_UNAVAILABLE
   */
  async claims(
    cameBackTo: URL,
    { state, nonce, verifier }: Omit<AuthorizationRequest, 'redirectUri'>,
  ): Promise<IDToken> {
    const { authorizationCodeGrant } = await library();
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    const configuration = await this.#configuration();
    try {
      const claims = (await authorizationCodeGrant(configuration, cameBackTo, checks)).claims();
      if (claims) return claims;
    } catch (error) {
      // What the provider or the library says may hold what was sent.
      throw ownErrorIn(error) ?? accessError('ACCESS_IDENTITY_WRONG');
    }
    throw accessError('ACCESS_IDENTITY_WRONG');
  }

  #configuration(): Promise<Configuration> {
    return this.#configurations.get('', () => this.#discover());
  }

  async #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecretFile } = this.config;
    const openid = await library();
    const url = new URL(issuer);
    const secret = clientSecretFile === null ? null : await readSecret(clientSecretFile);
    try {
      return await openid.discovery(
        url,
        clientId,
        undefined,
        secret === null ? openid.None() : openid.ClientSecretBasic(secret),
        {
          [openid.customFetch]: fetchFrom(url.origin),
          timeout: timeoutMs / 1_000,
          // The signature is checked though the token comes from the provider itself.
          execute: [
            openid.enableNonRepudiationChecks,
            // eslint-disable-next-line typescript/no-deprecated -- Marked so as a warning; only for a provider on this machine.
            ...(url.protocol === 'http:' ? [openid.allowInsecureRequests] : []),
          ],
        },
      );
    } catch (error) {
      throw ownErrorIn(error) ?? accessError('ACCESS_IDENTITY_UNAVAILABLE', { reason: 'discovery' });
    }
  }
}

/** A secret that others can read is none. */
async function readSecret(file: string): Promise<string> {
  try {
    if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0)
      throw accessError('ACCESS_KEY_FILE_OPEN', { file });
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    if (cause instanceof YuzhiError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw accessError('ACCESS_IDENTITY_UNAVAILABLE', { reason }, cause);
  }
}

/** `fetch` for one origin, within limits of time and size, that follows no redirect. */
function fetchFrom(origin: string): (url: string, options: object) => Promise<Response> {
  return async (url, options) => {
    if (new URL(url).origin !== origin) throw accessError('ACCESS_IDENTITY_UNAVAILABLE', { reason: 'another origin' });
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(timeoutMs),
        ...options,
        redirect: 'error',
      });
      const bytes = await bytesOf(response);
      const { status, headers } = response;
      return new Response(bytes.length === 0 ? null : bytes, { status, headers });
    } catch (error) {
      throw ownErrorIn(error) ?? accessError('ACCESS_IDENTITY_UNAVAILABLE', { reason: 'connection' });
    }
  };
}

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw accessError('ACCESS_IDENTITY_UNAVAILABLE', { reason: 'too large' });
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The library puts errors of `fetch` into its own. */
function ownErrorIn(error: unknown): YuzhiError | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof YuzhiError) return at;
  return null;
}
