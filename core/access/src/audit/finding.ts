import type { Text } from '@yuzhi/sdk';

/** What may be wrong with a trail. The words follow. */
export const findingWords = {
  'link-broken': t(
    '第 {link} 环（{kind} {subject}）与前后不相接：内容或顺序被改动',
    'Link {link} ({kind} {subject}) does not follow from the one before: it was changed or moved',
  ),
  'links-missing': t('缺少第 {from} 至 {to} 环', 'Links {from} to {to} are missing'),
  'link-inserted': t('第 {link} 环重复或错位', 'Link {link} is there twice or out of place'),
  'links-unsealed': t(
    '第 {from} 至 {to} 环没有签名，系事后添加',
    'Links {from} to {to} are under no seal: they were added by hand',
  ),
  'seals-missing': t('缺少第 {from} 至 {to} 号封签', 'Seals {from} to {to} are missing'),
  'seal-broken': t('第 {seal} 号封签与链不符', 'Seal {seal} does not match the chain'),
  'seal-forged': t('第 {seal} 号封签的签名无效', 'The signature of seal {seal} is not valid'),
  'key-unknown': t(
    '第 {seal} 号封签出自不受信任的密钥 {key}',
    'Seal {seal} was signed with key {key}, which is not trusted',
  ),
  'checkpoint-forged': t('第 {checkpoint} 号截止点的签名无效', 'The signature of checkpoint {checkpoint} is not valid'),
  'pin-forged': t('外部留存的链头（第 {link} 环）签名无效', 'The pin of link {link} bears no valid signature'),
  'chain-rewritten': t(
    '第 {link} 环与外部留存的链头不一致：链被重写',
    'Link {link} is not what was pinned outside: the chain was rewritten',
  ),
  'chain-cut': t(
    '链止于第 {from} 环之前，而外部留存的链头为第 {to} 环：尾部被删除',
    'The chain ends before link {from}, and link {to} was pinned outside: its tail was cut off',
  ),
  'chain-other': t(
    '这不是外部留存的那条链（留存于第 {link} 环）',
    'This is another chain than the one that was pinned outside at link {link}',
  ),
  'row-edited': t(
    '{kind} {subject} 的记录被改动（第 {link} 环）',
    'The record of {kind} {subject} was changed (link {link})',
  ),
  'row-missing': t(
    '{kind} {subject} 的记录被删除（第 {link} 环）',
    'The record of {kind} {subject} was deleted (link {link})',
  ),
  'row-unsealed': t(
    '{kind} {subject} 的记录不在链中：系绕过本系统写入，或其环被删除',
    'The record of {kind} {subject} is not in the chain: it was written by hand, or its link was removed',
  ),
  'row-foreign': t(
    '{kind} {subject} 不是由本系统写入（第 {link} 环）',
    '{kind} {subject} was not written by this base (link {link})',
  ),
  'waiting-foreign': t(
    '{kind} {subject} 不是由本系统写入（尚未入链）',
    '{kind} {subject}, which waits to be chained, was not written by this base',
  ),
  'row-twice': t('{kind} {subject} 在链中不止一次', '{kind} {subject} is in the chain more than once'),
  'payload-edited': t('{kind} {subject} 的输入或结果被改动', 'Input or output of {kind} {subject} was changed'),
  'payload-gone': t(
    '{kind} {subject} 的输入或结果被删除，没有清除记录',
    'Input or output of {kind} {subject} is gone and no erasure is recorded',
  ),
  'kind-unknown': t(
    '链中有本系统不认识的种类 {kind}（第 {link} 环）',
    'The chain holds a kind that this base does not know: {kind} (link {link})',
  ),
} as const satisfies Record<string, Text>;

export type FindingCode = keyof typeof findingWords;

/** One thing that is wrong, with where: link and seal numbers, kind and id of the row. */
export interface AuditFinding {
  readonly code: FindingCode;
  readonly link?: number;
  readonly seal?: number;
  readonly checkpoint?: number;
  readonly from?: number;
  readonly to?: number;
  readonly kind?: string;
  readonly subject?: string;
  readonly key?: string;
}

/** What links stand for. */
export const kindWords: Readonly<Record<string, Text>> = {
  run: t('运行', 'run'),
  event: t('事件', 'event'),
  'approval-request': t('审批申请', 'approval request'),
  'approval-decision': t('审批决定', 'approval decision'),
};

/** A finding in words. */
export function findingText(finding: AuditFinding): Text {
  // Every field of a finding is a text or a number.
  const values = finding as unknown as Readonly<Record<string, string | number | undefined>>;
  const kind = kindWords[finding.kind ?? ''];
  const fill = (language: keyof Text): string =>
    findingWords[finding.code][language].replace(/\{(\w+)\}/g, (_whole, name: string) =>
      String((name === 'kind' ? kind?.[language] : undefined) ?? values[name] ?? '?'),
    );
  return { zh: fill('zh'), en: fill('en') };
}

function t(zh: string, en: string): Text {
  return { zh, en };
}
