import type { Text } from '@yuzhi/sdk';
import { text } from '../../language/language.ts';

/** One thing to try at the beginning. Shown to whoever may do it, if the console has its page. */
export interface TourStep {
  /** As `PageRoute.for`. */
  readonly for: string;
  readonly to: string;
  readonly title: Text;
  readonly about: Text;
}

/** From what everybody does to what single roles do. */
export const tourSteps: readonly TourStep[] = [
  {
    for: 'anyone',
    to: '/packs',
    title: text('运行一项操作', 'Run an operation'),
    about: text(
      '在场景包中选一项操作，点一个示例，再点“运行”。',
      'Choose an operation of a pack, fill in an example and press “Run”.',
    ),
  },
  {
    for: 'run.read',
    to: '/runs',
    title: text('找回结果', 'Find a result again'),
    about: text(
      '每次运行都有记录，可以下载、分享或再运行。',
      'Every run is kept: download it, share it, run it again.',
    ),
  },
  {
    for: 'approval.decide',
    to: '/approvals',
    title: text('处理待审批事项', 'Decide what waits for approval'),
    about: text(
      '“执行”类操作先说明将要发生什么，经您同意后才执行。',
      'What acts says first what would happen, and runs when you approve it.',
    ),
  },
  {
    for: 'person.manage',
    to: '/people',
    title: text('邀请人员', 'Invite people'),
    about: text('建立账号、分配角色，链接只能用一次。', 'Make accounts and give roles; each link works once.'),
  },
  {
    for: 'unit.manage',
    to: '/units',
    title: text('核对单位', 'Check the units'),
    about: text('单位来自城市配置，有起止日期。', 'Units come from the city profile and have dates.'),
  },
  {
    for: 'audit.read',
    to: '/audit',
    title: text('核验审计链', 'Verify the audit trail'),
    about: text('核对每一条记录是否与写入时一致。', 'See that every record is as it was written.'),
  },
  {
    for: 'signed-in',
    to: '/account',
    title: text('查看本人账号', 'See your account'),
    about: text('登记通行密钥，结束不认识的会话。', 'Add a passkey; end sessions that you do not know.'),
  },
];
