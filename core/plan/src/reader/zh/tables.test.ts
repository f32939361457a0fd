import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlan } from '../read-plan.ts';

/** Tasks as `path title: leads / assists / others: measures`. */
function rowsOf(text: string): readonly string[] {
  return readPlan(text).tasks.map(({ path, title, units, leads, assists, measures }) => {
    const others = units.filter((name) => !leads.includes(name) && !assists.includes(name));
    const names = [leads, assists, others].map((list) => list.join('、')).join(' / ');
    return `${path} ${title ?? '-'}: ${names}: ${measures.map((measure) => measure.text).join(' | ')}`;
  });
}

test('cells that run over several lines belong to one row, below heads of groups too', () => {
  const text = `青禾县2027年重点任务清单

序号\t任务名称\t工作内容\t年度目标\t牵头单位\t责任单位\t完成时限
一、基础能力（2项）
1\t建设平台\t1.建设数据平台，开放接口
2.编制目录。\t归集目录300项
以上\t县数据局\t县直各部门\t9月底
2\t培训人员\t举办培训班。\t培训60人次\t县委组织部\t—\t全年
二、产业应用（1项）
3\t推广农机\t1.布设监测点；
2.购置农机。
3.发布预警。\t布设监测点40个\t县农业农村局\t各乡镇、
县气象局\t11月底
备注：1.目标为累计数。2.各乡镇参照执行。`;
  assert.deepEqual(rowsOf(text), [
    '一1 建设平台: 县数据局 / 县直各部门 / : 1.建设数据平台 | 开放接口 | 2.编制目录',
    '一2 培训人员: 县委组织部 /  / : 举办培训班',
    '二3 推广农机: 县农业农村局 / 各乡镇、县气象局 / : 1.布设监测点 | 2.购置农机 | 3.发布预警',
  ]);
  assert.deepEqual(
    readPlan(text).targets.map(({ operator, value, unit }) => [operator, value, unit]),
    [
      ['>=', 300, '项'],
      ['=', 60, '人次'],
      ['=', 40, '个'],
    ],
  );
});

test('columns parted by spaces are a table where every row has as many words as the head', () => {
  const text = `南岸集团行动计划

一、重点任务
（一）加强统筹。建立调度机制。（责任单位：规划处）

附件1

重点项目清单

序号　项目名称　建设内容　建设目标　牵头企业　参与企业
1　智能巡检　采购无人机；建立图像库。　覆盖风机60台　省能源集团　省数据集团
2　仓储升级　改造仓库，购置设备。　改造仓库8座　省物流集团　—
注：目标为三年累计数。`;
  assert.deepEqual(rowsOf(text).slice(1), [
    '附件1·1 智能巡检: 省能源集团 / 省数据集团 / : 采购无人机 | 建立图像库',
    '附件1·2 仓储升级: 省物流集团 /  / : 改造仓库 | 购置设备',
  ]);
  assert.deepEqual(
    readPlan(text).targets.map(({ value, unit }) => [value, unit]),
    [
      [60, '台'],
      [8, '座'],
    ],
  );
});

test('columns of aims have the year of their head, and numbered lines of a cell are measures of their own', () => {
  const reading = readPlan(`海陵市重点任务分工

| 序号 | 任务 | 工作举措 | 2026年目标 | 2027年 | 责任单位 |
| --- | --- | --- | --- | --- | --- |
| 1 | 建设中心 | 1.编制规划<br>2.建设机房 | 算力达到500P | 算力达到900P | 市数据局 |
| 2 | 培育企业 | 建立梯度库 | 培育10家 | — | 市工信局 |`);
  assert.deepEqual(
    reading.tasks.map(({ title, measures }) => [title, ...measures.map(({ text }) => text)]),
    [
      ['建设中心', '1.编制规划', '2.建设机房'],
      ['培育企业', '建立梯度库'],
    ],
  );
  assert.deepEqual(
    reading.targets.map(({ year, value }) => [year, value]),
    [
      [2026, 500],
      [2027, 900],
      [2026, 10],
    ],
  );
});

test('rows broken over lines end with what fits their last columns, and headings part them', () => {
  const text = `附件

江南省任务分工表

序号 重点任务 主要内容 责任处室 完成时限
一、公路
1 智慧公路 完成路段智能化改造，
建设感知设备。 公路处 2026年12月
2 智慧养护 推广病害识别，建立
知识库。 养护中心 2027年6月
二、水运
3 智慧航道 布设监测点。 水运处、港航中心 2026年10月`;
  assert.deepEqual(rowsOf(text), [
    '一1 智慧公路:  /  / 公路处: 完成路段智能化改造 | 建设感知设备',
    '一2 智慧养护:  /  / 养护中心: 推广病害识别 | 建立知识库',
    '二3 智慧航道:  /  / 水运处、港航中心: 布设监测点',
  ]);
});

test('numbers in the column of titles are the numbers of the rows', () => {
  const text = `凤台县重点任务清单

任务名称\t工作举措\t牵头单位\t配合单位
1.建设果园\t布设监测设备。\t县农业农村局\t县气象局
2.发展物流\t推行无人配送。\t县交通运输局\t—`;
  assert.deepEqual(rowsOf(text), [
    '1 建设果园: 县农业农村局 / 县气象局 / : 布设监测设备',
    '2 发展物流: 县交通运输局 /  / : 推行无人配送',
  ]);
});

test('a table of indicators parted by spaces needs no numbers', () => {
  const { targets } = readPlan(`西塞区行动计划（2026—2028年）

一、发展目标
指标名称 2025年 2026年 2028年
改造覆盖率（%） 35 50 80
智能工厂（家） 8 15 30

二、主要任务
（一）入企诊断。组建服务团。（责任单位：区科工信局）`);
  assert.deepEqual(
    targets.map(({ year, value, unit }) => [year, value, unit]),
    [
      [2026, 50, '%'],
      [2028, 80, '%'],
      [2026, 15, '家'],
      [2028, 30, '家'],
    ],
  );
});
