import { actor } from '../actor.ts';
import type { ExitCode, Setting } from '../command.ts';
import { cliError } from '../errors.ts';
import { withBase } from '../with-base.ts';
import { words } from '../words.ts';

/** `yuzhi samples fill`: runs the examples of the packs, so that there is something to see. */
export async function fillSamples(setting: Setting): ExitCode {
  const { terminal } = setting;
  const filled = await withBase(setting, ({ kernel }) => kernel.fillSamples({ actor }));
  if (terminal.isJson) terminal.json(filled);
  else terminal.line(terminal.say(words.samplesFilled, filled));
  if (filled.failed > 0) terminal.note(terminal.say(words.samplesFailed, filled));
  return 0;
}

/** `yuzhi samples delete`: takes every sample run away. Without `--yes` it says how many there are, and does nothing. */
export async function deleteSamples(isSure: boolean, setting: Setting): ExitCode {
  const { terminal } = setting;
  const deleted = await withBase(setting, async ({ kernel }) => {
    const { runs } = await kernel.samples(actor);
    if (runs > 0 && !isSure) throw cliError('CLI_SAMPLES_NOT_CONFIRMED', { runs });
    let all = 0;
    for (;;) {
      const { deleted: count, left } = await kernel.deleteSamples(actor);
      all += count;
      if (count === 0 || left === 0) return { deleted: all, left };
    }
  });
  if (terminal.isJson) terminal.json(deleted);
  else terminal.line(terminal.say(deleted.deleted === 0 ? words.samplesNone : words.samplesDeleted, deleted));
  return 0;
}
