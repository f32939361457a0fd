import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { RunEvent } from '@yuzhi/kernel';

/** Traces by OpenTelemetry, switched on by its standard environment variables alone. */
export interface Telemetry {
  onRun(event: RunEvent): void;
  /** Runs `handle` within a span for one HTTP request, as a child of the caller's trace when it sent one. */
  inRequest<T>(name: string, headers: Readonly<Record<string, unknown>>, handle: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const switches = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_TRACES_EXPORTER'];

/** Starts the exporter when the environment asks for it; `null` otherwise, at no cost. */
export async function startTelemetry(env: NodeJS.ProcessEnv): Promise<Telemetry | null> {
  const isAskedFor = switches.some((name) => env[name] !== undefined && env[name] !== '' && env[name] !== 'none');
  if (!isAskedFor || env['OTEL_SDK_DISABLED'] === 'true') return null;
  // Loaded only now: the exporter would double the time of every start that has no use for it.
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({ serviceName: env['OTEL_SERVICE_NAME'] ?? 'yuzhi' });
  sdk.start();
  const tracer = trace.getTracer('yuzhi');
  return {
    onRun({ id, operation, state, code, startedAt, durationMs }) {
      const span = tracer.startSpan(operation, {
        startTime: startedAt,
        attributes: { 'yuzhi.run.id': id, 'yuzhi.run.state': state },
      });
      if (code !== null) {
        span.setAttribute('error.type', code);
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end(new Date(startedAt.getTime() + durationMs));
    },
    inRequest(name, headers, handle) {
      const parent = propagation.extract(context.active(), headers);
      return tracer.startActiveSpan(name, { kind: SpanKind.SERVER }, parent, async (span) => {
        try {
          return await handle();
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      });
    },
    close: () => sdk.shutdown(),
  };
}
