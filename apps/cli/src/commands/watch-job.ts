import { setTimeout as sleep } from 'node:timers/promises';
import type { RunWithPayload } from '@yuzhi/kernel';
import { errorKinds, YuzhiError } from '@yuzhi/sdk';
import { actor } from '../actor.ts';
import type { OpenBase } from '../base.ts';
import type { ExitCode, Setting } from '../command.ts';
import { words } from '../words.ts';
import { printOutcome } from './print-outcome.ts';
import { showProgress } from './show-progress.ts';

const lookMs = 200;
/** After so long without anybody beginning it, it is said that nobody may be there. */
const nobodyMs = 5_000;

/** Follows a job until it is over and prints its answer as `yuzhi run` would. */
export async function watchJob({ kernel, jobs }: OpenBase, id: string, { terminal, backend }: Setting): ExitCode {
  const progress = showProgress(terminal);
  const begun = performance.now();
  let isToldOfNobody = false;
  try {
    for (;;) {
      const job = await jobs.status(actor, id);
      if (job.state !== 'queued' && job.state !== 'running') break;
      if (job.progress !== null) progress.show(job.progress);
      if (job.state === 'queued' && !isToldOfNobody && performance.now() - begun > nobodyMs) {
        isToldOfNobody = true;
        terminal.note(terminal.say(words.jobNoWorker));
      }
      await sleep(lookMs);
    }
  } finally {
    progress.end();
  }
  const run = await kernel.run(actor, id);
  if (run.state !== 'done') throw failureOf(run);
  const { output, labels, grant } = run;
  const operation = await backend.describe(kernel.operation(run.operation));
  const outputJson = JSON.stringify(output);
  return printOutcome({ state: 'done', runId: id, output, outputJson, labels, grant }, operation, terminal);
}

/** The failure that the record tells of, as the error that it was. */
function failureOf({ error, id }: RunWithPayload): YuzhiError {
  const kind = errorKinds.find((one) => one === error?.kind) ?? 'internal';
  const hint = { zh: `可用 yuzhi jobs retry ${id} 重做`, en: `yuzhi jobs retry ${id} does it once more` };
  const message = error?.message ?? { zh: '任务未能完成', en: 'Cannot finish the job' };
  return new YuzhiError(error?.code ?? 'JOB_FAILED', { kind, message, hint }, { run: id });
}
