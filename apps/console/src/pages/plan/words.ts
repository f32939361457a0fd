import { text } from '../../language/language.ts';

export const planWords = {
  title: text('条款落实', 'Clauses served'),
  summary: text(
    '{clauses} 条条款已有场景包，对应 {systems} 项系统；没有列出的条款尚无场景包。',
    'Clauses with packs: {clauses}; systems they serve: {systems}. A clause that is not listed has no pack yet.',
  ),
  clause: text('条款', 'Clause'),
  table: text('条款与场景包', 'Clauses and packs'),
  read: text('解读方案文件', 'Read a plan'),
  none: text('尚无场景包对应行动方案的条款', 'No pack serves a clause of the plan yet'),
};
