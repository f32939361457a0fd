import { YuzhiError } from '@yuzhi/sdk';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorOfRequest } from './actor-of-request.ts';
import { parsePart, secondStepBody } from './api.ts';
import { isHttps } from './config.ts';
import type { Config } from './config.ts';
import { cookiesOf, keepCookiesAfterIdentity, keepIdentity, keepPending } from './cookies.ts';
import { endEarlier } from './end-earlier.ts';
import { serverError } from './errors.ts';
import type { RouteParts } from './routes.ts';
import { visitorOf } from './visitor-of.ts';

const callback = '/api/identity/callback';

/** Addresses for signing in by a city's own identity provider. */
export function addIdentityRoutes(server: FastifyInstance, { access, config }: RouteParts['base']): void {
  server.post('/api/identity/begin', { config: { access: 'anyone' } }, async (request, reply) => {
    await actorOfRequest(request, access);
    const { location, browserSecret } = await access.federation.begin(`${originOf(request, config)}${callback}`);
    keepIdentity(reply, browserSecret, isHttps(config));
    return { location };
  });
  // A browser comes here from the provider's page: no script reads the answer, so a failure is told to the page by its code.
  server.get(callback, { config: { access: 'anyone' } }, async (request, reply) => {
    try {
      const cameBackTo = new URL(request.url, originOf(request, config));
      const result = await access.federation.finish(cameBackTo, cookiesOf(request).identity, visitorOf(request));
      if ('pending' in result) {
        keepPending(reply, result.pending, isHttps(config));
        return await reply.redirect('/#/sign-in/second-step', 303);
      }
      await endEarlier(request, access);
      keepCookiesAfterIdentity(reply, result, isHttps(config));
      return await reply.redirect('/#/', 303);
    } catch (error) {
      if (!(error instanceof YuzhiError)) throw error;
      return reply.redirect(`/#/sign-in/failed/${error.code}`, 303);
    }
  });
  server.post('/api/identity/session', { config: { access: 'anyone' } }, async (request, reply) => {
    await actorOfRequest(request, access);
    const step = parsePart(secondStepBody, request.body);
    const pending = cookiesOf(request).pending ?? '';
    const signedIn = await access.federation.secondStep({ pending, ...step }, visitorOf(request));
    await endEarlier(request, access);
    keepCookiesAfterIdentity(reply, signedIn, isHttps(config));
    return { state: 'signed-in' };
  });
}

/** Where people reach this base. Without a public address that is this machine alone, under the name in the request. */
function originOf(request: FastifyRequest, { publicUrl }: Config): string {
  if (publicUrl !== null) return publicUrl;
  const host = request.headers.host ?? '';
  if (!/^(localhost|127\.0\.0\.1)(:\d{1,5})?$/.test(host)) throw serverError('HTTP_HOST_WRONG', { host });
  return `http://${host}`;
}
