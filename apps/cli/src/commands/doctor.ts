import { YuzhiError } from '@yuzhi/sdk';
import type { Backend, Config } from '../base.ts';
import type { ExitCode, Setting } from '../command.ts';
import { checkBackup } from '../doctor/check-backup.ts';
import { checkPacks, checkStore } from '../doctor/check-base.ts';
import { checkDataFolder, checkDisk, checkNode } from '../doctor/check-machine.ts';
import { checkPort } from '../doctor/check-port.ts';
import { fail, ok } from '../doctor/finding.ts';
import type { Finding } from '../doctor/finding.ts';
import { exitCheckFailed } from '../exit-codes.ts';
import { oneLine } from '../render/plain-text.ts';
import { pairLines } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';
import { withoutSecrets } from '../without-secrets.ts';

/** `yuzhi doctor`: looks at everything that Yuzhi rests on and says of each what is so. */
export async function doctor({ terminal, backend }: Setting): ExitCode {
  const findings = await findAll(terminal.io.env, backend);
  const isWell = findings.every(({ state }) => state !== 'fail');
  if (terminal.isJson) terminal.json({ ok: isWell, findings });
  else for (const line of findingLines(findings, terminal)) terminal.line(withoutSecrets(line, terminal.io.env));
  return isWell ? 0 : exitCheckFailed;
}

async function findAll(env: NodeJS.ProcessEnv, backend: Backend): Promise<readonly Finding[]> {
  const node = checkNode(process.version);
  let config: Config;
  try {
    config = await backend.readConfig(env);
  } catch (error) {
    return [node, failed('settings', error)];
  }
  const local = [checkDataFolder(config.dataFolder), await checkDisk(config.dataFolder)];
  const packs = await attempt('packs', async () => [checkPacks(await backend.packs(config))]);
  const database = await attempt('database', () => findInStore(config, backend));
  const backups = await attempt('backup', async () =>
    checkBackup(await backend.backupState(config), config, (await backend.city(config)).timeZone, new Date()),
  );
  const port = await checkPort(config);
  return [node, ok('settings', words.doctorSettings), ...local, ...database, port, ...packs, ...backups];
}

async function findInStore(config: Config, backend: Backend): Promise<readonly Finding[]> {
  const { timeZone } = await backend.city(config);
  await using store = await backend.openStore(config, { migrate: false });
  return await checkStore(store, timeZone, () => new Date());
}

async function attempt(check: Finding['check'], look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [failed(check, error)];
  }
}

/** A foreseen failure is a finding; anything else is a defect and says so. */
function failed(check: Finding['check'], error: unknown): Finding {
  if (!(error instanceof YuzhiError)) throw error;
  return fail(check, error.text, error.hint);
}

function findingLines(findings: readonly Finding[], terminal: Terminal): readonly string[] {
  const lines = pairLines(
    findings.map(({ check, state, text }) => [
      `${terminal.say(words[`finding_${state}`])}  ${terminal.say(words[`check_${check}`])}`,
      oneLine(terminal.say(text)),
    ]),
  );
  return findings.flatMap(({ hint }, index) => [
    lines[index] ?? '',
    ...(hint === null ? [] : [`      → ${oneLine(terminal.say(hint))}`]),
  ]);
}
