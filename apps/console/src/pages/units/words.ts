import type { Text } from '@yuzhi/sdk';
import { text } from '../../language/language.ts';

export const unitWords = {
  units: text('单位', 'Units'),
  on: text('日期', 'As of'),
  kind: text('类别', 'Kind'),
  count: text('{date} 共 {count} 个单位', 'Units on {date}: {count}'),
  save: text('登记单位', 'Register a unit'),
  change: text('修改', 'Change'),
  end: text('撤销单位', 'End this unit'),
  endNote: text(
    '写明最后一日和承接单位。历史记录保留，之后按日期仍可查到。',
    'Name its last day and its successors. The history stays and can be looked up by date.',
  ),
  importUnits: text('从表格导入', 'Import from a table'),
  none: text('没有符合条件的单位，请调整筛选条件', 'No unit fits: change the filter'),
  fullName: text('全称', 'Full name'),
  uscc: text('统一社会信用代码', 'Unified social credit code'),
  regionCode: text('行政区划代码', 'Region code'),
  parent: text('上级单位', 'Parent'),
  validFrom: text('设立日期', 'First day'),
  validUntil: text('最后一日', 'Last day'),
  successors: text('承接单位', 'Successors'),
  today: text('现由谁履行职责', 'Who has its duties today'),
  itself: text('本单位', 'itself'),
  ended: text('已撤销', 'Ended'),
  names: text('名称', 'Names'),
  name: text('名称', 'Name'),
  form: text('种类', 'Form'),
  parents: text('隶属关系', 'Parents'),
  from: text('起', 'From'),
  until: text('止', 'Until'),
  always: text('—', '—'),
  below: text('{unit}的下级，{count} 个', 'Units below {unit}: {count}'),
  see: text('查看', 'See them'),
  people: text('本单位人员', 'People of this unit'),
};

export const nameFormWords: Readonly<Record<string, Text>> = {
  short: text('简称', 'Short name'),
  full: text('全称', 'Full name'),
  alias: text('别名', 'Alias'),
};

/** What a unit is, as core/access calls it. */
export const unitKindWords: Readonly<Record<string, Text>> = {
  city: text('市', 'City'),
  gov: text('政府部门', 'Government body'),
  party: text('党委部门', 'Party body'),
  mass: text('群团组织', 'Mass organisation'),
  district: text('区', 'District'),
  county: text('县', 'County'),
  'autonomous-county': text('自治县', 'Autonomous county'),
  zone: text('功能区', 'Development zone'),
  institution: text('事业单位', 'Public institution'),
  enterprise: text('企业', 'Enterprise'),
  office: text('内设机构', 'Office within a unit'),
  other: text('其他', 'Other'),
};
