import { Readable } from 'node:stream';
import { auditError, findingText, parsePin } from '@yuzhi/access';
import type { AuditReport, Pin } from '@yuzhi/access';
import { kernelError } from '@yuzhi/kernel';
import type { FastifyInstance } from 'fastify';
import { actorOfRequest } from './actor-of-request.ts';
import { auditQuery, erasureBody, exportQuery, idParameter, parsePart, verificationBody } from './api.ts';
import type { Base } from './base.ts';
import { serverError } from './errors.ts';

/** The addresses of the audit trail, and of the erasure that becomes a link of it. */
export function addAudit(server: FastifyInstance, base: Base): void {
  const { access, kernel } = base;
  const mayRead = (request: Parameters<typeof actorOfRequest>[0]): void =>
    void access.require({ actor: actorOfRequest(request), action: 'audit.read', resource: { id: 'audit' } });
  server.get('/api/audit/links', async (request) => {
    mayRead(request);
    return { links: await access.audit.list(parsePart(auditQuery, request.query, wrongRequest)) };
  });
  server.get('/api/audit/head', async (request) => {
    mayRead(request);
    return access.audit.pin();
  });
  server.get('/api/audit/export', async (request, reply) => {
    mayRead(request);
    const { records } = parsePart(exportQuery, request.query, wrongRequest);
    const lines = access.audit.export({ withRecords: records === 'true' });
    return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(lines));
  });
  addVerification(server, base, mayRead);
  server.post<{ Params: { id: string } }>('/api/runs/:id/erasure', async (request) => {
    const actor = actorOfRequest(request);
    const id = parsePart(idParameter, request.params.id, () =>
      kernelError('KERNEL_RUN_NOT_FOUND', { id: request.params.id }),
    );
    return kernel.eraseRun({ id, actor, ...parsePart(erasureBody, request.body, wrongRequest) });
  });
}

/** It reads every row, so one runs at a time. */
function addVerification(
  server: FastifyInstance,
  { access }: Base,
  mayRead: (request: Parameters<typeof actorOfRequest>[0]) => void,
): void {
  let isUnderWay = false;
  server.post('/api/audit/verification', async (request) => {
    mayRead(request);
    const { pins = [] } = parsePart(verificationBody, request.body, wrongRequest);
    if (isUnderWay) throw auditError('AUDIT_BUSY');
    isUnderWay = true;
    try {
      return inWords(await access.audit.verify({ pins: pins.map(pinFrom) }));
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

function wrongRequest(reason: string): Error {
  return serverError('HTTP_REQUEST_WRONG', { reason });
}
