import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/**
 * A real OpenID provider in a process of its own, for tests. Whoever asks says in a header who they are, where a page
 * would ask for a password: `x-test-user` is JSON with `sub`, `acr` and claims.
 */

interface TestUser {
  readonly sub: string;
  readonly acr?: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

const users = new Map<string, TestUser>();

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = providerAt(issuer);
  server.on('request', provider.callback());
  process.send?.({ issuer });
});
process.on('disconnect', () => process.exit(0));

function providerAt(issuer: string): Provider {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'yuzhi',
        client_secret: process.env['CLIENT_SECRET'],
        // Of a native application any port of the loopback address is taken (RFC 8252, 7.3).
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1/api/identity/callback'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    acrValues: ['urn:test:one', 'urn:test:two'],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['preferred_username', 'name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key for a test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/interaction' },
    findAccount: (_ctx: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...users.get(sub)?.claims }),
    }),
  });
  provider.use(async (ctx, next) => {
    if (ctx.path !== '/interaction') return next();
    ctx.respond = false;
    return interact(provider, ctx.req, ctx.res);
  });
  return provider;
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    const user = JSON.parse(String(request.headers['x-test-user'])) as TestUser;
    users.set(user.sub, user);
    const login = { accountId: user.sub, ...(user.acr === undefined ? {} : { acr: user.acr }) };
    return provider.interactionFinished(request, response, { login });
  }
  const grant = new provider.Grant({ accountId: session?.accountId, clientId: params['client_id'] });
  grant.addOIDCScope(params['scope'] ?? '');
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}
