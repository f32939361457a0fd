import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { IdentityProvider } from './identity-provider.ts';

interface Listening extends AsyncDisposable {
  readonly origin: string;
  readonly asked: readonly string[];
}

async function listening(answer: (origin: string) => RequestListener): Promise<Listening> {
  const asked: string[] = [];
  const server: Server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', (request, response) => {
    asked.push(request.url ?? '');
    answer(origin)(request, response);
  });
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin, asked, [Symbol.asyncDispose]: close };
}

function providerAt(issuer: string): IdentityProvider {
  return new IdentityProvider({
    issuer,
    clientId: 'yuzhi',
    clientSecretFile: null,
    scope: 'openid',
    claim: 'preferred_username',
    trustedAcr: [],
    createsAccounts: false,
    title: { zh: '统一身份认证', en: 'City identity' },
  });
}

const sent = { redirectUri: 'http://localhost/cb', state: 's', nonce: 'n', verifier: 'v'.repeat(43) };
const back = new URL('http://localhost/cb?code=c&state=s');

function metadata(origin: string, tokens: string): string {
  return JSON.stringify({
    issuer: origin,
    authorization_endpoint: `${origin}/auth`,
    token_endpoint: `${tokens}/token`,
    jwks_uri: `${origin}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
}

test('an address of the provider on another origin is not asked, and neither is one that it redirects to', async () => {
  await using elsewhere = await listening(() => (_request, response) => void response.end('{}'));
  await using provider = await listening((origin) => (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(metadata(origin, elsewhere.origin));
  });
  await assert.rejects(providerAt(provider.origin).claims(back, sent), {
    code: 'ACCESS_IDENTITY_UNAVAILABLE',
    details: { reason: 'another origin' },
  });
  await using redirecting = await listening(() => (_request, response) => {
    response.writeHead(302, { location: `${elsewhere.origin}/inside` }).end();
  });
  await assert.rejects(providerAt(redirecting.origin).authorizationUrl(sent), { code: 'ACCESS_IDENTITY_UNAVAILABLE' });
  assert.deepEqual(elsewhere.asked, []);
});

test('an answer without an end and one of another issuer are refused', async () => {
  await using endless = await listening(() => (_request, response) => {
    response.setHeader('content-type', 'application/json');
    const more = (): void => {
      while (!response.destroyed && response.write(' '.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  });
  await assert.rejects(providerAt(endless.origin).authorizationUrl(sent), {
    code: 'ACCESS_IDENTITY_UNAVAILABLE',
    details: { reason: 'too large' },
  });
  await using other = await listening(() => (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(metadata('http://127.0.0.1:1', 'http://127.0.0.1:1'));
  });
  await assert.rejects(providerAt(other.origin).authorizationUrl(sent), { code: 'ACCESS_IDENTITY_UNAVAILABLE' });
});

test('a token that nobody signed is refused', async () => {
  await using provider = await listening((origin) => (request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url !== '/token')
      return void response.end(request.url === '/jwks' ? '{"keys":[]}' : metadata(origin, origin));
    const now = Math.floor(Date.now() / 1_000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: origin, aud: 'yuzhi', sub: 'x', nonce: 'n', iat: now, exp: now + 60 };
    const forged = `${part({ alg: 'RS256' })}.${part(claims)}.${Buffer.alloc(256).toString('base64url')}`;
    response.end(JSON.stringify({ access_token: 'a', token_type: 'Bearer', id_token: forged }));
  });
  await assert.rejects(providerAt(provider.origin).claims(back, sent), { code: 'ACCESS_IDENTITY_WRONG' });
});
