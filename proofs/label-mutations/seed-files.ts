import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeLabel } from '@yuzhi/labels';
import type { AigcLabel } from '@yuzhi/labels';
import { YuzhiError } from '@yuzhi/sdk';

export interface SeedFile {
  readonly name: string;
  readonly data: Buffer;
}

const root = path.resolve(import.meta.dirname, '../..');
const folders = [
  path.join(root, 'core/labels/golden/files'),
  path.join(root, 'core/labels/golden/pictures'),
  path.join(root, 'packs/governance/content-labels/golden'),
  // The files of the outside judge, where they are.
  path.join(root, '../shared/bench/aigc-label/files'),
];

/** A label that is made up. */
export const sampleLabel: AigcLabel = {
  Label: '1',
  ContentProducer: '001191500000YYYYYY010110001',
  ProduceID: 'SAMPLE-000001',
  ReservedCode1: '',
  ContentPropagator: '',
  PropagateID: '',
  ReservedCode2: '',
};

/** Files of every kind, without a label, with one of another program, and with one of ours. */
export function seedFiles(): readonly SeedFile[] {
  const files = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !name.endsWith('.md') || name.startsWith('md-'))
      .map((name) => ({ name, data: readFileSync(path.join(folder, name)) })),
  );
  const texts = [
    {
      name: 'note.md',
      data: Buffer.from('---\ntitle: 样例\nAIGC:\n  Label: "1"\n  ContentProducer: "x"\n---\n正文\n'),
    },
    { name: 'note.txt', data: Buffer.from('（AI生成）\n样例文字。\n') },
  ];
  return [...files, ...texts, ...files.flatMap(labelled)];
}

function labelled({ name, data }: SeedFile): readonly SeedFile[] {
  try {
    return [{ name, data: Buffer.from(writeLabel(data, sampleLabel, name).bytes) }];
  } catch (error) {
    if (error instanceof YuzhiError) return [];
    throw error;
  }
}
