import type { Action } from '@yuzhi/access';
import type { FastifyInstance, RouteOptions } from 'fastify';

/**
 * What decides about a route: an action of the policy; `by-call` and `by-operation`, where what is called names the
 * action; `anyone` for what everybody may ask, such as whether the server is well; `page` for files of the page.
 */
type RouteRule = Action | 'by-call' | 'by-operation' | 'anyone' | 'page';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteRule;
  }
}

export interface RuledRoute {
  readonly method: string;
  readonly url: string;
  readonly access: RouteRule;
}

/** Collects the routes that are added from here on. With one that does not say what decides about it, nothing starts. */
export function collectRoutes(server: FastifyInstance): readonly RuledRoute[] {
  const added: RouteOptions[] = [];
  const routes: RuledRoute[] = [];
  server.addHook('onRoute', (route) => void added.push(route));
  server.addHook('onReady', async () => {
    for (const { method, url, config } of added) routes.push(...ruled([method].flat(), url, config?.access));
  });
  return routes;
}

function ruled(methods: readonly string[], url: string, access: RouteRule | undefined): RuledRoute[] {
  if (access === undefined) throw new TypeError(`No rule says who may ask ${methods.join(', ')} ${url}`);
  return methods.map((method) => ({ method, url, access }));
}
