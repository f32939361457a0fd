import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlan } from '../read-plan.ts';

const explanation = `一、为什么制定《方案》？
去年建成教室26间，覆盖率仅38%。
二、《方案》提出哪些目标？
到2028年覆盖率达到90%。
问：经费从哪里来？
答：由财政统筹。`;

const plan = `云台市教育局关于印发《云台市智慧教育实施方案》的通知
云教〔2026〕7号

各区教育局：
现将《云台市智慧教育实施方案》印发给你们，请遵照执行。

云台市教育局
2026年3月3日

云台市智慧教育实施方案

一、工作目标
到2028年，覆盖率达到95%。
二、重点任务
（一）开齐课程。编写教学指引。
责任部门：基础教育科（牵头），市电化教育馆`;

function check(text: string): void {
  const { docNumber, issuer, date, title, tasks, targets } = readPlan(text);
  assert.deepEqual(
    [docNumber, issuer, date, title],
    ['云教〔2026〕7号', '云台市教育局', '2026-03-03', '云台市智慧教育实施方案'],
  );
  assert.deepEqual(
    tasks.map(({ path, leads, assists }) => [path, leads, assists]),
    [['二（一）', ['基础教育科'], ['市电化教育馆']]],
  );
  assert.deepEqual(
    targets.map(({ year, value }) => [year, value]),
    [[2028, 95]],
  );
}

test('a page that explains a plan and brings it along is read from the plan on', () => {
  check(`政策解读丨《云台市智慧教育实施方案》解读\n来源：市教育局\n\n${explanation}\n\n附：方案全文\n\n${plan}`);
  check(`《云台市智慧教育实施方案》答记者问\n\n${explanation}\n\n${plan}`);
  const redHead = plan.replace(/^(.*)\n(.*)\n/, '云台市教育局文件\n$2\n\n$1\n');
  check(`《云台市智慧教育实施方案》答记者问\n\n${explanation}\n\n${redHead}`);
});

test('a menu that offers explanations is none, and the table of the portal below it is read', () => {
  check(`首页 政策文件 政策解读\n索引号：0001　发文字号：云教〔2026〕7号\n\n${plan.replace('云教〔2026〕7号\n', '')}`);
});

test('cells of a portal that hold key and value are no table of the plan', () => {
  const portal =
    '索 引 号：01528/2026\t公开目录：政策\n发布机构：云台市教育局\t成文日期：2026-03-03\n文　　号：云教〔2026〕7号\t时 效 性：有效';
  check(`首页 > 政策文件\n${portal}\n\n${plan.replace('云教〔2026〕7号\n', '')}`);
});

test('an explanation behind the plan is no part of it', () => {
  check(`${plan}\n\n《云台市智慧教育实施方案》政策解读\n\n${explanation}\n`);
  check(`${plan}\n\n政策解读\n\n${explanation}\n`);
});

test('background and the explanation of words hold neither tasks nor targets', () => {
  const text = `云台市行动计划

一、发展基础与形势
（一）存在问题。5户企业尚未部署大模型，数据可用率不足45%。
二、重点任务
（一）建设平台。2027年接入企业300家。（责任单位：市数据局）
名词解释：
1. 5G-A：增强版本，下行速率可达10Gbps。
2. 机巢：供无人机起降的设施。`;
  const { tasks, targets } = readPlan(text);
  assert.deepEqual(
    tasks.map(({ path }) => path),
    ['二（一）'],
  );
  assert.deepEqual(
    targets.map(({ value }) => value),
    [300],
  );
});

test('numbers of sections on lines of their own, as a designed page sets them, belong to the title below', () => {
  for (const numbers of [
    ['01', '02', '03'],
    ['一', '二', '三'],
  ]) {
    const { title, tasks, targets } = readPlan(`重磅！消费行动计划发布

近日，市商务局印发《澄江市消费行动计划（2026—2028年）》，提出培育300家门店。

全文如下

澄江市消费行动计划（2026—2028年）

${numbers[0]}
总体目标

到2028年，培育门店300家以上。

${numbers[1]}
重点任务

（一）发展零售
部署导购终端，推广配送车。
（市商务局牵头，市公安局配合）

${numbers[2]}
保障措施

（一）加强协调
建立联席会议制度。
（市商务局负责）

END`);
    assert.equal(title, '澄江市消费行动计划（2026—2028年）');
    assert.deepEqual(
      tasks.map(({ path, title: name, measures }) => [path, name, measures.length]),
      [
        [`${numbers[1]}（一）`, '发展零售', 2],
        [`${numbers[2]}（一）`, '加强协调', 1],
      ],
    );
    assert.deepEqual(
      targets.map(({ year, operator, value }) => [year, operator, value]),
      [[2028, '>=', 300]],
    );
  }
});

test('fields behind marks are the fields of their task', () => {
  const { tasks, targets } = readPlan(`云溪市攻坚行动任务书（2026—2027年）

★任务一　打造智能工厂
▲目标：到2027年底，建成智能工厂40家。
▲举措：①制定改造指南；②组织专家入企诊断。
▲牵头：市工信局　▲配合：市财政局、各区县
▲时限：2027年12月

★任务二　培育服务商
▲目标：引育服务商25家左右。
▲举措：①发布目录；②举办对接活动12场。
▲牵头：市工信局
▲时限：持续推进`);
  assert.deepEqual(
    tasks.map(({ title, leads, assists, deadline, measures }) => [title, leads, assists, deadline, measures.length]),
    [
      ['打造智能工厂', ['市工信局'], ['市财政局', '各区县'], '2027年12月', 2],
      ['培育服务商', ['市工信局'], [], '持续推进', 2],
    ],
  );
  assert.deepEqual(
    targets.map(({ year, value, asWritten }) => [year, value, asWritten]),
    [
      [2027, 40, '建成智能工厂40家'],
      [null, 25, '引育服务商25家左右'],
      [null, 12, '举办对接活动12场'],
    ],
  );
});
