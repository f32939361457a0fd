import { setTimeout as wait } from 'node:timers/promises';
import type { JobProgress } from '@yuzhi/jobs';
import type { Run, RunWithPayload } from '@yuzhi/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Often enough for a progress bar, seldom enough for a hundred of them. */
const lookMs = 400;
/** Proxies close what is silent for a minute. */
const aliveMs = 15_000;

export interface RunSource {
  look(): Promise<RunWithPayload>;
  progress(): Promise<JobProgress | null>;
}

/**
 * Follows a run as server-sent events: `run` whenever something about it has changed, the last one when it is over.
 * The table is asked, not the process, so it does not matter which server or worker carries the run out.
 */
export async function streamRun(
  source: RunSource,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Refusals are answered as problems, before anything of the stream is sent.
  let run: Run = withoutPayload(await source.look());
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  let last = '';
  let spokeAt = 0;
  const say = (text: string): void => {
    reply.raw.write(text);
    spokeAt = Date.now();
  };
  const isGone = (): boolean => reply.raw.destroyed || request.raw.destroyed;
  try {
    while (!isGone()) {
      const data = JSON.stringify({ ...run, progress: await source.progress() });
      if (data !== last) say(`event: run\ndata: ${data}\n\n`);
      else if (Date.now() - spokeAt > aliveMs) say(': alive\n\n');
      last = data;
      if (run.state !== 'queued' && run.state !== 'running') break;
      await wait(lookMs);
      run = withoutPayload(await source.look());
    }
  } catch (error) {
    request.log.warn({ err: error }, 'A stream of a run broke off');
  }
  reply.raw.end();
  return reply;
}

function withoutPayload({ input: _input, output: _output, ...run }: RunWithPayload): Run {
  return run;
}
