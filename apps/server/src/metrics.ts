import type { RunEvent } from '@yuzhi/kernel';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** The figures that `/metrics` shows, in the Prometheus text format. */
export interface Metrics {
  onRun(event: RunEvent): void;
  onResponse(route: string, status: number): void;
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const runs = new Histogram({
    name: 'yuzhi_run_duration_seconds',
    help: 'Duration of runs by operation and how they ended',
    labelNames: ['operation', 'state'],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10, 60],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'yuzhi_run_failures_total',
    help: 'Failed runs by operation and error code',
    labelNames: ['operation', 'code'],
    registers: [registry],
  });
  const responses = new Counter({
    name: 'yuzhi_http_responses_total',
    help: 'HTTP responses by route and status',
    labelNames: ['route', 'status'],
    registers: [registry],
  });
  return {
    onRun({ operation, state, code, durationMs }) {
      runs.observe({ operation, state }, durationMs / 1_000);
      if (code !== null) failures.inc({ operation, code });
    },
    onResponse: (route, status) => responses.inc({ route, status }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
