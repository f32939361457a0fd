import { open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { auditError, findingText, kindWords, parsePin, verifyExport } from '@yuzhi/access';
import type { AuditFinding, AuditReport, ExportReport, LinkFilter, ListedLink, Pin } from '@yuzhi/access';
import { actor } from '../actor.ts';
import type { Trail } from '../base.ts';
import type { ExitCode, Setting } from '../command.ts';
import { cliError } from '../errors.ts';
import { exitCheckFailed } from '../exit-codes.ts';
import { oneLine } from '../render/plain-text.ts';
import { pairLines, tableLines } from '../render/table.ts';
import { timeText } from '../render/time-text.ts';
import { startOfDay } from '../start-of-day.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';

export interface VerifyAuditOptions {
  readonly pin?: readonly string[];
  readonly key?: readonly string[];
  readonly export?: string;
}

/** `yuzhi audit verify`: looks at the whole trail, or at an export without any database. */
export async function verifyAudit(options: VerifyAuditOptions, setting: Setting): ExitCode {
  const { terminal } = setting;
  const pins = await Promise.all((options.pin ?? []).map((file) => readPin(file, terminal)));
  const publicKeys = await Promise.all((options.key ?? []).map((file) => readText(file, terminal)));
  const report = await reportOn(options.export, { pins, publicKeys }, setting);
  if (terminal.isJson) terminal.json({ ...report, findings: report.findings.map(inWords) });
  else for (const line of reportLines(report, terminal)) terminal.line(line);
  return report.isIntact ? 0 : exitCheckFailed;
}

type AnyReport = ExportReport & Partial<AuditReport>;

async function reportOn(
  file: string | undefined,
  trust: { readonly pins: readonly Pin[]; readonly publicKeys: readonly string[] },
  setting: Setting,
): Promise<AnyReport> {
  if (file === undefined) return withTrail(setting, ({ access }) => access.audit.verify(trust));
  // What a file says of itself proves nothing.
  if (trust.pins.length + trust.publicKeys.length === 0) throw cliError('CLI_OPTION_MISSING', { name: '--pin' });
  return verifyExport(path.resolve(setting.terminal.io.cwd, file), trust);
}

function inWords(finding: AuditFinding): object {
  return { ...finding, text: findingText(finding) };
}

function reportLines(report: AnyReport, terminal: Terminal): readonly string[] {
  const { links, seals, rows, waiting, adopted, trimmedTo, pinnedTo, findingCount, findings } = report;
  const verdict = report.isIntact
    ? terminal.say(words.auditIntact)
    : terminal.say(words.auditBroken, { count: findingCount });
  const pairs: [string, string | null][] = [
    [terminal.say(words.auditLinks), terminal.say(words.auditLinksCount, { links, seals })],
    [terminal.say(words.auditRows), rows === undefined ? null : String(rows)],
    [terminal.say(words.auditWaiting), waiting === undefined ? null : waitingText(report, terminal)],
    [terminal.say(words.auditAdopted), adopted ? String(adopted) : null],
    [terminal.say(words.auditTrimmed), trimmedTo > 0 ? terminal.say(words.auditToLink, { link: trimmedTo }) : null],
    [
      terminal.say(words.auditPinned),
      pinnedTo === null ? terminal.say(words.auditNotPinned) : terminal.say(words.auditToLink, { link: pinnedTo }),
    ],
  ];
  const known = pairs.filter((pair): pair is [string, string] => pair[1] !== null);
  const more = findingCount - findings.length;
  return [
    terminal.strong(verdict),
    ...pairLines(known),
    ...(findings.length === 0 ? [] : ['']),
    ...findings.map((finding) => `- ${oneLine(terminal.say(findingText(finding)))}`),
    ...(more > 0 ? [terminal.say(words.auditMore, { count: more })] : []),
    ...(findings.some(({ code }) => pinFindings.has(code)) ? ['', terminal.say(words.auditMaybeRestored)] : []),
  ];
}

/** What a store that was put back looks like to a pin. */
const pinFindings: ReadonlySet<AuditFinding['code']> = new Set(['chain-cut', 'chain-rewritten', 'chain-other']);

function waitingText({ waiting = 0, waitingSeconds = 0 }: AnyReport, terminal: Terminal): string {
  if (waitingSeconds < 10) return String(waiting);
  return terminal.say(words.auditWaitingLong, { waiting, seconds: Math.round(waitingSeconds) });
}

export interface AcceptRestoreOptions {
  readonly reason: string;
  readonly yes?: boolean;
}

/** `yuzhi audit accept-restore`: goes on with a trail that was put back with the store; who and why becomes a link. */
export async function acceptRestore({ reason, yes }: AcceptRestoreOptions, setting: Setting): ExitCode {
  const { terminal } = setting;
  if (yes !== true) throw cliError('CLI_ACCEPT_NOT_CONFIRMED');
  const accepted = await withTrail(setting, async ({ access }) => {
    await access.require({ actor, action: 'audit.manage', resource: { id: 'audit' } });
    return access.audit.acceptRestore({ reason, actor });
  });
  const lost = accepted.lost.map(({ lastLink }) => lastLink).join(', ');
  if (terminal.isJson) terminal.json(accepted);
  else terminal.line(terminal.say(words.auditAccepted, { lost, link: accepted.pin.lastLink }));
  return 0;
}

/** `yuzhi audit pin`: the newest head, to be kept where nobody who has the database can reach it. */
export async function pinAudit({ to }: { readonly to?: string }, setting: Setting): ExitCode {
  const { terminal } = setting;
  const pin = await withTrail(setting, async ({ access }) => {
    await access.audit.seal();
    return access.audit.pin();
  });
  const text = `${JSON.stringify(pin, null, 2)}\n`;
  if (to === undefined) terminal.io.stdout.write(text);
  else {
    await writeText(to, text, terminal);
    terminal.note(terminal.say(words.auditPinnedTo, { link: pin.lastLink, file: to }));
  }
  return 0;
}

/** `yuzhi audit export`: the chain as a file that verifies without the database. */
export async function exportAudit(
  { to, records }: { readonly to: string; readonly records?: boolean },
  setting: Setting,
): ExitCode {
  const { terminal } = setting;
  const lines = await withTrail(setting, ({ access }) =>
    writeLines(to, access.audit.export({ withRecords: records ?? false }), terminal),
  );
  terminal.note(terminal.say(words.auditExported, { lines, file: to }));
  return 0;
}

/** `yuzhi audit list`: the links, newest first. */
export async function listAudit(filter: LinkFilter, setting: Setting): ExitCode {
  const { terminal } = setting;
  const { links, timeZone } = await withTrail(setting, async ({ access, timeZone: zone }) => ({
    links: await access.audit.list(filter),
    timeZone: zone,
  }));
  if (terminal.isJson) terminal.json({ links });
  else if (links.length === 0) terminal.line(terminal.say(words.nothing));
  else {
    const titles = [
      words.auditLink,
      words.auditSealedAt,
      words.auditKind,
      words.auditWhat,
      words.by,
      words.auditSubject,
    ];
    const columns = titles.map(
      (title, index) => ({ title: terminal.say(title), align: index ? 'left' : 'right' }) as const,
    );
    for (const line of tableLines(
      columns,
      links.map((link) => cellsOf(link, timeZone, terminal)),
    ))
      terminal.line(line);
  }
  return 0;
}

function cellsOf(
  { number, kind, subject, origin, sealedAt, event }: ListedLink,
  zone: string,
  terminal: Terminal,
): string[] {
  const word = kindWords[kind];
  const what =
    event === null ? '' : [event.action, event.outcome, event.resource, event.reason].filter(Boolean).join(' · ');
  return [
    String(number),
    sealedAt === null ? '-' : timeText(sealedAt, zone),
    word ? terminal.say(word) : kind,
    oneLine(origin === 'written' ? what : [terminal.say(words[`audit_${origin}`]), what].filter(Boolean).join(' · ')),
    event === null ? '' : oneLine(`${event.actor.kind} ${event.actor.id}`),
    oneLine(subject),
  ];
}

export interface TrimAuditOptions {
  readonly to: string;
  readonly before?: string;
  readonly yes?: boolean;
}

/** `yuzhi audit trim`: cuts off what no longer has to be kept, after writing it to a file. */
export async function trimAudit({ to, before, yes }: TrimAuditOptions, setting: Setting): ExitCode {
  const { terminal } = setting;
  if (yes !== true) throw cliError('CLI_TRIM_NOT_CONFIRMED');
  const file = path.resolve(terminal.io.cwd, to);
  const checkpoint = await withTrail(setting, async ({ access, timeZone }) => {
    await access.require({ actor, action: 'audit.manage', resource: { id: 'audit' } });
    const day = before === undefined ? {} : { before: startOfDay(before, timeZone) };
    const cut = await access.audit.trim({ file, actor, ...day });
    await access.audit.seal();
    return cut;
  });
  if (terminal.isJson) terminal.json(checkpoint);
  else terminal.line(terminal.say(words.auditTrimmedTo, { link: checkpoint.link, file: to }));
  return 0;
}

async function withTrail<T>({ terminal, backend }: Setting, work: (trail: Trail) => Promise<T>): Promise<T> {
  const config = await backend.readConfig(terminal.io.env);
  await using trail = await backend.openTrail(config);
  await trail.access.require({ actor, action: 'audit.read', resource: { id: 'audit' } });
  return await work(trail);
}

async function readPin(file: string, terminal: Terminal): Promise<Pin> {
  const pin = parsePin(await readText(file, terminal));
  if (!pin) throw auditError('AUDIT_FILE_WRONG', { file, what: '链头文件', whatEn: 'a pin', line: 1 });
  return pin;
}

async function readText(file: string, { io }: Terminal): Promise<string> {
  try {
    return await readFile(path.resolve(io.cwd, file), 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw cliError('CLI_FILE_MISSING', { file }, cause);
    throw cliError('CLI_FILE_UNREADABLE', { file, reason: code ?? String(cause) }, cause);
  }
}

async function writeText(file: string, text: string, { io }: Terminal): Promise<void> {
  try {
    await writeFile(path.resolve(io.cwd, file), text, { mode: 0o600 });
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

async function writeLines(file: string, lines: AsyncIterable<string>, { io }: Terminal): Promise<number> {
  const handle = await open(path.resolve(io.cwd, file), 'w', 0o600).catch((cause: unknown) => {
    throw unwritable(file, cause);
  });
  let count = 0;
  try {
    for await (const line of lines) {
      await handle.write(line);
      count += 1;
    }
  } finally {
    await handle.close();
  }
  return count;
}

function unwritable(file: string, cause: unknown): Error {
  return cliError(
    'CLI_FILE_UNWRITABLE',
    { file, reason: (cause as NodeJS.ErrnoException).code ?? String(cause) },
    cause,
  );
}
