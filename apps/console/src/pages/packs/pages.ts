import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/packs',
    noun: 'scenarios',
    title: text('场景包', 'Packs'),
    help: text(
      '这里按领域列出本市的场景包：每个包回答一个问题，并说明类别、风险和成熟度。点包名看说明、数据和限制，点操作名直接运行。未能加载的包会写明原因，不影响其他包。',
      'The packs of this city by domain. Each answers one question and says its class, risk and maturity. A pack’s name leads to what it rests on, an operation’s name to its form. A pack that failed to load says why; the others are not affected.',
    ),
    menu: { order: 20, key: 'p' },
    for: 'anyone',
    load: () => import('./PacksPage.tsx').then(({ PacksPage: Page }) => ({ Page })),
    samples: ['/packs', '/packs?q=nothing-fits'],
  },
  {
    path: '/packs/:domain/:pack',
    noun: 'scenarios',
    title: text('场景包', 'Pack'),
    help: text(
      '一个场景包的说明：解答什么问题、用哪些数据、有什么限制，以及可以运行的操作和最近的运行记录。',
      'One pack: the question it answers, the data it reads, its limits, its operations and its latest runs.',
    ),
    for: 'anyone',
    load: () => import('./PackPage.tsx').then(({ PackPage: Page }) => ({ Page })),
    samples: ['/packs/governance/river-levels', '/packs/programme/work-calendar', '/packs/science/broken'],
  },
  {
    path: '/operations/:domain/:pack/:operation',
    under: '/packs',
    noun: 'scenarios',
    title: text('操作', 'Operation'),
    help: text(
      '左边填写输入，右边是结果。可先点一个示例再运行。每次运行都有记录，可再次查看、下载或分享链接。“同样的调用”给出命令行和程序的写法。',
      'The input is at the left, the result at the right. To begin, fill in an example and run it. Every run is kept and can be seen again, downloaded or shared. “The same call” shows it for terminals and programs.',
    ),
    for: 'anyone',
    load: () => import('./OperationPage.tsx').then(({ OperationPage: Page }) => ({ Page })),
    samples: [
      '/operations/governance/river-levels/levels',
      '/operations/livelihood/every-field/fill?run={filledRun}',
      '/operations/governance/sampling/order',
    ],
  },
];
