import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetWords } from '../../testing/target-words.ts';
import { taskWords } from '../../testing/task-words.ts';
import { readPlan } from '../read-plan.ts';

function measuresOf(text: string): readonly string[] {
  return readPlan(`河湾市行动方案\n\n一、主要任务\n\n（一）改善服务。${text}\n`).tasks.flatMap(({ measures }) =>
    measures.map((one) => one.text),
  );
}

test('a lead-in opens the duty behind the comma, whoever stands before it and whatever words stand within', () => {
  for (const whole of [
    '各区根据实际情况，建立区级推进机制',
    '支持高校聚焦涉外法治、数字广告等重点领域，开设微专业和课程',
    '工程泥浆按照“源头干化”要求，就地预处理并申报处置',
    '结合区域内建筑改造工程，开展设备加装工作',
    '依据体检团队提供的存量资源清单，统筹编制三张地图',
    '以街道建成区范围为基本单元，开展街镇级体检工作',
    '编制专项规划时，应衔接落实空间管控要素',
    '项目建成投运后，投资主体可委托第三方运维',
    '2026年4月，印发区级工作方案',
    '为支撑更新片区策划，组织街镇开展重点片区体检',
    '通过产生量、运输量等的比对核验，核查排放去向情况',
    '要善于运用大数据、云计算等技术，分析研判社情民意',
  ])
    assert.deepEqual(measuresOf(`${whole}。`), [whole]);
});

test('what is said of a topic stays with it; a list goes on to its last part', () => {
  for (const whole of [
    '对宣传中出现的误解和质疑，要迅速澄清',
    '对符合导向的企业，可申报认定为高新技术企业',
    '市里承接的高端装备等重大工程，优先向园区布局',
    '园区年度减量化任务，在市级下达的年度计划中注明',
    '本措施所称账号，是指各级机关开设的政务账号',
    '推动新能源汽车等运输装备，工程机械等基础装备，和新一代信息技术项目向园区集聚',
    '成立由市交通委牵头，市数据局、市水务局等部门共同参与的推进机制',
  ])
    assert.deepEqual(measuresOf(`${whole}。`), [whole]);
  assert.deepEqual(measuresOf('对关注度低的账号要清理整合，确属无力维护的要坚决关停。'), [
    '对关注度低的账号要清理整合',
    '确属无力维护的要坚决关停',
  ]);
  assert.deepEqual(measuresOf('督促经营单位落实主体责任，加强巡查。'), ['督促经营单位落实主体责任', '加强巡查']);
});

test('two even halves are a title, on the line of the number or on a line of their own', () => {
  const text = (stop: string): string =>
    `河湾市意见\n\n一、加强建设\n\n（一）推进政务公开，强化解读回应${stop}发布政策文件，开展在线访谈并定期通报情况。\n（二）加强政民互动，创新社会治理${stop}畅通互动渠道，回复群众留言并公开办理结果。\n`;
  const expected = [
    '一（一） 推进政务公开，强化解读回应: 发布政策文件; 开展在线访谈并定期通报情况',
    '一（二） 加强政民互动，创新社会治理: 畅通互动渠道; 回复群众留言并公开办理结果',
  ];
  assert.deepEqual(readPlan(text('。')).tasks.map(taskWords), expected);
  assert.deepEqual(readPlan(text('\n')).tasks.map(taskWords), expected);
});

test('numbers that run over titled and untitled duties keep the titles of those that all have one', () => {
  const { tasks } = readPlan(
    '河湾州方案\n\n一、目标\n1.到2026年底。体系建立。\n2.到2027年底。体系完善。\n\n二、任务\n（一）能源\n1.建设智慧电站。推动电站改造。\n2.发展绿色算力。建设算力中心。\n（二）口岸\n3.建设智慧口岸综合信息平台，推广互市商品溯源。开展巡查。\n4.依托医院组建远程诊断中心，为乡镇出具报告。开展培训。\n5.建设城乡共享的智慧课堂，组织学校结对教研。开展评比。\n',
  );
  assert.deepEqual(
    tasks.map(({ path, title }) => `${path} ${title}`),
    ['二（一）1 建设智慧电站', '二（一）2 发展绿色算力', '二（二）3 null', '二（二）4 null', '二（二）5 null'],
  );
});

test('cells one a line: heads of any name, owners on lines of their own, missing cells, a part of a longer table', () => {
  const { title, tasks } = readPlan(
    '河湾县人民政府办公室关于对2026年民生实事进行督办的通知\n\n河府办〔2026〕20号\n\n各乡镇人民政府：\n\n请认真落实。\n\n河湾县人民政府办公室\n2026年2月26日\n\n附件\n\n2026年民生实事任务分解表\n\n序号\n\n民生实事\n\n责任单位\n\n完成时限\n\n1\n\n启动河道治理工程。\n\n县水务局\n\n县住建局\n\n12月底前\n\n2\n\n新建2座人行天桥。\n\n县住建局\n\n9月底前\n',
  );
  assert.equal(title, '河湾县人民政府办公室关于对2026年民生实事进行督办的通知');
  assert.deepEqual(tasks.map(taskWords), [
    '附件·1 -: 启动河道治理工程 ? 县水务局, 县住建局',
    '附件·2 -: 新建2座人行天桥 ? 县住建局',
  ]);
  const part = readPlan(
    '河湾区教育局2026年重点任务分解表\n序号\n重点工作任务\n主要责任单位\n协同配合单位\n一、2026年主要预期目标\n3\n固定资产投资增长7.5%左右。\n区发改委\n区工信局、区教育局\n二、惠民生\n68\n加快建设黎明小学。\n区教育局\n区政府有关部门\n',
  );
  assert.deepEqual(part.tasks.map(taskWords), [
    '一3 -: 固定资产投资增长7.5%左右 < 区发改委 + 区工信局, 区教育局',
    '二68 -: 加快建设黎明小学 < 区教育局 + 区政府有关部门',
  ]);
  assert.deepEqual(part.targets.map(targetWords), ['2026 = 7.5 %']);
});

test('departments as headings, owners of stages, owners below aims, a stroke between units', () => {
  const heads = readPlan(
    '河湾区方案\n\n四、职责分工\n（一）区建管委\n统筹推进海绵城市建设。\n（二）区财政局\n落实建设资金。\n',
  );
  assert.deepEqual(
    heads.tasks.map(({ units }) => units),
    [['区建管委'], ['区财政局']],
  );
  const stages = readPlan(
    '河湾区工作方案\n\n二、实施步骤\n\n第一阶段：摸底准备（2026年6月—7月）\n1.开展走访，新建台账3个。\n2.梳理事项。\n责任单位：区数据局、行政审批局\n\n第二阶段：试点攻坚（2026年8月—12月）\n3.设立专区。\n责任单位：区数据局\n',
  );
  assert.deepEqual(
    stages.tasks.map(({ path, units }) => [path, ...units]),
    [
      ['二1', '区数据局', '区行政审批局'],
      ['二2', '区数据局', '区行政审批局'],
      ['二3', '区数据局'],
    ],
  );
  // When a stage runs is no year of its figures.
  assert.deepEqual(stages.targets.map(targetWords), ['- = 3 个']);
  const aims = readPlan(
    '河湾省重点工作分工\n\n一、主要预期目标\n1.生产总值增长5%左右。（省发展改革委牵头，省财政厅配合）\n2.居民收入增长5%。（省人力资源社会保障厅/省财政厅）\n',
  );
  assert.deepEqual(aims.tasks.map(taskWords), [
    '一1 -: 生产总值增长5%左右 < 省发展改革委 + 省财政厅',
    '一2 -: 居民收入增长5% ? 省人力资源社会保障厅, 省财政厅',
  ]);
});

test('an overview of headings is left out; the plan behind a notice with points of its own is found', () => {
  const names = ['加快培育发展引擎', '推动经济高质量发展', '深化政府改革建设', '推进社会服务建设', '夯实基础设施底座'];
  const page = readPlan(
    `数字河湾2026年工作要点\n\n${names.map((name, at) => `${at + 1}. ${name}`).join('\n')}\n这些板块涵盖了各个方面，体现了系统性。\n\n${names.map((name, at) => `${name}\n${at + 1}. 建设平台${at + 1}号\n推进应用。\n责任单位：市数据局\n`).join('')}`,
  );
  assert.equal(page.tasks.length, 5);
  const behind = readPlan(
    '区人民政府办公室关于印发2026年目标任务责任分解方案的通知\n\n各街道：\n现印发给你们，并通知如下：\n一、各单位要高度重视。\n二、纳入考核。\n\n河湾区人民政府办公室\n2026年1月3日\n\n2026年目标任务责任分解方案\n\n一、主要目标\n（一）推进项目建设。\n责任单位：区发展和改革局\n',
  );
  assert.equal(behind.title, '2026年目标任务责任分解方案');
  assert.deepEqual(behind.tasks.map(taskWords), ['一（一） -: 推进项目建设 ? 区发展和改革局']);
});

test('what is allowed, given or there already is no target; a period behind the figure is its year', () => {
  const found = (sentence: string): readonly string[] =>
    readPlan(`河湾市方案\n\n一、任务\n\n（一）服务。${sentence}\n`).targets.map(targetWords);
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['参保年限可缩短至5年。', []],
    ['予以加分，最高分值为20分。', []],
    ['向14个市提供调用接口。', []],
    ['完成采购，采购金额不超过180万元。', []],
    ['收购示范库点120个，于2027年底前建成。', ['2027 = 120 个']],
    ['争创2个调出大县。', ['- = 2 个*']],
    ['每年资助3 000名实习生。', ['- = 3000 名']],
    ['每年进行约 500 次联合清洁行动。', ['- = 500 次']],
    ['表格数量压减60%。', ['- = 60 %']],
    ['粮食产量稳定在23万吨。', ['- = 23 万吨']],
  ];
  for (const [sentence, expected] of cases) assert.deepEqual(found(sentence), expected, sentence);
});

test('a date in brackets behind the last sentence is when it is due; a bare heading ends the duties above it', () => {
  const { tasks } = readPlan(
    '河湾市行动方案\n\n一、主要任务\n\n1.建设平台。建成统一平台。（6月底前）\n\n2.开放数据。开放全部数据。\n\n保障措施：\n\n1.加强领导。成立专班。\n',
  );
  assert.deepEqual(tasks.map(taskWords), [
    '一1 建设平台: 建成统一平台',
    '一2 开放数据: 开放全部数据',
    '一·保障措施1 加强领导: 成立专班',
  ]);
  assert.equal(tasks[0]?.deadline, '6月底前');
});

test('a number in words and a name alone are a heading among the rows', () => {
  const { tasks } = readPlan(
    '河湾市任务清单\n\n| 序号 | 任务 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- |\n| 一 | 夯实基础 | | |\n| 1 | 建设算力中心 | 市数据局 | 2026年底 |\n| 二 | 拓展应用 | | |\n| 2 | 推广智慧公交 | 市交通局 | 2027年底 |\n',
  );
  assert.deepEqual(tasks.map(taskWords), ['1 -: 建设算力中心 ? 市数据局', '2 -: 推广智慧公交 ? 市交通局']);
});

test('thousands of lines that might go on with a title are read, and are no task', () => {
  assert.deepEqual(readPlan('序号\n任务\n责任单位\n'.repeat(4000)).tasks, []);
});

test('owners are dealt out at the end of the document, or of a section with exceptions', () => {
  const list =
    '河湾市行动计划\n\n一、重点任务\n\n任务1　开展体检\n　　排查危旧房。\n\n任务2　更新管网\n　　改造供水管网。\n\n二、保障措施\n\n（一）加强统筹。定期会商。\n\n附：责任分工\n任务1由市住房城乡建设局牵头，市数据局配合；\n任务2由市城市管理局牵头，市水务集团配合。\n';
  assert.deepEqual(readPlan(list).tasks.map(taskWords), [
    '一1 开展体检: 排查危旧房 < 市住房城乡建设局 + 市数据局',
    '一2 更新管网: 改造供水管网 < 市城市管理局 + 市水务集团',
    '二（一） 加强统筹: 定期会商',
  ]);
  const section =
    '河湾区工作要点\n\n一、抓产业\n\n1. 建强园区。改造三栋厂房。\n2. 拓展招商。绘制招商图谱。（此项由区投资促进局负责）\n\n以上1至2项，除注明外，由区科技局负责。\n';
  assert.deepEqual(
    readPlan(section).tasks.map(({ units }) => units),
    [['区科技局'], ['区投资促进局']],
  );
});

test('an article that says when it takes effect is no task, and a note in brackets is no measure', () => {
  const articles =
    '河湾市若干措施\n\n第一条　支持企业建设算力中心，给予补贴。\n\n第二条　本措施自2026年6月1日起施行，有效期三年。\n';
  assert.deepEqual(
    readPlan(articles).tasks.map(({ number }) => number),
    ['第一条'],
  );
  assert.deepEqual(measuresOf('摸排隐患。（每季度末前）。通报结果。'), ['摸排隐患。（每季度末前）', '通报结果']);
});

test('who put a page up, and when, stands below its title', () => {
  const page = (source: string): ReturnType<typeof readPlan> =>
    readPlan(`柳溪区2026年工作要点\n来源：${source}    发布日期：2026-03-05 16:42\n\n一、抓产业\n\n1. 改造厂房。\n`);
  assert.deepEqual([page('柳溪区科技局').issuer, page('柳溪区科技局').date], ['柳溪区科技局', '2026-03-05']);
  assert.deepEqual([page('新华网').issuer, page('新华网').date], [null, null]);
});
