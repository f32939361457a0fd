import { accessCalls } from '@yuzhi/access';
import { jsonSchema } from '@yuzhi/sdk';
import type { FastifyInstance } from 'fastify';
import { actorOfRequest, sessionOfRequest } from './actor-of-request.ts';
import { linkBody, parsePart, passkeyOptionsBody, passkeySignInBody, redeemBody, signInBody } from './api.ts';
import { bodyLimits } from './body-limits.ts';
import { isHttps } from './config.ts';
import { addIdentityRoutes } from './identity-routes.ts';
import { visitorOf } from './visitor-of.ts';
import { cookiesOf, dropSession, keepCookies } from './cookies.ts';
import { endEarlier } from './end-earlier.ts';
import type { RouteParts } from './routes.ts';

/** Addresses for signing in, and the one for everything that is done about access. */
export function addAccessRoutes(server: FastifyInstance, { base }: RouteParts): void {
  addSession(server, base);
  addPasskeys(server, base);
  addIdentityRoutes(server, base);
  addLinks(server, base);
  server.get('/api/access', { config: { access: 'anyone' } }, () => ({ calls: describedCalls }));
  const calling = { config: { access: 'by-call' }, bodyLimit: bodyLimits.accessCall } as const;
  server.post<{ Params: { call: string } }>('/api/access/:call', calling, async (request) =>
    base.access.call(await actorOfRequest(request, base.access), request.params.call, request.body),
  );
}

const describedCalls = accessCalls.map(({ id, title, action, input }) => ({
  id,
  title,
  action,
  input: jsonSchema(input, 'input'),
}));

function addSession(server: FastifyInstance, { access, config }: RouteParts['base']): void {
  server.get('/api/session', { config: { access: 'anyone' } }, async (request) => {
    const actor = await actorOfRequest(request, access);
    const session = actor.kind === 'person' ? await sessionOfRequest(request, access) : null;
    return {
      actor,
      isSetUp: await access.signIn.isSetUp(),
      account: session?.account ?? null,
      name: session?.name ?? null,
      roles: session?.roles ?? [],
      may: await access.mayDo(actor),
      csrf: session?.csrf ?? null,
      identityProvider: access.federation.title && { title: access.federation.title },
    };
  });
  server.post('/api/session', { config: { access: 'anyone' } }, async (request, reply) => {
    // Somebody who comes from another site's page is refused here as everywhere.
    await actorOfRequest(request, access);
    const credentials = parsePart(signInBody, request.body);
    const signedIn = await access.signIn.signIn(credentials, visitorOf(request));
    await endEarlier(request, access);
    keepCookies(reply, signedIn, isHttps(config));
    return { state: 'signed-in' };
  });
  server.delete('/api/session', { config: { access: 'anyone' } }, async (request, reply) => {
    await actorOfRequest(request, access);
    const { session } = cookiesOf(request);
    if (session !== null) await access.signIn.sessions.end(session);
    dropSession(reply, isHttps(config));
    return { state: 'signed-out' };
  });
}

function addPasskeys(server: FastifyInstance, { access, config }: RouteParts['base']): void {
  server.post('/api/passkeys/options', { config: { access: 'anyone' } }, async (request) => {
    await actorOfRequest(request, access);
    const { use } = parsePart(passkeyOptionsBody, request.body);
    return { options: await access.signIn.passkeyOptions(use) };
  });
  server.post('/api/passkeys/session', { config: { access: 'anyone' } }, async (request, reply) => {
    await actorOfRequest(request, access);
    const { response } = parsePart(passkeySignInBody, request.body);
    const signedIn = await access.signIn.signInWithPasskey(response, visitorOf(request));
    await endEarlier(request, access);
    keepCookies(reply, signedIn, isHttps(config));
    return { state: 'signed-in' };
  });
}

function addLinks(server: FastifyInstance, { access, config }: RouteParts['base']): void {
  server.post('/api/links/open', { config: { access: 'anyone' } }, async (request) => {
    await actorOfRequest(request, access);
    return access.signIn.openLink(parsePart(linkBody, request.body).token, visitorOf(request));
  });
  server.post('/api/links/redeem', { config: { access: 'anyone' } }, async (request, reply) => {
    await actorOfRequest(request, access);
    const redemption = parsePart(redeemBody, request.body);
    keepCookies(reply, await access.signIn.redeemLink(redemption, visitorOf(request)), isHttps(config));
    return { state: 'signed-in' };
  });
}
