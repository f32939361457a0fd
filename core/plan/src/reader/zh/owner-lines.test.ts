import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlan } from '../read-plan.ts';

function ownersOf(text: string): readonly string[] {
  return readPlan(text).tasks.map(({ path, title, leads, assists, units }) =>
    [path, title ?? '-', leads.join('、'), assists.join('、'), units.join('、')].join('; '),
  );
}

const clauses = (open: string, close: string): string => `人工智能施政措施附篇

各項措施之後列明負責部門，排在首位者為統籌單位，其餘為協作單位。

第一章　數字政府
1.　成立效能提升組，檢視流程。
　　${open}數字政策辦公室、房屋署${close}
2.　舉辦應用課程。
　　${open}公務員學院${close}
3.　試行審批系統。
　　${open}屋宇署、數碼園${close}
4.　擴充超算中心。
　　${open}數碼園、金融管理局${close}`;

test('lists of names that end clause after clause are the owners, in brackets or without', () => {
  const owners = [
    '第一章1; -; 数字政策办公室; 房屋署; 数字政策办公室、房屋署',
    '第一章2; -; 公务员学院; ; 公务员学院',
    '第一章3; -; 屋宇署; 数码园; 屋宇署、数码园',
    '第一章4; -; 数码园; 金融管理局; 数码园、金融管理局',
  ];
  assert.deepEqual(ownersOf(clauses('［', '］')), owners);
  assert.deepEqual(ownersOf(clauses('', '')), owners);
});

test('words that end clauses without being units are no owners', () => {
  const text = `某市行动计划

一、重点任务
1.建设平台。
　（长期）
2.编制目录。
　（试点先行）
3.开放数据。
　（分类推进）
4.购买服务。
　（鼓励创新）`;
  assert.ok(readPlan(text).tasks.every(({ units }) => units.length === 0));
});

test('articles of which some begin with long sentences have no titles', () => {
  const text = `某省若干措施

第一条　围绕端侧模型等方向，每年组织实施专项。对项目给予资助。（牵头单位：省科技厅）
第二条　支持高校和企业联合建设平台。对平台给予奖励。（牵头单位：省科技厅）
第三条　建设数据集。公布数据集目录。（牵头单位：省数据局）
第四条　设立算力券，面向企业发放。按年结算。（牵头单位：省数据局）`;
  assert.deepEqual(
    readPlan(text).tasks.map(({ path, title }) => [path, title]),
    [
      ['第一条', null],
      ['第二条', null],
      ['第三条', null],
      ['第四条', null],
    ],
  );
});

test('a bracket at the head of an article is its title', () => {
  const text = `滨州新区若干措施

第一条【目的依据】为加快发展，制定本措施。
第二条【支持算力】建设平台。（责任单位：经济发展局）
第三条【支持数据】开放数据，建设数据集。（责任单位：数据局）
第四条【附则】本措施自2026年7月1日起施行。`;
  assert.deepEqual(
    readPlan(text).tasks.map(({ path, title }) => [path, title]),
    [
      ['第二条', '支持算力'],
      ['第三条', '支持数据'],
    ],
  );
});

test('a single name in the bracket that holds the owners elsewhere is an owner', () => {
  const text = `长宁区2026年工作要点

1.强化招引。编制招商图谱。【投资促进局牵头】
2.强化要素。建设公寓。【自然资源分局、建设局】
3.强化服务。推行“一企一专员”。【营商环境局】
4.强化宣传。总结经验。【持续推进】`;
  assert.deepEqual(ownersOf(text), [
    '1; 强化招引; 投资促进局; ; 投资促进局',
    '2; 强化要素; ; ; 自然资源分局、建设局',
    '3; 强化服务; ; ; 营商环境局',
    '4; 强化宣传; ; ; ',
  ]);
});

test('a line that names a leader is neither an owner nor a measure', () => {
  const { tasks } = readPlan(`凤台县重点任务清单

任务1：建设果园
责任领导：张某某
牵头单位：县农业农村局
工作内容：布设监测设备。
任务2：发展物流
责任领导：李某某
牵头单位：县交通运输局
工作内容：推行无人配送。`);
  assert.deepEqual(
    tasks.map(({ leads, measures }) => [leads, measures.map(({ text }) => text)]),
    [
      [['县农业农村局'], ['布设监测设备']],
      [['县交通运输局'], ['推行无人配送']],
    ],
  );
});

test('由…负责 as the last sentence names the owners', () => {
  const text = `昌河区实施意见

一、拓展场景。推广智能服务。由区民政局牵头，区商务局配合。
二、壮大队伍。培训工作者。由区委社会工作部负责。
三、推进建设。由点到面负责推进。`;
  assert.deepEqual(ownersOf(text), [
    '一; 拓展场景; 区民政局; 区商务局; 区民政局、区商务局',
    '二; 壮大队伍; ; ; 区委社会工作部',
    '三; 推进建设; ; ; ',
  ]);
});

test('who puts a task up and who recommends it are its units', () => {
  const text = `江夏市揭榜挂帅任务清单

一、智慧矿山运输
需求描述：实现无人驾驶编组运行。
发榜单位：江夏矿业集团
推荐单位：市应急管理局
二、热线智能分派
需求描述：训练分派模型。
发榜单位：市政务服务中心
推荐单位：市数据局`;
  assert.deepEqual(ownersOf(text), [
    '一; 智慧矿山运输; ; ; 江夏矿业集团、市应急管理局',
    '二; 热线智能分派; ; ; 市政务服务中心、市数据局',
  ]);
});
