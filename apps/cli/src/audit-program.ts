import type { CommandBuilder } from './command-builder.ts';
import { cliError } from './errors.ts';
import { words } from './words.ts';

const load = () => import('./commands/audit.ts');

/** The commands of the audit trail. */
export function addAudit(builder: CommandBuilder): void {
  const audit = builder.command(builder.root, 'audit', words.auditAbout);
  builder
    .command(audit, 'verify', words.auditVerifyAbout)
    .addOption(builder.option('--pin <file...>', words.auditPinOption))
    .addOption(builder.option('--key <file...>', words.auditKeyOption))
    .addOption(builder.option('--export <file>', words.auditExportOption))
    .addOption(builder.option('--json', words.ownJson))
    .action((options: object) => builder.call(load(), ({ verifyAudit }, setting) => verifyAudit(options, setting)));
  builder
    .command(audit, 'pin', words.auditPinAbout)
    .addOption(builder.option('--to <file>', words.auditToOption))
    .action((options: object) => builder.call(load(), ({ pinAudit }, setting) => pinAudit(options, setting)));
  builder
    .command(audit, 'export', words.auditExportAbout)
    .addOption(builder.option('--to <file>', words.auditToOption).makeOptionMandatory())
    .addOption(builder.option('--records', words.auditRecordsOption))
    .action((options: { to: string }) =>
      builder.call(load(), ({ exportAudit }, setting) => exportAudit(options, setting)),
    );
  addList(builder, audit);
  addAcceptRestore(builder, audit);
  builder
    .command(audit, 'trim', words.auditTrimAbout)
    .addOption(builder.option('--to <file>', words.auditToOption).makeOptionMandatory())
    .addOption(builder.option('--before <date>', words.auditBeforeOption).argParser(dayOf))
    .addOption(builder.option('--yes', words.migrateYes))
    .addOption(builder.option('--json', words.ownJson))
    .action((options: { to: string }) => builder.call(load(), ({ trimAudit }, setting) => trimAudit(options, setting)));
}

function addAcceptRestore(builder: CommandBuilder, audit: ReturnType<CommandBuilder['command']>): void {
  builder
    .command(audit, 'accept-restore', words.auditAcceptAbout)
    .addOption(builder.option('--reason <text>', words.auditAcceptReason).makeOptionMandatory())
    .addOption(builder.option('--yes', words.migrateYes))
    .addOption(builder.option('--json', words.ownJson))
    .action((options: { reason: string }) =>
      builder.call(load(), ({ acceptRestore }, setting) => acceptRestore(options, setting)),
    );
}

function addList(builder: CommandBuilder, audit: ReturnType<CommandBuilder['command']>): void {
  builder
    .command(audit, 'list', words.auditListAbout)
    .addOption(builder.option('--kind <kind>', words.auditKindOption))
    .addOption(builder.option('--subject <id>', words.auditSubjectOption))
    .addOption(builder.option('--action <action>', words.auditActionOption))
    .addOption(
      builder
        .option('--before <number>', words.auditBeforeLink)
        .argParser(wholeNumber('--before', Number.MAX_SAFE_INTEGER)),
    )
    .addOption(builder.option('--limit <number>', words.filterLimit).argParser(wholeNumber('--limit', 500)))
    .addOption(builder.option('--json', words.ownJson))
    .action((options: object) => builder.call(load(), ({ listAudit }, setting) => listAudit(options, setting)));
}

function wholeNumber(name: string, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,16}$/.test(value) ? Number(value) : 0;
    if (number < 1 || number > most) throw cliError('CLI_OPTION_VALUE_WRONG', { name, value, choices: `1 … ${most}` });
    return number;
  };
}

function dayOf(value: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
  if (!isDay) throw cliError('CLI_OPTION_VALUE_WRONG', { name: '--before', value, choices: 'YYYY-MM-DD' });
  return value;
}
