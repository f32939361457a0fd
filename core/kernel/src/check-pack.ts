import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from '@yuzhi/sdk';
import type { Text } from '@yuzhi/sdk';
import { isNonTrivialExample } from './non-trivial-example.ts';
import { levelsOf, qualityRules } from './quality-rules.ts';
import type { QualityRuleId } from './quality-rules.ts';
import { readQuality } from './read-quality.ts';
import type { Quality } from './read-quality.ts';
import { missingSections } from './readme-sections.ts';
import type { OperationEntry, PackEntry } from './types.ts';

/** Something about a pack that is not as it has to be. */
export interface Finding {
  /** The file that it is about, relative to the pack. */
  readonly file: string;
  /** The rule of quality that it breaks; `null` when it breaks the contract itself. */
  readonly rule: QualityRuleId | null;
  readonly text: Text;
}

/** Everything that `yuzhi pack check` says about a pack; nothing when all is well. Its code has been loaded already. */
export async function checkPack(pack: PackEntry): Promise<readonly Finding[]> {
  if (pack.failure !== null) return [{ file: 'pack.ts', rule: null, text: pack.failure.text }];
  const quality = await readQuality(pack.folder);
  const said = typeof quality === 'string' ? {} : quality;
  return [
    ...(await exampleFindings(pack)),
    ...(await readmeFindings(pack)),
    ...(await goldenFindings(pack, said)),
    ...(await panelFindings(pack)),
    ...viewFindings(pack, said),
    ...(typeof quality === 'string'
      ? [found('quality.yaml', null, { zh: `无法读取：${quality}`, en: `Cannot be read: ${quality}` })]
      : qualityFindings(pack, quality)),
  ];
}

async function exampleFindings({ operations }: PackEntry): Promise<readonly Finding[]> {
  return (await Promise.all(operations.map(examplesOf))).flat();
}

async function examplesOf({ definition }: OperationEntry): Promise<readonly Finding[]> {
  const file = `operations/${definition.id}.ts`;
  const wrong: Finding[] = [];
  for (const { title, input } of definition.examples) {
    const result = await definition.input.safeParseAsync(input);
    if (result.success) continue;
    const reason = z.prettifyError(result.error);
    const text = {
      zh: `示例“${title.zh}”的输入不符合要求：${reason}`,
      en: `The input of the example “${title.en}” does not fit: ${reason}`,
    };
    wrong.push(found(file, 'examples-tried', text));
  }
  if (definition.examples.some((example) => isNonTrivialExample(definition, example))) return wrong;
  const text = { zh: '没有一个示例写明输入和应得的结果', en: 'No example states an input and the answer to it' };
  return [...wrong, found(file, 'examples-tried', text)];
}

async function readmeFindings({ folder }: PackEntry): Promise<readonly Finding[]> {
  const markdown = await readFile(path.join(folder, 'README.md'), 'utf8').catch(() => null);
  if (markdown === null)
    return [found('README.md', 'readme-complete', { zh: '没有 README.md', en: 'There is no README.md' })];
  return missingSections(markdown).map((section) =>
    found('README.md', 'readme-complete', {
      zh: `缺少“${section}”一节，或该节为空`,
      en: `The section “${section}” is missing or empty`,
    }),
  );
}

/** Golden data that `quality.yaml` says are there: files, and a README that tells where they are from. */
async function goldenFindings({ folder }: PackEntry, quality: Quality): Promise<readonly Finding[]> {
  if (quality['golden-data']?.state !== 'done') return [];
  const files = await readdir(path.join(folder, 'golden')).catch((): string[] => []);
  const hasData = files.some((file) => file !== 'README.md');
  return [
    ...(hasData ? [] : [found('golden', 'golden-data', { zh: '没有标准数据', en: 'There are no golden data' })]),
    ...(files.includes('README.md')
      ? []
      : [
          found('golden/README.md', 'golden-data', {
            zh: '没有说明数据的来源',
            en: 'Nothing tells where the data are from',
          }),
        ]),
  ];
}

/** The manifest says that there is a panel exactly when there is one, and it exports what the console looks for. */
async function panelFindings({ folder, manifest }: PackEntry): Promise<readonly Finding[]> {
  const source = await readFile(path.join(folder, panelFile), 'utf8').catch(() => null);
  const isSaid = manifest?.panel === true;
  if (source === null) {
    if (!isSaid) return [];
    const text = {
      zh: '清单称有专用页面，但没有这个文件',
      en: 'The manifest says there is a panel, and this file is not there',
    };
    return [found(panelFile, null, text)];
  }
  if (!isSaid) {
    const text = {
      zh: '有专用页面，清单应写明 "panel": true',
      en: 'There is a panel: the manifest has to say "panel": true',
    };
    return [found('manifest.json', null, text)];
  }
  if (/^export (function|const) Panel\b/m.test(source)) return [];
  return [found(panelFile, null, { zh: '没有导出 Panel', en: 'It does not export Panel' })];
}

const panelFile = 'panel/panel.tsx';

function viewFindings({ operations }: PackEntry, quality: Quality): readonly Finding[] {
  if (quality['result-shown']?.state !== 'done') return [];
  return operations
    .filter(({ definition }) => (definition.show ?? []).length === 0)
    .map(({ definition }) =>
      found(`operations/${definition.id}.ts`, 'result-shown', {
        zh: '没有定义结果如何展示',
        en: 'It does not say how its result is shown',
      }),
    );
}

/** Every rule is answered, and those that the maturity in the manifest asks for are done or exempt. */
function qualityFindings({ manifest }: PackEntry, quality: Quality): readonly Finding[] {
  const levels = manifest === null ? [] : levelsOf[manifest.maturity];
  return Object.entries(qualityRules).flatMap(([id, { level, title }]) => {
    const rule = id as QualityRuleId;
    const state = quality[rule]?.state;
    if (state === undefined)
      return [found('quality.yaml', rule, { zh: `没有回答：${title.zh}`, en: `It does not answer: ${title.en}` })];
    if (state !== 'todo' || !levels.includes(level)) return [];
    return [
      found('quality.yaml', rule, {
        zh: `成熟度为 ${manifest?.maturity} 的场景包应已做到：${title.zh}`,
        en: `A pack that calls itself ${manifest?.maturity} has to have: ${title.en}`,
      }),
    ];
  });
}

function found(file: string, rule: QualityRuleId | null, text: Text): Finding {
  return { file, rule, text };
}
