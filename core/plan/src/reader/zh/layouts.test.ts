import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlan } from '../read-plan.ts';
import type { Reading } from '../reading.ts';

/** Tasks as `path title: leads / assists / others`. */
function tasksOf(text: string): readonly string[] {
  return readPlan(text).tasks.map(({ path, title, units, leads, assists }) => {
    const others = units.filter((name) => !leads.includes(name) && !assists.includes(name));
    return `${path} ${title ?? '-'}: ${[leads, assists, others].map((names) => names.join('、')).join(' / ')}`;
  });
}

const measuresOf = ({ tasks }: Reading): readonly string[] =>
  tasks.flatMap(({ measures }) => measures.map(({ text }) => text));

test('numbers that run on over headings of units are paths of their own, and the heading leads', () => {
  const text = `2026年数字化改革任务分部门清单

【市教育局牵头任务】
年度目标：2026年底前，课程开设率达到95%。
1. 建设备课助手，审核教学资源。
2. 建立视力档案。（配合单位：市卫生健康委）
【市公安局牵头任务】
3. 升级反诈模型。（配合单位：市通信管理局）
4. 组建劝阻专班。`;
  assert.deepEqual(tasksOf(text), [
    '1 -: 市教育局 /  / ',
    '2 -: 市教育局 / 市卫生健康委 / ',
    '3 -: 市公安局 / 市通信管理局 / ',
    '4 -: 市公安局 /  / ',
  ]);
});

test('a plan that a notice puts up for comment is read as the plan, and the ways to answer are no tasks', () => {
  const reading = readPlan(`关于公开征求《江北省智能应急行动计划（2026—2030年）（征求意见稿）》意见的公告

请于2026年6月5日前反馈：
1.信函：长堤路18号；
2.电话：0000。

江北省应急管理厅
2026年5月6日

附件

江北省智能应急行动计划
（2026—2030年）
（征求意见稿）

一、主要任务
（一）完善感知网络。布设传感设备，统一编码。（省应急管理厅、省水利厅）`);
  assert.equal(reading.title, '江北省智能应急行动计划（2026—2030年）');
  assert.equal(reading.issuer, '江北省应急管理厅');
  assert.deepEqual(
    reading.tasks.map(({ path }) => path),
    ['一（一）'],
  );
});

test('cells that came out one a line become rows, and what heads a group of them is left out', () => {
  const text = `云溪县商贸流通任务分解表

序号
重点任务
具体内容
牵头单位
配合单位
完成时限

夯实底座

1
建设数据库
采集门店数据，按月更新目录。
县商务局
县数据局、县统计局
2026年6月底前

改造网点

2
升级商贸中心
布设智能收银设备，
改造停车场。
县商务局
各乡（镇）人民政府
2026年11月底前`;
  assert.deepEqual(tasksOf(text), [
    '1 建设数据库: 县商务局 / 县数据局、县统计局 / ',
    '2 升级商贸中心: 县商务局 / 各乡（镇）人民政府 / ',
  ]);
});

test('a list of records is read field by field; results are targets and no duties', () => {
  const text = `东屏区2026年工作台账

序号：1
任务名称：建设问答平台
任务内容：整合政策知识库，上线问答服务。
预期成果：一次解答率达到90%。
牵头单位：区政务服务局
完成时间：2026年6月30日
序号：2
任务名称：推行智能预审
任务内容：推行智能预审。
牵头单位：区行政审批局
完成时间：2026年9月30日`;
  const reading = readPlan(text);
  assert.deepEqual(tasksOf(text), ['1 建设问答平台: 区政务服务局 /  / ', '2 推行智能预审: 区行政审批局 /  / ']);
  assert.deepEqual(measuresOf(reading), ['整合政策知识库', '上线问答服务', '推行智能预审']);
  assert.deepEqual(
    reading.targets.map(({ year, value }) => [year, value]),
    [[null, 90]],
  );
  assert.equal(reading.date, null);
});

test('notes on how to read a list are no tasks, and a rule in them says who leads', () => {
  const text = `智慧城区建设任务书

编制说明
1．本任务书共2项任务。
2．“责任单位”即牵头单位。

————————————————

板块A　城市治理
任务1　管线监测
工作内容：加装传感器。
责任单位：区城市管理委
配合单位：区应急局
板块B　政务服务
任务2　诉求分派
工作内容：训练分派模型。
责任单位：区城市运行中心`;
  assert.deepEqual(tasksOf(text), ['1 管线监测: 区城市管理委 / 区应急局 / ', '2 诉求分派: 区城市运行中心 /  / ']);
});

test('beside sentences that are too long for a title the short ones are duties too', () => {
  const text = `重点任务分工方案

一、审批智能化
（一）加快建设政务大模型平台，制定接入规范。（省数据局牵头）
具体举措：一是整合已建模型；二是建立应用目录。
（二）开展图纸智能审查试点。（省自然资源厅牵头）
具体举措：一是编制交付标准；二是培训审图人员。`;
  assert.deepEqual(tasksOf(text), ['一（一） -: 省数据局 /  / ', '一（二） -: 省自然资源厅 /  / ']);
});

test('a first column that is merged down leaves the others in their places', () => {
  const text = `江北区2026年重点任务清单

类别\t序号\t任务\t责任单位\t时限
数字经济\t1\t建设产业园\t区工信局、区投促局\t12月底
\t2\t培育企业\t区工信局\t全年`;
  assert.deepEqual(tasksOf(text), ['1 -:  /  / 区工信局、区投促局', '2 -:  /  / 区工信局']);
});

test('what was done so far, and a pointer to the annex, are no tasks', () => {
  const text = `关于下一步打算的函

一、工作进展
截至3月底，建成数据集28个，完成投资4亿元。
二、工作任务
共2项，见附件1。
三、下一步工作
（一）加快平台建设。完成平台二期验收。（市数据局牵头）`;
  assert.deepEqual(tasksOf(text), ['三（一） 加快平台建设: 市数据局 /  / ']);
});

test('the table in which a portal tells of a document is no part of it', () => {
  const reading = readPlan(`索引号\t1150/2026-321
发文机关\t渝东市人民政府办公室
标题\t渝东市人民政府办公室关于印发《渝东市推进智能交通三年行动计划》的通知
有效性\t有效

渝东市人民政府办公室
关于印发《渝东市推进智能交通三年行动计划》的通知
渝东府办发〔2026〕31号

各区县人民政府：
现印发给你们，请认真贯彻落实。
渝东市人民政府办公室
2026年5月12日

渝东市推进智能交通三年行动计划

一、重点任务
（一）完善设施。布设感知设备。（市交通运输委负责）`);
  assert.deepEqual(
    [reading.docNumber, reading.issuer, reading.date, reading.title],
    ['渝东府办发〔2026〕31号', '渝东市人民政府办公室', '2026-05-12', '渝东市推进智能交通三年行动计划'],
  );
});

test('壹、 stands above 一、, and 一是 numbers a document that has no other numbers', () => {
  const formal = `推動人工智慧應用行動計畫

壹、推動策略
一、智慧行政
（一）建置知識庫，定期更新內容。（主辦：計畫處）
參、管考機制
一、各局處應按季填報執行情形。`;
  assert.deepEqual(
    readPlan(formal).tasks.map(({ path }) => path),
    ['壹一（一）', '参一'],
  );
  const listed = `明湖区关于加快智能社区建设的工作提示

各街道：
现就有关事项提示如下。
一是摸清底数。各街道完成设备清点，建立台账。
二是突出重点。在老旧小区安装智能门禁。区住建局牵头，区公安分局配合。`;
  assert.deepEqual(tasksOf(listed), ['一 摸清底数:  /  / ', '二 突出重点: 区住建局 / 区公安分局 / ']);
});

test('numbered fields below a clause are its fields and no tasks', () => {
  const text = `“人工智能+养老服务”工作方案

一、工作任务
（一）建设省级平台。
1.时间安排：2026年10月启动。
2.责任处室：养老服务处、规划财务处
3.工作要求：统一数据标准，打通部门数据。
（二）推广智能终端。
1.时间安排：2027年全年。
2.责任处室：养老服务处
3.工作要求：组织使用培训。`;
  assert.deepEqual(tasksOf(text), [
    '一（一） 建设省级平台:  /  / 养老服务处、规划财务处',
    '一（二） 推广智能终端:  /  / 养老服务处',
  ]);
  assert.deepEqual(measuresOf(readPlan(text)), ['统一数据标准', '打通部门数据', '组织使用培训']);
});

test('a row of one cell heads the rows below and is no task', () => {
  const text = `2026年部门重点任务清单

| 序号 | 重点任务 | 工作内容 | 牵头单位 | 完成时限 |
| --- | --- | --- | --- | --- |
| 一、算力方面 |  |  |  |  |
| 1 | 建设算力网 | 建成调度平台 | 市数据局 | 9月 |
| 二、应用方面 |  |  |  |  |
| 2 | 智慧教育 | 开齐开足课程 | 市教育局 | 12月 |`;
  assert.deepEqual(tasksOf(text), ['1 建设算力网: 市数据局 /  / ', '2 智慧教育: 市教育局 /  / ']);
});

test('a list of units may end with the rule that its first leads, and one for all that come after', () => {
  const text = `赋能千行百业实施方案

一、重点任务
1. 发展智慧农业。建设数字工厂。（省农业农村厅牵头，省数据局配合。以下均需各市、县人民政府落实，不再列出）
2. 建设未来工厂。认定未来工厂。（省经信厅、省科技厅，列第一位的为牵头单位，下同）
3. 深化智慧医疗。一次性解决率超过85%。（省卫生健康委、省医保局）`;
  const all = ' / 各市、各县人民政府';
  assert.deepEqual(tasksOf(text), [
    `一1 发展智慧农业: 省农业农村厅 / 省数据局${all}`,
    `一2 建设未来工厂: 省经信厅 / 省科技厅${all}`,
    `一3 深化智慧医疗: 省卫生健康委 / 省医保局${all}`,
  ]);
  assert.equal(readPlan(text).targets.length, 1);
});

test('cells one a line are rows without numbers too, parted by headings', () => {
  const text = `苍山区智能政务重点工作责任分解表

具体任务
责任单位
完成时限
一、提升审批效能
梳理高频事项，编制审批规则
区行政审批局牵头，各相关部门配合
6月底
上线智能审批系统
区行政审批局、区数据局
9月底
二、优化热线服务
建设热线知识库
区信访局
10月底`;
  assert.deepEqual(
    readPlan(text).tasks.map(({ units, leads }) => [units.join('、'), leads.join('、')]),
    [
      ['区行政审批局、各相关部门', '区行政审批局'],
      ['区行政审批局、区数据局', ''],
      ['区信访局', ''],
    ],
  );
});

test('marks before a line are bullets, and who is responsible beside a lead assists', () => {
  const text = `2026年智能应用重点工作任务

一、重点任务
★任务一：建设算力节点
▶主要内容：部署服务器。
▶牵头单位：县经信局
▶责任单位：县供电公司、县住建局
★任务二：推广智慧水务
▶主要内容：更换智能水表。
▶牵头单位：县水务局`;
  assert.deepEqual(tasksOf(text), [
    '一一 建设算力节点: 县经信局 / 县供电公司、县住建局 / ',
    '一二 推广智慧水务: 县水务局 /  / ',
  ]);
});

test('a sentence of its own names the owners of a clause', () => {
  const text = `岫省“人工智能+教育”工作方案

二、重点任务
（一）课程
1.完善课程。编写纲要。本项工作由基础教育处牵头，省教育科学研究院配合。
2.分层培训。制定标准。本项工作由教师工作处牵头，各师范院校配合。
（二）保障
1.压实责任。成立专班。本项工作由厅办公室负责。`;
  assert.deepEqual(tasksOf(text), [
    '二（一）1 完善课程: 基础教育处 / 省教育科学研究院 / ',
    '二（一）2 分层培训: 教师工作处 / 各师范院校 / ',
    '二（二）1 压实责任:  /  / 厅办公室',
  ]);
});

test('场景1 and 项目一 number clauses as 任务1 does', () => {
  const text = `东湖新区场景建设行动方案

二、重点场景
场景1：智慧口岸
建设内容：部署识别系统。
建设主体：区口岸办、东湖港集团
场景2：智慧养老
建设内容：安装监测设备。
建设主体：区民政局`;
  assert.deepEqual(tasksOf(text), ['二1 智慧口岸:  /  / 区口岸办、东湖港集团', '二2 智慧养老:  /  / 区民政局']);
});
