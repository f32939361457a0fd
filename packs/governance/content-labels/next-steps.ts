import { coded } from '@yuzhi/sdk';
import type { z } from '@yuzhi/sdk';
import { visibleCarriers, writableCarriers } from '@yuzhi/labels';
import type { FindingCode, LabelReport } from '@yuzhi/labels';

/** What somebody does with a file after its label was read. */
export const nextStep = coded({
  nothing: { zh: '标识符合要求，无需处理', en: 'The label is as required: nothing is to be done' },
  'look-at-visible': {
    zh: '元数据之外，再确认画面、页面或声音中有显式标识（本操作不看内容）',
    en: 'Beside the metadata, see that picture, page or sound carries its visible label: this does not look at the content',
  },
  'replace-label': {
    zh: '请生成（或传播）服务提供者用“写入元数据标识”重写，文件中的旧标识会一并去除',
    en: 'Have the generating (or spreading) service write it anew with write, which takes the old ones away',
  },
  'write-if-generated': {
    zh: '属于生成合成内容的，用“写入元数据标识”补写；不属于的，无需标识',
    en: 'If it was generated, add the label with write; if not, it needs none',
  },
  'add-visible-if-generated': {
    zh: '属于生成合成内容的，用“添加显式标识”补加文字提示',
    en: 'If it was generated, add the prompt with add-visible',
  },
  'record-digest': {
    zh: '纯文本没有存放元数据的位置，请用“登记声明”登记摘要',
    en: 'A plain text has no place for metadata: record its digest with declare',
  },
  'convert-first': {
    zh: '该格式不能写入元数据标识，请先转换为 PNG、JPEG、MP4、PDF、DOCX 等格式',
    en: 'No metadata label can be written into this form: convert it to PNG, JPEG, MP4, PDF, DOCX or the like first',
  },
  'ask-source': {
    zh: '标识疑已丢失或被清除：请向提供方索取带标识的原文件；删除、篡改、隐匿标识为规定所禁止',
    en: 'The label seems to have been lost or wiped: ask for the original; to delete, alter or hide labels is forbidden',
  },
  'export-again': {
    zh: '文件有损坏或过于复杂，请用原软件重新导出后再读',
    en: 'Damaged or too complex: export it again and read that',
  },
  'remove-encryption': { zh: '请取消加密后再读', en: 'Remove the encryption and read it again' },
  'mark-content': {
    zh: '按“标注”一项在内容旁显著提示，并在元数据标识中补写传播服务提供者编码和传播编号',
    en: 'Show the mark beside the content, and add propagator and its number to the metadata label',
  },
  'use-provider-code': {
    zh: '建议改用 27 位服务提供者编码填写提供者',
    en: 'Better name the provider by its code of 27 characters',
  },
});

export type NextStep = z.output<typeof nextStep>;

const stepOf: Readonly<Partial<Record<FindingCode, NextStep>>> = {
  'payload-empty': 'ask-source',
  'payload-unreadable': 'replace-label',
  'key-repeated': 'replace-label',
  'container-broken': 'export-again',
  'limits-reached': 'export-again',
  encrypted: 'remove-encryption',
  'format-unknown': 'convert-first',
  'code-not-assigned-form': 'use-provider-code',
};

/** The steps that follow from a report, the most important first, none twice. */
export function nextSteps(report: LabelReport): readonly NextStep[] {
  const found = report.findings.flatMap(({ code }) => stepOf[code] ?? []);
  return [...new Set([...mainSteps(report), ...found])];
}

/**
 * The steps of a service that spreads an upload.
 *
 * @param isLost the content had a label once, by what is known of it
 */
export function uploadSteps(report: LabelReport, isMarked: boolean, isLost: boolean): readonly NextStep[] {
  if (!isMarked) return nextSteps(report);
  const settled: readonly NextStep[] = ['nothing', 'write-if-generated', 'add-visible-if-generated'];
  const rest = nextSteps(report).filter((step) => !settled.includes(step));
  return [...new Set<NextStep>(['mark-content', ...(isLost ? (['ask-source'] as const) : []), ...rest])];
}

function mainSteps({ verdict, carrier }: LabelReport): readonly NextStep[] {
  if (carrier === null || verdict === 'inconclusive') return [];
  const isText = carrier === 'text';
  const canWrite = writableCarriers.includes(carrier);
  if (verdict === 'compliant') return isText ? ['nothing'] : ['nothing', 'look-at-visible'];
  if (verdict === 'noncompliant') return [canWrite ? 'replace-label' : 'convert-first'];
  if (isText) return ['add-visible-if-generated', 'record-digest'];
  const visible: readonly NextStep[] = visibleCarriers.includes(carrier) ? ['add-visible-if-generated'] : [];
  return canWrite ? ['write-if-generated', ...visible] : ['convert-first', ...visible];
}
