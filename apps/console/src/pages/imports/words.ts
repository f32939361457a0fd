import { text } from '../../language/language.ts';

export const importWords = {
  people: text('导入人员', 'Import people'),
  units: text('导入单位', 'Import units'),
  peopleAbout: text(
    '每行一个人的一项角色；同一账号可占多行。账号建立后各生成一个一次性激活链接。管理员不能导入，须逐一任命。',
    'A row for each role of a person; one account may have several. Every account gets a link that activates it once. Administrators are not imported: they are appointed one by one.',
  ),
  unitsAbout: text(
    '每行一个单位，按简称对应：已有的更新，没有的新增。别名和承接单位有多个时用顿号隔开。',
    'A row for each unit, known by its short name: those that are there are replaced, others are added. Several aliases or successors are separated by 、 or ;.',
  ),
  columns: text('列名：{names}', 'Columns: {names}'),
  template: text('下载模板（CSV）', 'Download the template (CSV)'),
  send: text('检查并导入', 'Check and import'),
  done: text('已导入 {count} 条', 'Imported: {count}'),
  links: text('激活链接，只显示这一次', 'Links that activate the accounts, shown this once'),
  account: text('账号', 'Account'),
  link: text('激活链接', 'Link'),
  until: text('有效期至', 'Good until'),
  again: text('再导入一个表格', 'Import another table'),
};

/** As core/access reads them, Chinese or English. */
export const peopleColumns = [
  text('账号', 'Account'),
  text('姓名', 'Name'),
  text('单位', 'Unit'),
  text('角色', 'Role'),
] as const;

export const unitColumns = [
  text('简称', 'Short name'),
  text('全称', 'Full name'),
  text('别名', 'Aliases'),
  text('类别', 'Kind'),
  text('统一社会信用代码', 'Credit code'),
  text('上级单位', 'Parent'),
  text('设立日期', 'First day'),
  text('撤销日期', 'Last day'),
  text('承接单位', 'Successors'),
] as const;
