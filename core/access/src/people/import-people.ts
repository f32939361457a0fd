import { coded, label, readTable, YuzhiError, z } from '@yuzhi/sdk';
import type { FileRef, RowError } from '@yuzhi/sdk';
import type { CallContext } from '../calls/access-call.ts';
import { accountField, nameField } from '../calls/fields.ts';
import { accessError } from '../errors.ts';
import { makeLink } from '../sign-in/one-time-links.ts';
import { addPerson, foldedAccount, giveRole, personByAccount } from './people.ts';
import { mayStandTogether, roles, roleTitles } from './roles.ts';
import type { RoleId } from './roles.ts';

/** Every role has a word here, so that an administrator in the table is refused by name and not as a misspelling. */
const columns = z.object({
  account: accountField,
  name: nameField,
  unit: z
    .string()
    .trim()
    .optional()
    .meta({ ...label('单位', 'Unit'), 'x-aliases': ['所在单位'] }),
  role: coded(roleTitles).optional().meta(label('角色', 'Role')),
});

interface Newcomer {
  readonly account: string;
  readonly name: string;
  readonly unit: string | null;
  readonly roles: readonly { readonly role: RoleId; readonly unit: string | null }[];
}

export interface ImportedPerson {
  readonly account: string;
  readonly link: string;
  readonly expiresAt: string;
}

/**
 * Makes accounts of a table, all of them or none: a row for each role; rows of one account add up. Each account gets a
 * link that activates it once.
 *
 * @throws YuzhiError ACCESS_IMPORT_WRONG with every error by row and column
 */
export async function importPeople(
  ctx: CallContext,
  file: FileRef,
): Promise<{ readonly imported: number; readonly people: readonly ImportedPerson[] }> {
  const { rows, rowNumbers, errors, errorCount } = await readTable(file, columns);
  const all: RowError[] = [...errors];
  const newcomers = new Map<string, Newcomer>();
  for (const [index, row] of rows.entries()) {
    const account = foldedAccount(row.account);
    const before = newcomers.get(account);
    const added = await readRow(ctx, row, before);
    if (added instanceof YuzhiError) all.push(rowError(rowNumbers[index] ?? 0, row.account, added));
    else newcomers.set(account, added);
  }
  if (all.length > 0 || errorCount > 0)
    throw accessError('ACCESS_IMPORT_WRONG', {
      name: file.name,
      errorCount: Math.max(errorCount, all.length),
      errors: all,
    });
  const people = [];
  for (const newcomer of newcomers.values()) people.push(await admit(ctx, newcomer));
  return { imported: people.length, people };
}

async function readRow(
  ctx: CallContext,
  row: z.output<typeof columns>,
  before: Newcomer | undefined,
): Promise<Newcomer | YuzhiError> {
  const { account, name, role } = row;
  if (await personByAccount(ctx.client, account)) return accessError('ACCESS_ACCOUNT_TAKEN');
  const unit = row.unit ? (ctx.directory.find(row.unit, ctx.today)?.id ?? null) : null;
  if (row.unit && unit === null) return accessError('ACCESS_UNIT_UNKNOWN', { unit: row.unit, date: ctx.today });
  const held = before?.roles ?? [];
  if (role === undefined) return { account, name, unit: before?.unit ?? unit, roles: held };
  // Administrators are appointed at the machine, one by one.
  if (roles[role].isAdministrator || !mayStandTogether([...held.map((one) => one.role), role]))
    return accessError('ACCESS_ROLES_EXCLUDE');
  if (roles[role].scope === 'unit' && unit === null) return accessError('ACCESS_ROLE_UNIT_WRONG', { role });
  const added = { role, unit: roles[role].scope === 'unit' ? unit : null };
  return { account, name, unit: before?.unit ?? unit, roles: [...held, added] };
}

async function admit(ctx: CallContext, newcomer: Newcomer): Promise<ImportedPerson> {
  const person = await addPerson(ctx.client, newcomer, ctx.now);
  for (const { role, unit } of newcomer.roles)
    await giveRole(
      ctx.client,
      { person: person.id, role, unit, validFrom: ctx.today, validUntil: null, givenBy: ctx.actor, now: ctx.now },
      ctx.today,
    );
  return {
    account: person.account,
    ...(await makeLink(ctx, { kind: 'invitation', person: person.id, replacesFactor: true })),
  };
}

function rowError(row: number, value: string, { text }: YuzhiError): RowError {
  return { row, column: null, value: value.slice(0, 40), message: text };
}
