import type { RunEvent } from '@yuzhi/kernel';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is known of backups and notices at a moment. Times are in seconds since 1970; `null` for never. */
export interface UpkeepFigures {
  readonly lastBackup: number | null;
  readonly lastDrill: number | null;
  readonly noticesWaiting: number;
  readonly noticesFailed: number;
}

/** The figures that `/metrics` shows, in the Prometheus text format. */
export interface Metrics {
  /** Figures that are looked up when somebody asks for them. */
  watch(look: () => Promise<UpkeepFigures>): void;
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
    watch: (look) => addUpkeep(registry, look),
    onRun({ operation, state, code, durationMs }) {
      runs.observe({ operation, state }, durationMs / 1_000);
      if (code !== null) failures.inc({ operation, code });
    },
    onResponse: (route, status) => responses.inc({ route, status }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

const upkeepHelp: Readonly<Record<keyof UpkeepFigures, readonly [string, string]>> = {
  lastBackup: ['yuzhi_backup_last_timestamp_seconds', 'When the newest complete backup was taken'],
  lastDrill: ['yuzhi_backup_drill_last_timestamp_seconds', 'When a backup was last restored on trial'],
  noticesWaiting: ['yuzhi_notice_deliveries_waiting', 'Notices that wait to be sent'],
  noticesFailed: ['yuzhi_notice_deliveries_failed', 'Notices that did not arrive and are not tried again'],
};

/** Looked up once for all of them; a figure that cannot be looked up is no number. */
function addUpkeep(registry: Registry, look: () => Promise<UpkeepFigures>): void {
  let looking: Promise<UpkeepFigures | null> | null = null;
  const figures = (): Promise<UpkeepFigures | null> =>
    (looking ??= look()
      .catch(() => null)
      .finally(() => (looking = null)));
  for (const [key, [name, help]] of Object.entries(upkeepHelp))
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set((await figures())?.[key as keyof UpkeepFigures] ?? Number.NaN);
      },
    });
}
