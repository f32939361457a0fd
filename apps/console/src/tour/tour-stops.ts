import type { RoleId } from '@yuzhi/access';
import type { Text } from '@yuzhi/sdk';
import { text } from '../language/language.ts';

/** One thing that the tour points at. */
export interface TourStop {
  /** The page that it is on; `{operation}` is an operation that the reader may run and that has an example. */
  readonly at: string;
  /** Selectors of the thing itself, the first that is seen counts: what is there depends on what the base holds. */
  readonly target: readonly string[];
  readonly title: Text;
  readonly about: Text;
}

/** Whose tour it is: a role, the person at the machine itself, or somebody who has not signed in. */
export type TourId = RoleId | 'operator' | 'stranger';

const content = ['main .approval', 'main table', 'main .nothing'];

const packs: TourStop = {
  at: '/packs',
  target: ['main .pack'],
  title: text('场景包', 'Packs'),
  about: text(
    '每个场景包回答一个问题，按行动方案的领域排列。点标题看说明和操作。',
    'Each pack answers one question; they stand under the domains of the plan. Its title leads to what it does.',
  ),
};

const example: TourStop = {
  at: '/{operation}',
  target: ['main .examples'],
  title: text('先用示例运行', 'Run an example'),
  about: text(
    '点一个示例，表单自动填好，再点“运行”。示例数据为编造，结果标有“示例”。',
    'Choose an example: it fills the form. Then press “Run”. The data are made up, and the result is marked “Sample”.',
  ),
};

const runs: TourStop = {
  at: '/runs',
  target: content,
  title: text('找回结果', 'Find a result again'),
  about: text(
    '每次运行都有记录：输入、结果、版本和用时。可以下载、分享，也可以用同样的输入再运行。',
    'Every run is kept: input, result, version and time. Download it, share it, or run it again with the same input.',
  ),
};

const inbox: TourStop = {
  at: '/inbox',
  target: content,
  title: text('待我办理', 'What waits for you'),
  about: text(
    '等您决定的事都在这里，快到期的排在前面。写明意见后同意或不同意；本人提出的申请由他人决定。',
    'Whatever waits for your decision, what is due first on top. Say why, then approve or reject; what you asked for yourself is decided by others.',
  ),
};

const grants: TourStop = {
  at: '/grants',
  target: ['main .page-actions', ...content],
  title: text('申请授权', 'Apply for a grant'),
  about: text(
    '有的操作须先取得授权：写明用途、次数和期限，由资源所属单位决定。',
    'Some operations need a grant first: say what for, how often and until when. The unit that owns them decides.',
  ),
};

const keys: TourStop = {
  at: '/keys',
  target: ['main .page-actions', ...content],
  title: text('接口密钥', 'API keys'),
  about: text(
    '系统对接用密钥，写明能做什么、用到哪天。密钥只显示一次。',
    'Other systems come in by a key that says what it may do and until when. It is shown once.',
  ),
};

const account: TourStop = {
  at: '/account',
  target: ['main h2'],
  title: text('本人账号', 'Your account'),
  about: text(
    '登记通行密钥后登录更快；不认识的会话可以在这里结束。',
    'With a passkey you sign in faster. End sessions here that you do not know.',
  ),
};

const people: TourStop = {
  at: '/people',
  target: ['main .page-actions', 'main table'],
  title: text('邀请人员', 'Invite people'),
  about: text(
    '填写账号、单位和角色，得到一个只能用一次的链接，交给本人。',
    'Give account, unit and role. You get a link that works once; hand it to the person.',
  ),
};

const verifying: TourStop = {
  at: '/audit',
  target: ['main .verify'],
  title: text('核验审计链', 'Verify the audit trail'),
  about: text(
    '一次核对全部记录是否与写入时一致，并可对照外部留存的链头。',
    'Compares every record with what was written, and with a head that was kept outside.',
  ),
};

const links: TourStop = {
  at: '/audit',
  target: ['main .filters'],
  title: text('查找记录', 'Find a record'),
  about: text(
    '按种类、动作或对象筛选：谁、何时、依据哪条规则做了什么。',
    'Filter by kind, action or subject: who did what, when, and by which rule.',
  ),
};

const policy: TourStop = {
  at: '/policy',
  target: ['main table', 'main h1'],
  title: text('权限规则', 'The policy'),
  about: text(
    '谁可以做什么，一条一条写明。每条记录都指明所依据的规则。',
    'Who may do what, rule by rule. Every record names the rule that it rests on.',
  ),
};

const publicFace: TourStop = {
  at: '/public',
  target: ['main .pack', 'main h1'],
  title: text('这里在运行什么', 'What runs here'),
  about: text(
    '用平实的话说明本市在用哪些场景、由谁负责、出错会怎样。',
    'In plain words: what the city runs, who answers for it, and what a wrong answer could do.',
  ),
};

const asking: TourStop = {
  at: '/public/ask',
  target: ['main form'],
  title: text('咨询与异议', 'Ask or object'),
  about: text(
    '对结果有疑问可以在这里提出，凭回执编号查看答复，不需要账号。',
    'Ask or object here and read the answer by your receipt number. It takes no account.',
  ),
};

const signingIn: TourStop = {
  at: '/',
  target: ['.head .account'],
  title: text('登录', 'Sign in'),
  about: text(
    '工作人员登录后，可使用面向单位的操作，并保留自己的运行记录。',
    'Who works for a unit signs in to use what is open to units and to keep a record of runs.',
  ),
};

const samples: TourStop = {
  at: '/',
  target: ['main .sample-data', 'main .first-steps'],
  title: text('示例数据', 'Example data'),
  about: text(
    '一次填入各场景包自带的示例，各页就有内容可看；正式使用前在这里一次删除。',
    'Fill in the examples of all packs at one click, so that the pages have something on them; delete them here before real work begins.',
  ),
};

const system: TourStop = {
  at: '/system',
  target: ['main .facts'],
  title: text('系统状况', 'The system'),
  about: text('版本、数据库、后台进程和备份都在这一页。', 'Versions, database, workers and backups on one page.'),
};

const units: TourStop = {
  at: '/units',
  target: ['main .page-actions', 'main .filters'],
  title: text('核对单位', 'Check the units'),
  about: text(
    '单位来自城市配置，有起止日期；机构调整时在这里登记或导入。',
    'Units come from the city profile and have dates. Enter or import them here when they change.',
  ),
};

const schedules: TourStop = {
  at: '/schedules',
  target: ['main .page-actions', ...content],
  title: text('定时任务', 'Schedules'),
  about: text(
    '定时运行的操作在这里设置，按本市时间执行。',
    'What runs by itself is set here, in the time of the city.',
  ),
};

const delegations: TourStop = {
  at: '/delegations',
  target: ['main .page-actions', ...content],
  title: text('离岗委托', 'Delegate while you are away'),
  about: text(
    '离岗期间可委托他人代行职责，到期自动结束，全程留痕。',
    'Let somebody act for you while you are away. It ends by itself, and all of it is on record.',
  ),
};

const inquiries: TourStop = {
  at: '/inquiries',
  target: content,
  title: text('答复公众', 'Answer the public'),
  about: text(
    '公众的咨询和异议在这里答复，对方凭回执编号查看。',
    'Questions and objections are answered here; who asked reads the answer by receipt.',
  ),
};

/** How to see the tour again: the last stop. */
export const again: TourStop = {
  at: '/',
  target: ['.head .help-button'],
  title: text('需要时再看', 'Whenever you need it'),
  about: text(
    '每一页的说明在这里，导览也可以从这里重新开始。',
    'What each page is for stands here, and from here the tour starts again.',
  ),
};

/** Per role three to five stops, in the order in which the work begins. What a reader may not open is left out. */
export const tours: Readonly<Record<TourId, readonly TourStop[]>> = {
  operator: [samples, packs, example, people, again],
  stranger: [publicFace, example, asking, signingIn],
  'unit-lead': [inbox, packs, example, delegations, again],
  'unit-member': [packs, example, runs, grants, again],
  'programme-office': [inbox, inquiries, packs, example, again],
  convener: [inbox, packs, example, runs, again],
  provider: [packs, grants, keys, again],
  reviewer: [packs, runs, account, again],
  regulator: [packs, example, runs, grants, again],
  auditor: [verifying, links, runs, policy, again],
  resident: [publicFace, example, asking, account],
  'system-administrator': [system, units, schedules, packs, again],
  'security-administrator': [people, keys, policy, again],
  'audit-administrator': [verifying, links, policy, again],
};
