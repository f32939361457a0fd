import { accessError } from '@yuzhi/access';
import type { InboxItem, InboxPerson } from '@yuzhi/access';
import { actor } from '../actor.ts';
import { commandName } from '../command-name.ts';
import type { ExitCode, Setting } from '../command.ts';
import { oneLine } from '../render/plain-text.ts';
import { pairLines, tableLines } from '../render/table.ts';
import { timeText } from '../render/time-text.ts';
import type { Terminal } from '../terminal.ts';
import { withBase } from '../with-base.ts';
import { words } from '../words.ts';

/** `yuzhi inbox [ID]`: what waits for a decision, what is due first at the top; with an id one of it in full. */
export async function inbox(id: string | undefined, setting: Setting): ExitCode {
  const { terminal } = setting;
  const { items, timeZone } = await withBase(setting, async ({ access, kernel }) => ({
    items: await access.inbox(actor),
    timeZone: kernel.city.timeZone,
  }));
  if (id !== undefined) return showItem(items, id, timeZone, terminal);
  if (terminal.isJson) terminal.json({ items });
  else if (items.length === 0) terminal.line(terminal.say(words.inboxEmpty));
  else for (const line of listLines(items, terminal)) terminal.line(line);
  return 0;
}

function listLines(items: readonly InboxItem[], terminal: Terminal): readonly string[] {
  const titles = [
    words.inboxDeadline,
    words.inboxKind,
    words.what,
    words.inboxUnit,
    words.inboxAgreed,
    words.approvalId,
  ];
  const rows = items.map((item) => [
    item.isLapsed ? `${item.deadline} (${terminal.say(words.inboxLapsed)})` : (item.deadline ?? '-'),
    terminal.say(words[`inbox_${item.kind}`]),
    oneLine(whatOf(item, terminal)),
    oneLine(item.askedBy.unit ?? '-'),
    `${item.agreed.length}/${item.needed}`,
    item.id,
  ]);
  return tableLines(
    titles.map((title) => ({ title: terminal.say(title) })),
    rows,
  );
}

function whatOf({ preview, title, operation }: InboxItem, terminal: Terminal): string {
  if (preview !== null) return terminal.say(preview.summary);
  return title === null ? operation : terminal.say(title);
}

function showItem(items: readonly InboxItem[], id: string, timeZone: string, terminal: Terminal): number {
  const item = items.find((one) => one.id === id);
  if (!item) throw accessError('ACCESS_THING_NOT_FOUND', { id: id.slice(0, 100) });
  if (terminal.isJson) terminal.json(item);
  else for (const line of itemLines(item, timeZone, terminal)) terminal.line(line);
  return 0;
}

function itemLines(item: InboxItem, timeZone: string, terminal: Terminal): readonly string[] {
  const { operation, askedBy, askedAt, reason, deadline, needed, agreed, terms } = item;
  const pairs: [string, string | null][] = [
    [terminal.say(words.operation), operation],
    [terminal.say(words.inboxAskedBy), personText(askedBy, terminal)],
    [terminal.say(words.requestedAt), timeText(askedAt, timeZone)],
    [terminal.say(words.inboxReason), reason === null ? null : oneLine(reason)],
    [terminal.say(words.inboxDeadline), deadline],
    [terminal.say(words.inboxAgreed), `${agreed.length}/${needed}`],
    [terminal.say(words.purpose), terms === null ? null : oneLine(terms.purpose)],
    [terminal.say(words.access_quota), terms === null ? null : String(terms.quota ?? '-')],
    [terminal.say(words.inboxTerm), terms === null ? null : `${terms.from} … ${terms.until}`],
    [terminal.say(words.inboxStanding), terms?.approvesActs === true ? terminal.say(words.yes) : null],
  ];
  const known = pairs.filter((pair): pair is [string, string] => pair[1] !== null);
  return [
    terminal.strong(oneLine(whatOf(item, terminal))),
    ...changeLines(item, terminal),
    ...pairLines(known),
    ...agreed.map(({ person, reason: why }) => `- ${personText(person, terminal)}: ${oneLine(why)}`),
    '',
    ...howTo(item, terminal),
  ];
}

function changeLines({ preview }: InboxItem, terminal: Terminal): readonly string[] {
  if (preview === null || preview.changes.length === 0) return [];
  const columns = [words.what, words.from, words.to].map((word) => ({ title: terminal.say(word) }));
  const changes = preview.changes.map(({ what, from, to }) =>
    [terminal.say(what), from ?? '-', to ?? '-'].map(oneLine),
  );
  return tableLines(columns, changes, terminal.width - 2).map((line) => `  ${line}`);
}

function personText({ name, account, unit }: InboxPerson, terminal: Terminal): string {
  const who = name === null ? terminal.say(words.inboxOperator) : `${name} (${account})`;
  return oneLine(unit === null ? who : `${who}, ${unit}`);
}

/** Grants are decided by people with accounts, on the page; so are acts that take two. */
function howTo({ id, kind, needed }: InboxItem, terminal: Terminal): readonly string[] {
  if (kind === 'grant' || needed > 1) return [terminal.say(words.inboxOnThePage)];
  const reason = terminal.say(words.reasonPlaceholder);
  return [
    terminal.say(words.howToDecide),
    ...['approve', 'reject'].map(
      (decision) => `  ${commandName(terminal.io.env)} approvals ${decision} ${id} --reason '${reason}'`,
    ),
  ];
}
