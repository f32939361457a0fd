import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { projectRoot } from './config.ts';
import { serverError } from './errors.ts';

const dist = path.join(projectRoot, 'apps', 'console', 'dist');

/** Addresses that are no page of the console, whatever stands behind them. */
const notPages = /^\/(api|mcp|assets|healthz|readyz|metrics)(\/|$)/;

/**
 * Serves the console as it was built: files that carry their digest for a year, everything else as `index.html`, since
 * the console has an address for every page. Without a build the addresses say how to come by one.
 */
export function addConsole(server: FastifyInstance): void {
  server.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'page' };
    });
    if (existsSync(path.join(dist, 'assets')))
      await scope.register(fastifyStatic, {
        root: path.join(dist, 'assets'),
        prefix: '/assets/',
        cacheControl: true,
        immutable: true,
        maxAge: '365d',
        decorateReply: false,
        preCompressed: true,
      });
    scope.get('/icon.svg', (_request, reply) =>
      reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(fileOf('icon.svg')),
    );
    scope.get('/', (_request, reply) => sendIndex(reply));
    scope.get('/*', (request, reply) => {
      if (!isPage(request)) throw notFound(request);
      return sendIndex(reply);
    });
  });
}

/** Somebody with a browser who asks for what is no file; programs are told that there is nothing. */
function isPage({ url, headers }: FastifyRequest): boolean {
  const [address = ''] = url.split('?');
  return !notPages.test(address) && (headers.accept ?? '').includes('text/html');
}

function notFound({ method, url }: FastifyRequest): Error {
  return serverError('HTTP_ROUTE_NOT_FOUND', { method, path: url.split('?')[0]?.slice(0, 200) });
}

function sendIndex(reply: FastifyReply): FastifyReply {
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache');
  const index = path.join(dist, 'index.html');
  if (!existsSync(index)) return reply.code(503).send(notBuilt);
  const nonce = randomBytes(16).toString('base64');
  return reply
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .send(readFileSync(index, 'utf8').replace('%STYLE_NONCE%', nonce));
}

/**
 * The console needs nothing from elsewhere and runs nothing inline. Components write their styles while they run, with
 * the word that only this answer carries.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function fileOf(name: string): Buffer | string {
  const file = path.join(dist, name);
  return existsSync(file) ? readFileSync(file) : '';
}

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>渝智</title>
<p>控制台尚未构建：请在项目目录运行 npm start。</p>
<p lang="en">The console is not built: run npm start in the project.</p></html>
`;
