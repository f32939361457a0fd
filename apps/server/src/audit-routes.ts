import { Readable } from 'node:stream';
import { auditError, findingText, parsePin } from '@yuzhi/access';
import type { AuditReport, Pin } from '@yuzhi/access';
import { kernelError } from '@yuzhi/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorOfRequest } from './actor-of-request.ts';
import {
  auditQuery,
  erasureBody,
  exportQuery,
  idParameter,
  parsePart,
  restoreBody,
  verificationBody,
  wrongRequest,
} from './api.ts';
import type { Base } from './base.ts';

/** The addresses of the audit trail, and of the erasure that becomes a link of it. */
export function addAudit(server: FastifyInstance, base: Base): void {
  const { access, kernel } = base;
  const config = { access: 'audit.read' } as const;
  server.get('/api/audit/links', { config }, async (request) => {
    await mayRead(request, base);
    return { links: await access.audit.list(parsePart(auditQuery, request.query)) };
  });
  server.get('/api/audit/head', { config }, async (request) => {
    await mayRead(request, base);
    return access.audit.pin();
  });
  server.get('/api/audit/export', { config }, async (request, reply) => {
    await mayRead(request, base);
    const { records } = parsePart(exportQuery, request.query);
    const lines = access.audit.export({ withRecords: records === 'true' });
    return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(lines));
  });
  addVerification(server, base);
  server.post('/api/audit/restore', { config: { access: 'audit.manage' } }, async (request) => {
    const actor = await actorOfRequest(request, access);
    await access.require({ actor, action: 'audit.manage', resource: { id: 'audit' } });
    return access.audit.acceptRestore({ actor, ...parsePart(restoreBody, request.body) });
  });
  const erasing = { config: { access: 'run.erase' } } as const;
  server.post<{ Params: { id: string } }>('/api/runs/:id/erasure', erasing, async (request) => {
    const actor = await actorOfRequest(request, access);
    const id = parsePart(idParameter, request.params.id, () =>
      kernelError('KERNEL_RUN_NOT_FOUND', { id: request.params.id }),
    );
    return kernel.eraseRun({ id, actor, ...parsePart(erasureBody, request.body) });
  });
}

async function mayRead(request: FastifyRequest, { access }: Base): Promise<void> {
  await access.require({
    actor: await actorOfRequest(request, access),
    action: 'audit.read',
    resource: { id: 'audit' },
  });
}

/** It reads every row, so one runs at a time. */
function addVerification(server: FastifyInstance, base: Base): void {
  let isUnderWay = false;
  server.post('/api/audit/verification', { config: { access: 'audit.read' } }, async (request) => {
    await mayRead(request, base);
    const { pins = [] } = parsePart(verificationBody, request.body);
    if (isUnderWay) throw auditError('AUDIT_BUSY');
    isUnderWay = true;
    try {
      return inWords(await base.access.audit.verify({ pins: pins.map(pinFrom) }));
    } finally {
      isUnderWay = false;
    }
  });
}

function pinFrom(value: unknown): Pin {
  const pin = parsePin(JSON.stringify(value));
  if (!pin) throw wrongRequest('pins: it holds something that is no pin');
  return pin;
}

function inWords(report: AuditReport): object {
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, text: findingText(finding) })) };
}
