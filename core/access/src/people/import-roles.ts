import { coded, isoDate, label, readTable, YuzhiError, z } from '@yuzhi/sdk';
import type { FileRef, RowError } from '@yuzhi/sdk';
import type { CallContext } from '../calls/access-call.ts';
import { accountField, personResource } from '../calls/fields.ts';
import { accessError } from '../errors.ts';
import { giveRole, personByAccount } from './people.ts';
import { roles, roleTitles } from './roles.ts';

const columns = z.object({
  account: accountField,
  role: coded(roleTitles).meta(label('角色', 'Role')),
  unit: z
    .string()
    .trim()
    .optional()
    .meta({ ...label('单位', 'Unit'), 'x-aliases': ['所在单位'] }),
  from: isoDate.optional().meta({ ...label('起始日期', 'First day'), 'x-aliases': ['起始'] }),
  until: isoDate.optional().meta({ ...label('最后一日', 'Last day'), 'x-aliases': ['终止日期'] }),
});

type Row = z.output<typeof columns>;

/**
 * Gives the roles of a table to people who have accounts, all of them or none.
 *
 * @throws YuzhiError ACCESS_IMPORT_WRONG with every error by row
 */
export async function importRoles(ctx: CallContext, file: FileRef): Promise<{ readonly imported: number }> {
  const { rows, rowNumbers, errors, errorCount } = await readTable(file, columns);
  const all: RowError[] = [...errors];
  for (const [index, row] of rows.entries()) {
    const wrong = await giveRow(ctx, row).catch((error: unknown) => {
      // The transaction goes on: these are refusals of ours, before anything is written.
      if (error instanceof YuzhiError && error.kind !== 'unavailable') return error;
      throw error;
    });
    if (wrong !== null)
      all.push({ row: rowNumbers[index] ?? 0, column: null, value: row.account.slice(0, 40), message: wrong.text });
  }
  if (all.length > 0 || errorCount > 0)
    throw accessError('ACCESS_IMPORT_WRONG', {
      name: file.name,
      errorCount: Math.max(errorCount, all.length),
      errors: all,
    });
  return { imported: rows.length };
}

async function giveRow(
  ctx: CallContext,
  { account, role, unit, from = ctx.today, until }: Row,
): Promise<YuzhiError | null> {
  const person = await personByAccount(ctx.client, account);
  if (!person || person.state === 'gone') return accessError('ACCESS_THING_NOT_FOUND', { id: account });
  // Whoever may give roles may not give every role to everybody: administrators are appointed at the machine.
  const resource = await personResource(ctx.client, person, ctx.today);
  if (roles[role].isAdministrator || !ctx.may('role.give', resource)) return accessError('ACCESS_ROLES_EXCLUDE');
  const home = unit ? (ctx.directory.find(unit, from)?.id ?? null) : null;
  if (unit && home === null) return accessError('ACCESS_UNIT_UNKNOWN', { unit, date: from });
  if (until !== undefined && until < from) return accessError('ACCESS_ROLE_UNIT_WRONG', { role });
  const days = { validFrom: from, validUntil: until ?? null };
  await giveRole(
    ctx.client,
    { person: person.id, role, unit: home, ...days, givenBy: ctx.actor, now: ctx.now },
    ctx.today,
  );
  return null;
}
