import { text } from '../language/language.ts';

export const callWords = {
  cancel: text('取消', 'Cancel'),
  rowErrors: text('表格中有 {count} 处错误，一行也没有导入', 'Errors in the table: {count}. Nothing was imported'),
  row: text('行', 'Row'),
  column: text('列', 'Column'),
  value: text('内容', 'Value'),
  problem: text('问题', 'Problem'),
  wholeTable: text('整表', 'Whole table'),
  errorsFirst: text('只列出前 {count} 处', 'The first {count} are listed'),
};
