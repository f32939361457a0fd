import { text } from '../../language/language.ts';

export const registerWords = {
  title: text('应用登记', 'Register'),
  summary: text(
    '在用 {packs} 个场景包，其中高风险 {high} 个、会执行操作的 {acting} 个。',
    'Packs in use: {packs}; of high risk: {high}; that act: {acting}.',
  ),
  table: text('场景包登记表', 'Packs in use'),
  furthest: text('最高作用', 'Goes as far as'),
  version: text('版本', 'Version'),
  none: text('没有可登记的场景包', 'There is no pack to register'),
};
