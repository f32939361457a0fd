import { Argument } from 'commander';
import type { ApprovalState } from '@yuzhi/access';
import type { RunState } from '@yuzhi/kernel';
import { addAudit } from './audit-program.ts';
import { addLabel } from './add-label.ts';
import { CommandBuilder } from './command-builder.ts';
import type { Setting } from './command.ts';
import { treeOf } from './command-tree.ts';
import type { CommandTree } from './command-tree.ts';
import { shells } from './commands/completion.ts';
import { cliError } from './errors.ts';
import type { PlanReadOptions } from './commands/plan-read.ts';
import { addExitCodes } from './help-words.ts';
import { isId } from './is-id.ts';
import { words } from './words.ts';

export interface Program {
  readonly tree: readonly CommandTree[];
  run(argv: readonly string[]): Promise<number>;
}

const runStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const satisfies readonly RunState[];
const approvalStates = ['pending', 'approved', 'rejected'] as const satisfies readonly ApprovalState[];

/** The commands and their options. What a command does is loaded when it is called. */
export function makeProgram(setting: Setting): Program {
  const builder = new CommandBuilder(setting);
  const { root } = builder;
  addServe(builder);
  addMcp(builder);
  addRun(builder);
  addRuns(builder);
  addSamples(builder);
  addApprovals(builder);
  addInbox(builder);
  addAudit(builder);
  addJobs(builder);
  addSchedules(builder);
  addPack(builder);
  addAccess(builder);
  addPlan(builder);
  addLabel(builder);
  addMaintenance(builder);
  addCompletion(builder);
  addExitCodes(root, setting.terminal);
  return {
    tree: treeOf(root),
    async run(argv) {
      if (argv.length === 0) root.help();
      // `help run X` is another way to write `run X --help`.
      const [first, ...rest] = argv;
      await root.parseAsync(first === 'help' ? [...rest, '--help'] : argv, { from: 'user' });
      return builder.code;
    },
  };
}

function addServe(builder: CommandBuilder): void {
  builder
    .command(builder.root, 'serve', words.serveAbout)
    .addOption(builder.option('--port <number>', words.servePort))
    .addOption(builder.option('--host <address>', words.serveHost))
    .addOption(builder.option('--strict', words.serveStrict))
    .action((options: object) =>
      builder.call(import('./commands/serve.ts'), ({ serve }, setting) => serve(options, setting)),
    );
}

function addMcp(builder: CommandBuilder): void {
  builder
    .command(builder.root, 'mcp', words.mcpAbout)
    .action(() => builder.call(import('./commands/mcp.ts'), ({ mcp }, setting) => mcp(setting)));
}

function addRun(builder: CommandBuilder): void {
  builder
    .command(builder.root, 'run', words.runAbout)
    .usage('domain/pack/operation [--flag value …]')
    .argument('[words...]')
    // The flags come from the operation; nothing here knows them.
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .action((argv: string[]) => builder.call(import('./commands/run.ts'), ({ run }, setting) => run(argv, setting)));
}

function addRuns(builder: CommandBuilder): void {
  const runs = builder.command(builder.root, 'runs', words.runsAbout);
  builder
    .command(runs, 'list', words.runsListAbout)
    .addOption(builder.option('--operation <id>', words.filterOperation))
    .addOption(builder.option('--state <state>', words.filterState).choices(runStates))
    .addOption(builder.option('--before <id>', words.filterBefore).argParser(idOf))
    .addOption(builder.option('--limit <number>', words.filterLimit).argParser(limitOf))
    .addOption(builder.option('--json', words.ownJson))
    .action((options: object) =>
      builder.call(import('./commands/runs.ts'), ({ listRuns }, setting) => listRuns(options, setting)),
    );
  builder
    .command(runs, 'show <id>', words.runsShowAbout)
    .addOption(builder.option('--json', words.ownJson))
    .action((id: string) => builder.call(import('./commands/runs.ts'), ({ showRun }, setting) => showRun(id, setting)));
  builder
    .command(runs, 'erase <id>', words.runsEraseAbout)
    .addOption(builder.option('--reason <text>', words.eraseReasonAbout).makeOptionMandatory())
    .addOption(builder.option('--json', words.ownJson))
    .action((id: string, { reason }: { reason: string }) =>
      builder.call(import('./commands/runs.ts'), ({ eraseRun }, setting) => eraseRun({ id, reason }, setting)),
    );
}

function addSamples(builder: CommandBuilder): void {
  const samples = builder.command(builder.root, 'samples', words.samplesAbout);
  builder
    .command(samples, 'fill', words.samplesFillAbout)
    .addOption(builder.option('--json', words.ownJson))
    .action(() => builder.call(import('./commands/samples.ts'), ({ fillSamples }, setting) => fillSamples(setting)));
  builder
    .command(samples, 'delete', words.samplesDeleteAbout)
    .addOption(builder.option('--yes', words.samplesYes))
    .addOption(builder.option('--json', words.ownJson))
    .action(({ yes }: { yes?: boolean }) =>
      builder.call(import('./commands/samples.ts'), ({ deleteSamples }, setting) =>
        deleteSamples(yes === true, setting),
      ),
    );
}

function addApprovals(builder: CommandBuilder): void {
  const approvals = builder.command(builder.root, 'approvals', words.approvalsAbout);
  builder
    .command(approvals, 'list', words.approvalsListAbout)
    .addOption(
      builder
        .option('--state <state>', words.filterState)
        .choices([...approvalStates, 'all'])
        .default('pending'),
    )
    .addOption(builder.option('--limit <number>', words.filterLimit).argParser(limitOf))
    .addOption(builder.option('--json', words.ownJson))
    .action(({ state, limit }: { state: ApprovalState | 'all'; limit?: number }) => {
      const filter = { ...(state === 'all' ? {} : { state }), ...(limit === undefined ? {} : { limit }) };
      return builder.call(import('./commands/approvals.ts'), ({ listApprovals }, setting) =>
        listApprovals(filter, setting),
      );
    });
  for (const [name, decision, about] of [
    ['approve', 'approved', words.approveAbout],
    ['reject', 'rejected', words.rejectAbout],
  ] as const)
    builder
      .command(approvals, `${name} <id>`, about)
      .addOption(builder.option('--reason <text>', words.reasonAbout).makeOptionMandatory())
      .addOption(builder.option('--json', words.ownJson))
      .action((id: string, { reason }: { reason: string }) =>
        builder.call(import('./commands/approvals.ts'), ({ decideApproval }, setting) =>
          decideApproval({ id, decision, reason }, setting),
        ),
      );
}

function addInbox(builder: CommandBuilder): void {
  builder
    .command(builder.root, 'inbox [id]', words.inboxAbout)
    .addOption(builder.option('--json', words.ownJson))
    .action((id: string | undefined) =>
      builder.call(import('./commands/inbox.ts'), ({ inbox }, setting) => inbox(id, setting)),
    );
}

function addJobs(builder: CommandBuilder): void {
  const jobs = builder.command(builder.root, 'jobs', words.jobsAbout);
  builder
    .command(jobs, 'list', words.jobsListAbout)
    .addOption(builder.option('--state <state>', words.filterState).choices(runStates))
    .addOption(builder.option('--dead', words.jobsDead))
    .addOption(builder.option('--limit <number>', words.filterLimit).argParser(limitOf))
    .addOption(builder.option('--json', words.ownJson))
    .action((options: object) =>
      builder.call(import('./commands/jobs.ts'), ({ listJobs }, setting) => listJobs(options, setting)),
    );
  for (const [name, about] of [
    ['watch', words.jobsWatchAbout],
    ['cancel', words.jobsCancelAbout],
    ['retry', words.jobsRetryAbout],
  ] as const)
    builder
      .command(jobs, `${name} <id>`, about)
      .addOption(builder.option('--json', words.ownJson))
      .action((id: string) =>
        builder.call(import('./commands/jobs.ts'), ({ followJob, cancelJob, retryJob }, setting) => {
          const command = { watch: followJob, cancel: cancelJob, retry: retryJob }[name];
          return command(id, setting);
        }),
      );
  builder
    .command(builder.root, 'worker', words.workerAbout)
    .addOption(builder.option('--at-once <number>', words.workerAtOnce).argParser(limitOf).default(1))
    .action(({ atOnce }: { atOnce: number }) =>
      builder.call(import('./commands/worker.ts'), ({ work }, setting) => work(atOnce, setting)),
    );
}

function addSchedules(builder: CommandBuilder): void {
  const schedules = builder.command(builder.root, 'schedules', words.schedulesAbout);
  builder
    .command(schedules, 'list', words.schedulesListAbout)
    .addOption(builder.option('--json', words.ownJson))
    .action(() =>
      builder.call(import('./commands/schedules.ts'), ({ listSchedules }, setting) => listSchedules(setting)),
    );
  builder
    .command(schedules, 'add <id> <operation>', words.schedulesAddAbout)
    .addOption(builder.option('--cron <times>', words.scheduleCron).makeOptionMandatory())
    .addOption(builder.option('--input <json>', words.scheduleInput))
    .addOption(builder.option('--purpose <text>', words.ownPurpose))
    .addOption(builder.option('--json', words.ownJson))
    .action((id: string, operation: string, options: { cron: string; input?: string; purpose?: string }) =>
      builder.call(import('./commands/schedules.ts'), ({ addSchedule }, setting) =>
        addSchedule({ id, operation, ...options }, setting),
      ),
    );
  builder
    .command(schedules, 'remove <id>', words.schedulesRemoveAbout)
    .addOption(builder.option('--json', words.ownJson))
    .action((id: string) =>
      builder.call(import('./commands/schedules.ts'), ({ removeSchedule }, setting) => removeSchedule(id, setting)),
    );
}

function addPack(builder: CommandBuilder): void {
  const pack = builder.command(builder.root, 'pack', words.packAbout);
  builder
    .command(pack, 'list', words.packListAbout)
    .addOption(builder.option('--json', words.ownJson))
    .action(() => builder.call(import('./commands/packs.ts'), ({ listPacks }, setting) => listPacks(setting)));
  builder
    .command(pack, 'show <id>', words.packShowAbout)
    .addOption(builder.option('--json', words.ownJson))
    .action((id: string) =>
      builder.call(import('./commands/packs.ts'), ({ showPack }, setting) => showPack(id, setting)),
    );
  builder
    .command(pack, 'check [ids...]', words.packCheckAbout)
    .addOption(builder.option('--json', words.ownJson))
    .action((ids: string[]) =>
      builder.call(import('./commands/pack-check.ts'), ({ checkPacks }, setting) => checkPacks(ids, setting)),
    );
  builder
    .command(pack, 'new <id>', words.packNewAbout)
    .addOption(builder.option('--panel', words.packNewPanel))
    .addOption(builder.option('--json', words.ownJson))
    .action((id: string, { panel: hasPanel = false }: { panel?: boolean }) =>
      builder.call(import('./commands/pack-new.ts'), ({ startPack }, setting) => startPack(id, hasPanel, setting)),
    );
}

function addAccess(builder: CommandBuilder): void {
  builder
    .command(builder.root, 'access', words.accessAbout)
    .usage('CALL [--flag value …]')
    .argument('[words...]')
    // The flags come from the call; nothing here knows them.
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .action((argv: string[]) =>
      builder.call(import('./commands/access.ts'), ({ access }, setting) => access(argv, setting)),
    );
}

function addPlan(builder: CommandBuilder): void {
  const plan = builder.command(builder.root, 'plan', words.planAbout);
  builder
    .command(plan, 'read <file>', words.planReadAbout)
    .addOption(builder.option('--xlsx <file>', words.planXlsx))
    .addOption(builder.option('--csv <file>', words.planCsv))
    .addOption(builder.option('--docx <file>', words.planDocx))
    .addOption(builder.option('--proposals <file>', words.planProposals))
    .addOption(builder.option('--json', words.ownJson))
    .action((file: string, options: PlanReadOptions) =>
      builder.call(import('./commands/plan-read.ts'), ({ planRead }, setting) => planRead(file, options, setting)),
    );
}

function addMaintenance(builder: CommandBuilder): void {
  builder
    .command(builder.root, 'migrate', words.migrateAbout)
    .addOption(builder.option('--check', words.migrateCheck))
    .addOption(builder.option('--back', words.migrateBack))
    .addOption(builder.option('--yes', words.migrateYes))
    .addOption(builder.option('--json', words.ownJson))
    .action((options: object) =>
      builder.call(import('./commands/migrate.ts'), ({ migrate }, setting) => migrate(options, setting)),
    );
  addBackup(builder);
  builder
    .command(builder.root, 'doctor', words.doctorAbout)
    .addOption(builder.option('--json', words.ownJson))
    .action(() => builder.call(import('./commands/doctor.ts'), ({ doctor }, setting) => doctor(setting)));
}

function addBackup(builder: CommandBuilder): void {
  builder
    .command(builder.root, 'backup', words.backupAbout)
    .addOption(builder.option('--to <dir>', words.backupTo))
    .addOption(builder.option('--prune', words.backupPrune))
    .addOption(builder.option('--json', words.ownJson))
    .action((options: object) =>
      builder.call(import('./commands/backup.ts'), ({ backup }, setting) => backup(options, setting)),
    );
  builder
    .command(builder.root, 'restore <dir>', words.restoreAbout)
    .addOption(builder.option('--drill', words.restoreDrill))
    .addOption(builder.option('--json', words.ownJson))
    .action((dir: string, options: object) =>
      builder.call(import('./commands/restore.ts'), ({ restore }, setting) => restore(dir, options, setting)),
    );
}

function addCompletion(builder: CommandBuilder): void {
  builder
    .command(builder.root, 'completion', words.completionAbout)
    .addArgument(new Argument('<shell>').choices(shells))
    .action((shell: (typeof shells)[number]) =>
      builder.call(import('./commands/completion.ts'), ({ completion }, setting) => completion(shell, setting)),
    );
  builder.root
    .command('complete [words...]', { hidden: true })
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .action((argv: string[]) => {
      const tree = treeOf(builder.root);
      return builder.call(import('./commands/complete.ts'), ({ complete }, setting) => complete(argv, tree, setting));
    });
}

function idOf(value: string): string {
  if (isId(value)) return value;
  throw cliError('CLI_OPTION_VALUE_WRONG', { name: '--before', value, choices: 'UUID' });
}

function limitOf(value: string): number {
  const limit = /^\d+$/.test(value) ? Number(value) : 0;
  if (limit < 1 || limit > 500)
    throw cliError('CLI_OPTION_VALUE_WRONG', { name: '--limit', value, choices: '1 … 500' });
  return limit;
}
