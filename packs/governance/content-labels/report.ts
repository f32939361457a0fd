import { coded, label, z } from '@yuzhi/sdk';
import type { Rules, Text } from '@yuzhi/sdk';
import { labelKeys, readProviderCode, signatureParts } from '@yuzhi/labels';
import type { Carrier, Finding, FindingCode, LabelCopy, LabelKey, LabelReport, Place } from '@yuzhi/labels';
import { nextStep, nextSteps } from './next-steps.ts';
import type { NextStep } from './next-steps.ts';
import { gb45438, practiceGuides, ruleOn, trust } from './rules.ts';
import type { ProvisionId } from './rules.ts';

export const verdict = coded({
  compliant: { zh: '有标识，符合要求', en: 'Labelled as required' },
  noncompliant: { zh: '有标识，不符合要求', en: 'Labelled, but not as required' },
  not_found: { zh: '未发现标识', en: 'No label found' },
  inconclusive: { zh: '无法判定', en: 'Cannot be judged' },
});

export const carrier = coded({
  png: { zh: 'PNG 图片', en: 'PNG picture' },
  jpeg: { zh: 'JPEG 图片', en: 'JPEG picture' },
  gif: { zh: 'GIF 图片', en: 'GIF picture' },
  webp: { zh: 'WebP 图片', en: 'WebP picture' },
  tiff: { zh: 'TIFF 图片', en: 'TIFF picture' },
  heif: { zh: 'HEIF 图片', en: 'HEIF picture' },
  wav: { zh: 'WAV 音频', en: 'WAV audio' },
  mp3: { zh: 'MP3 音频', en: 'MP3 audio' },
  flac: { zh: 'FLAC 音频', en: 'FLAC audio' },
  ogg: { zh: 'Ogg 音视频', en: 'Ogg audio or video' },
  mp4: { zh: 'MP4 音视频', en: 'MP4 audio or video' },
  mkv: { zh: 'Matroska 视频', en: 'Matroska video' },
  flv: { zh: 'FLV 视频', en: 'FLV video' },
  avi: { zh: 'AVI 视频', en: 'AVI video' },
  ooxml: { zh: 'Office 文档', en: 'Office document' },
  pdf: { zh: 'PDF 文档', en: 'PDF document' },
  markdown: { zh: 'Markdown 文本', en: 'Markdown text' },
  text: { zh: '纯文本', en: 'Plain text' },
} satisfies Record<Carrier, Text>);

export const place = coded({
  xmp: { zh: 'XMP 元数据', en: 'XMP' },
  'png-text': { zh: 'PNG 文本块 AIGC', en: 'PNG text chunk AIGC' },
  'exif-comment': { zh: 'EXIF 注释', en: 'EXIF comment' },
  'jpeg-segment': { zh: 'JPEG 数据段', en: 'JPEG segment' },
  'gif-comment': { zh: 'GIF 注释', en: 'GIF comment' },
  'riff-chunk': { zh: 'RIFF 数据块 AIGC', en: 'RIFF chunk AIGC' },
  'riff-info': { zh: 'RIFF INFO 列表', en: 'RIFF list INFO' },
  'id3-text': { zh: 'ID3 自定义文本 TXXX', en: 'ID3 frame TXXX' },
  'vorbis-comment': { zh: 'Vorbis 注释', en: 'Vorbis comment' },
  'mp4-keys': { zh: 'MP4 元数据 keys/ilst', en: 'MP4 metadata keys/ilst' },
  'mp4-freeform': { zh: 'MP4 自由格式元数据', en: 'MP4 free-form metadata' },
  'matroska-tag': { zh: 'Matroska 标签', en: 'Matroska tag' },
  'flv-metadata': { zh: 'FLV onMetaData', en: 'FLV onMetaData' },
  'ooxml-property': { zh: '文档自定义属性', en: 'Custom document property' },
  'pdf-info': { zh: 'PDF 信息字典', en: 'PDF information dictionary' },
  'front-matter': { zh: 'YAML 文前元数据', en: 'YAML front matter' },
  'visible-text': { zh: '正文（显式标识）', en: 'The text itself (visible label)' },
} satisfies Record<Place, Text>);

/** The keys of Annex E with what they hold. */
const labelKey = coded({
  Label: { zh: '生成合成标签 Label', en: 'Label: is it generated' },
  ContentProducer: { zh: '生成服务提供者 ContentProducer', en: 'ContentProducer: who generated it' },
  ProduceID: { zh: '内容制作编号 ProduceID', en: 'ProduceID: number of the content' },
  ReservedCode1: {
    zh: '预留字段1 ReservedCode1（生成方安全信息）',
    en: 'ReservedCode1: security data of the producer',
  },
  ContentPropagator: { zh: '传播服务提供者 ContentPropagator', en: 'ContentPropagator: who spread it' },
  PropagateID: { zh: '内容传播编号 PropagateID', en: 'PropagateID: number of the propagator' },
  ReservedCode2: {
    zh: '预留字段2 ReservedCode2（传播方安全信息）',
    en: 'ReservedCode2: security data of the propagator',
  },
} satisfies Record<LabelKey, Text>);

const finding = coded({
  'key-missing': { zh: '缺少必备字段', en: 'A required key is missing' },
  'value-empty': { zh: '必备字段为空', en: 'A required value is empty' },
  'value-not-text': { zh: '字段值不是文本', en: 'A value is not text' },
  'label-value': { zh: 'Label 的值不是 1、2、3', en: 'Label is not 1, 2 or 3' },
  characters: {
    zh: '含有 0x21 至 0x7E 以外的字符（如空格、汉字）',
    en: 'Characters outside 0x21 to 0x7E, such as spaces or Chinese',
  },
  'key-unknown': { zh: '出现规定以外的字段', en: 'A key that is not provided for' },
  'propagator-incomplete': {
    zh: '传播者编码与传播编号只填了一项',
    en: 'Of propagator and its number only one is given',
  },
  'second-copy': { zh: '同一文件中有一份以上元数据标识', en: 'More than one metadata label in the file' },
  'copies-differ': { zh: '各份标识的内容不一致', en: 'The labels in the file disagree' },
  'payload-empty': { zh: '标识的位置还在，内容已被清空', en: 'The place of a label is there, its content wiped' },
  'payload-unreadable': { zh: '标识内容无法解析', en: 'The content of the label cannot be read' },
  'key-repeated': {
    zh: '同一字段重复出现，无法确定以哪个为准',
    en: 'A key is repeated; which value counts cannot be told',
  },
  'container-broken': { zh: '文件不完整或结构有误', en: 'The file is cut off or damaged' },
  'format-unknown': { zh: '文件格式未能识别', en: 'The kind of file is not known' },
  encrypted: { zh: '文件已加密，读不到元数据', en: 'The file is encrypted and its metadata cannot be read' },
  'limits-reached': { zh: '文件结构过于复杂，超出读取上限', en: 'The file is too complex to be read to the end' },
  'checksum-mismatch': {
    zh: '标识所在数据块的校验和不符，字段可读',
    en: 'The checksum of the part with the label is wrong; its fields can be read',
  },
  'form-wrapped': { zh: '采用 {"AIGC":{…}} 外层写法', en: 'Written in the wrapped form {"AIGC":{…}}' },
  'place-unusual': { zh: '标识不在实践指南所列的位置', en: 'The label is not where a practice guide puts it' },
  'code-not-assigned-form': {
    zh: '提供者名称不是 27 位服务提供者编码（推荐使用编码）',
    en: 'The provider is not named by a code of 27 characters, as is recommended',
  },
  'trailing-data': { zh: '文件结尾之后还有数据', en: 'There is data after the end of the file' },
  'exif-damaged': { zh: 'EXIF 信息有误，未能读取', en: 'The EXIF data is damaged and was not read' },
  'visible-in-running-text': {
    zh: '显式标识夹在正文句子中，不够醒目',
    en: 'The visible label stands within a sentence of the text',
  },
} satisfies Record<FindingCode, Text>);

const weight = coded({
  fault: { zh: '不符合', en: 'Fault' },
  doubt: { zh: '存疑', en: 'Doubt' },
  note: { zh: '提示', en: 'Note' },
});

/** What a finding rests on. */
export const basis = coded({
  standard: { zh: 'GB 45438-2025', en: 'GB 45438-2025' },
  measures: { zh: '标识办法', en: 'Labelling measures' },
  guide: { zh: 'TC260 实践指南', en: 'TC260 practice guide' },
  practice: { zh: '渝智约定，非标准条文', en: 'Practice of Yuzhi, not in a standard' },
});

/** Where a statement rests: on which document and clause, and how far that was checked. */
const rest = {
  basis: basis.meta(label('依据', 'Rests on')),
  clause: z.string().nullable().meta(label('条款', 'Clause')),
  trust: trust
    .nullable()
    .meta(
      label('核对程度', 'Checked in', { help: { zh: '条文内容核对到哪一步', en: 'How far the wording was checked' } }),
    ),
};

export const restRow = z.object(rest);

export const reportFields = {
  verdict: verdict.meta(label('结论', 'Verdict')),
  carrier: carrier.nullable().meta(label('文件类型', 'Kind of file')),
  fields: z
    .array(
      z.object({
        key: labelKey.meta(label('字段', 'Key')),
        value: z.string().meta(label('值', 'Value')),
        says: coded({
          is: { zh: '是生成合成内容', en: 'Is generated' },
          'may-be': { zh: '可能是生成合成内容', en: 'May be generated' },
          suspected: { zh: '疑似生成合成内容', en: 'Suspected to be generated' },
          'code-generating': { zh: '编码有效（生成服务）', en: 'Valid code of a generating service' },
          'code-spreading': { zh: '编码有效（传播服务）', en: 'Valid code of a spreading service' },
          'code-none': { zh: '编码有效（未带扩展）', en: 'Valid code without extension' },
          'signed-sm2-sm3': { zh: '带有 SM2 签名（未核验）', en: 'Signed with SM2, not verified here' },
          'signed-ed25519-sha256': {
            zh: '带有 Ed25519 签名（未核验）',
            en: 'Signed with Ed25519, not verified here',
          },
        })
          .nullable()
          .meta(label('含义', 'Says')),
      }),
    )
    .meta(label('标识内容', 'The label')),
  findings: z
    .array(
      z.object({
        weight: weight.meta(label('性质', 'Weight')),
        finding: finding.meta(label('发现', 'Finding')),
        key: z.string().nullable().meta(label('字段', 'Key')),
        place: place.nullable().meta(label('位置', 'Place')),
        ...rest,
      }),
    )
    .meta(label('逐项发现', 'Findings')),
  copies: z
    .array(
      z.object({
        place: place.meta(label('位置', 'Place')),
        offset: z.int().meta(label('偏移', 'Offset', { unit: 'B' })),
        words: z.string().nullable().meta(label('文字', 'Words')),
      }),
    )
    .meta(label('标识所在', 'Where it stands')),
  steps: z.array(z.object({ step: nextStep.meta(label('下一步', 'Next step')) })).meta(label('怎么办', 'What to do')),
  rests: z.array(restRow).meta(label('依据', 'Rests on')),
};

/** The views of a report, for every operation that has one. */
export const reportViews = [
  { as: 'figure', title: { zh: '结论', en: 'Verdict' }, value: 'verdict' },
  { as: 'figure', title: { zh: '文件类型', en: 'Kind of file' }, value: 'carrier' },
  { as: 'table', title: { zh: '标识内容', en: 'The label' }, rows: 'fields' },
  {
    as: 'table',
    title: { zh: '逐项发现', en: 'Findings' },
    rows: 'findings',
    columns: ['weight', 'finding', 'key', 'basis', 'clause', 'trust'],
  },
  { as: 'table', title: { zh: '怎么办', en: 'What to do' }, rows: 'steps' },
  { as: 'table', title: { zh: '标识所在', en: 'Where it stands' }, rows: 'copies' },
  { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'rests' },
] as const;

export interface Rest {
  readonly basis: z.output<typeof basis>;
  readonly clause: string | null;
  readonly trust: z.output<typeof trust> | null;
}

/** Turns a report of the library into what an operation answers, with clause and trust mark for each finding. */
export function reportOutput(
  report: LabelReport,
  rules: Rules,
  date: string,
): {
  verdict: LabelReport['verdict'];
  carrier: LabelReport['carrier'];
  fields: { key: (typeof labelKeys)[number]; value: string; says: Says | null }[];
  findings: (Rest & { weight: Finding['weight']; finding: FindingCode; key: string | null; place: Finding['place'] })[];
  copies: { place: LabelCopy['place']; offset: number; words: string | null }[];
  steps: { step: NextStep }[];
  rests: Rest[];
} {
  const rest = restsOn(rules, date);
  const first = report.copies.find(({ fields }) => fields !== null)?.fields ?? {};
  return {
    verdict: report.verdict,
    carrier: report.carrier,
    fields: labelKeys.flatMap((key) => {
      const value = first[key];
      return value === undefined ? [] : [{ key, value, says: saysOf(key, value) }];
    }),
    findings: report.findings.map(({ code, ...one }) => ({ ...one, finding: code, ...rest.finding(code) })),
    copies: report.copies.map(({ place, offset, words }) => ({ place, offset, words })),
    steps: nextSteps(report).map((step) => ({ step })),
    rests:
      report.carrier === 'text'
        ? [rest.provision('elements'), rest.provision('text')]
        : [rest.provision('keys'), rest.provision('characters'), rest.provision('one-copy')],
  };
}

type Says =
  | 'is'
  | 'may-be'
  | 'suspected'
  | `code-${'generating' | 'spreading' | 'none'}`
  | `signed-${'sm2-sm3' | 'ed25519-sha256'}`;

const labelWords: Readonly<Record<string, Says>> = { 1: 'is', 2: 'may-be', 3: 'suspected' };

function saysOf(key: string, value: string): Says | null {
  if (key === 'Label') return labelWords[value] ?? null;
  if (key === 'ContentProducer' || key === 'ContentPropagator') {
    const reading = readProviderCode(value);
    return reading.fault === null ? `code-${reading.code.service}` : null;
  }
  const signature = signatureParts(value);
  return signature === null ? null : `signed-${signature.algorithm}`;
}

const provisionOf: Readonly<Partial<Record<FindingCode, ProvisionId>>> = {
  'key-missing': 'keys',
  'value-empty': 'keys',
  'value-not-text': 'keys',
  'label-value': 'keys',
  'propagator-incomplete': 'keys',
  characters: 'characters',
  'second-copy': 'one-copy',
  'copies-differ': 'one-copy',
};

/** Looks up where statements rest on a day. */
export function restsOn(
  rules: Rules,
  date: string,
): {
  provision(id: ProvisionId): Rest;
  finding(code: FindingCode): Rest;
} {
  const { provisions } = ruleOn(rules, gb45438, date).data;
  const guides = ruleOn(rules, practiceGuides, date);
  const provision = (id: ProvisionId): Rest => ({ basis: 'standard', ...provisions[id] });
  return {
    provision,
    finding(code) {
      const id = provisionOf[code];
      if (id !== undefined) return provision(id);
      if (code === 'code-not-assigned-form')
        return { basis: 'guide', clause: guides.data.guides['provider-code'], trust: guides.source.trust };
      if (code === 'place-unusual') return { basis: 'guide', clause: null, trust: guides.source.trust };
      return { basis: 'practice', clause: null, trust: null };
    },
  };
}
