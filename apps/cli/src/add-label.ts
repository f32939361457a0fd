import { labelValues, signatureAlgorithms } from '@yuzhi/labels';
import type { CommandBuilder } from './command-builder.ts';
import type { ReadOptions, WriteOptions } from './commands/label.ts';
import { words } from './words.ts';

/** `yuzhi label read|check|write`: the operations of the pack on labels, with files by their names. */
export function addLabel(builder: CommandBuilder): void {
  const label = builder.command(builder.root, 'label', words.labelAbout);
  builder
    .command(label, 'read <file>', words.labelReadAbout)
    .addOption(builder.option('--name <name>', words.labelName))
    .addOption(builder.option('--json', words.ownJson))
    .action((file: string, options: ReadOptions) =>
      builder.call(import('./commands/label.ts'), ({ readFileLabel }, setting) =>
        readFileLabel(file, options, setting),
      ),
    );
  builder
    .command(label, 'check <file>', words.labelCheckAbout)
    .addOption(builder.option('--name <name>', words.labelName))
    .addOption(builder.option('--json', words.ownJson))
    .action((file: string, options: ReadOptions) =>
      builder.call(import('./commands/label.ts'), ({ checkFileLabel }, setting) =>
        checkFileLabel(file, options, setting),
      ),
    );
  addLabelWrite(builder, builder.command(label, 'write <file>', words.labelWriteAbout));
}

function addLabelWrite(builder: CommandBuilder, write: ReturnType<CommandBuilder['command']>): void {
  write
    .addOption(builder.option('--producer <code>', words.labelProducer).makeOptionMandatory())
    .addOption(builder.option('--id <number>', words.labelId).makeOptionMandatory())
    .addOption(builder.option('--label <value>', words.labelValue).choices(labelValues).default('1'))
    .addOption(builder.option('--propagator <code>', words.labelPropagator))
    .addOption(builder.option('--propagate-id <number>', words.labelPropagateId))
    .addOption(builder.option('--visible [words]', words.labelVisible))
    .addOption(builder.option('--out <file>', words.labelOut))
    .addOption(builder.option('--force', words.labelForce))
    .addOption(builder.option('--name <name>', words.labelName))
    .addOption(builder.option('--sign <key>', words.labelSign))
    .addOption(builder.option('--key-id <name>', words.labelKeyId))
    .addOption(
      builder.option('--algorithm <name>', words.labelAlgorithm).choices(signatureAlgorithms).default('sm2-sm3'),
    )
    .addOption(builder.option('--json', words.ownJson))
    .action((file: string, options: WriteOptions) =>
      builder.call(import('./commands/label.ts'), ({ writeFileLabel }, setting) =>
        writeFileLabel(file, options, setting),
      ),
    );
}
