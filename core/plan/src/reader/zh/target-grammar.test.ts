import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetWords } from '../../testing/target-words.ts';
import type { Flow } from '../flow.ts';
import { targetsOf } from './targets.ts';

/** The targets of one sentence of a plan that begins in 2026: year, operator, value, unit, * where it is striven for. */
function targetsIn(sentence: string, isAim = false): readonly string[] {
  const flow: Flow = { text: sentence, shown: sentence, at: Int32Array.from(sentence, (_, index) => index) };
  const { targets } = targetsOf([{ flow, isAim, isPreamble: false }], { first: 2026, isMinguo: false });
  return targets.map(targetWords);
}

const read: Readonly<Record<string, readonly string[]>> = {
  // Operators before and behind.
  到2027年底人工智能核心产业规模突破200亿元: ['2027 > 200 亿元'],
  每年培训基层人员不少于2000人次: ['- >= 2000 人次'],
  每年至少承接10项企业技术需求: ['- >= 10 项'],
  将平均响应时间由8秒缩短至3秒以内: ['- <= 3 秒'],
  施工许可办理时限压减至5个工作日以内: ['- <= 5 个工作日'],
  '数据中心PUE控制在1.25以下': ['- <= 1.25'],
  病历质控合格率达百分之九十五以上: ['- >= 95 %'],
  公共充电桩数量翻一番: ['- = 1 番'],
  '培育20—30家服务商': ['- range 20,30 家'],
  遴选10个左右典型案例: ['- = 10 个'],
  // Told first, aimed at behind it; a rule that is followed is no forecast.
  '目前已建成40个，到2027年建成站点80个': ['2027 = 80 个'],
  '根据规划要求，到2028年建成充电站60座': ['2028 = 60 座'],
  到2027年常住人口规模达到300万人: ['2027 >= 300 万人'],
  // By a year to come, with a verb that no list holds; a forecast is prolonged to a time.
  到2027年累计诊断中小企业5万家: ['2027 = 5 万家'],
  到2028年将洪水预见期延长至48小时: ['2028 = 48 小时'],
  '单位面积能耗降低8%': ['- = 8 %'],
  '2026年推广农机作业面积20万亩': ['2026 = 20 万亩'],
  累计投资项目60个: ['- = 60 个'],
  推动500家企业数字化转型: ['- = 500 家'],
  全年重大数据安全事件0起: ['- = 0 起'],
  推动15款大模型完成备案: ['- = 15 款'],
  '支持银行开发信用贷款产品，到2027年底贷款余额达到4800亿元': ['2027 >= 4800 亿元'],
  '2027年底前，改造企业3000家；数控化率达到75%': ['2027 = 3000 家', '2027 >= 75 %'],
  // Units: composite ones, one that no list holds, a year of comparison.
  '制造业机器人密度达到420台/万人': ['- >= 420 台/万人'],
  '亩均税收达到30万元/亩': ['- >= 30 万元/亩'],
  '企业综合用电成本控制在0.6元/千瓦时以内': ['- <= 0.6 元/千瓦时'],
  无人机年配送量突破100万单: ['- > 100 万单'],
  到2028年园区算力规模达到2025年的3倍: ['2028 >= 3 倍'],
  '到2027年船舶平均待闸时间较2025年缩短20%以上': ['2027 >= 20 %'],
  '人均预期寿命达到80.5岁': ['- >= 80.5 岁'],
  开设相关专业的高校增至60所: ['- = 60 所'],
  '2027年农产品网络零售额做到8亿元': ['2027 = 8 亿元'],
  完成家庭无障碍改造2000至2500户: ['- range 2000,2500 户'],
  '火电机组供电煤耗低于295克/千瓦时': ['- < 295 克/千瓦时'],
  关停3处低效机房: ['- = 3 处'],
  // A year of the title in other words is none that is printed.
  全年建设数字化车间300个: ['- = 300 个'],
  '2026年发放算力券1.5亿元': ['2026 = 1.5 亿元'],
  // Several years and figures.
  '到2026年、2027年，普及率分别超过70%、80%': ['2026 > 70 %', '2027 > 80 %'],
  '确保2026年底覆盖率达70%、2027年底达80%': ['2026 >= 70 %', '2027 >= 80 %'],
  '小学、初中开课率分别达到80%、90%': ['- >= 80 %', '- >= 90 %'],
  应用场景由2025年的20个增加到2027年的100个: ['2027 = 100 个'],
  '2026年底前新增充电车位2600个': ['2026 = 2600 个'],
  '2028年底前结对帮扶乡村学校160所': ['2028 = 160 所'],
  // Who strives.
  '行业大模型备案数达到8款，争取突破10款': ['- >= 8 款', '- > 10 款*'],
  争取完成6万户居家适老化改造: ['- = 6 万户*'],
  力争用三年时间建成20个数据集: ['- = 20 个*'],
  // A loan of the year is counted, one that somebody gets is not.
  '2026年新增智能化改造贷款超过600亿元': ['2026 > 600 亿元'],
  贷款余额突破300亿元: ['- > 300 亿元'],
  // A forecast that steers is none that is told.
  '根据车流预测动态调配停车资源，2027年新增车位800个': ['2027 = 800 个'],
  // What picks the things that are counted is no target, the count is.
  建设面积不少于5000平方米的实训基地2个: ['- = 2 个'],
  培育年产值超10亿元的企业5家: ['- = 5 家'],
  '60岁以上老年人健康档案建档率达到90%': ['- >= 90 %'],
};

const none: readonly string[] = [
  // The past, forecasts, plan periods that are over.
  '2025年全区已建成智慧社区40个',
  '2025年底，全市算力规模为1200P',
  '“十四五”期间，全省建成智慧高速公路640公里',
  '据行业测算，智能化每提高1个百分点可带动物流成本下降0.2个百分点',
  '据机构预测，到2030年全球市场规模将超过2万亿美元',
  '根据行业测算，到2028年区域缺口达到5万人',
  '据抽样调查，2025年应用率为17.6%；数据基础薄弱位列反映困难的前3位',
  '组建由5个部门参加的专班',
  '成立3个工作组',
  '涉及项目30个',
  // Who is meant, and by what measure.
  '重点监测规模超过1000人的社区',
  '检查面积5000平方米以上的市场',
  '对投资超过1亿元的项目实行专班服务',
  '年营业收入2000万元以上的企业全部纳入监测',
  '按照每平方公里不少于4个的标准布设感知设备',
  // Money that is given or set aside.
  '对首次入选的企业给予最高100万元奖励',
  '安排专项资金5000万元支持场景建设',
  '争取上级补助资金2亿元',
  // Names, deadlines, slogans, limits.
  '打造“15分钟健康服务圈”',
  '落实“33618”现代制造业集群体系',
  '在3个工作日内反馈办理结果',
  '7×24小时在线服务',
  '入住时间最长不超过15天',
  '提前48小时发布回港指令',
  '对50万吨/年及以上煤矿开展智能化验收',
  '对单笔5000万元以上采购实行双人复核',
  '每月5日前报送进展',
  '对年度考核前3名的单位予以通报表扬',
];

test('Chinese targets are read with year, operator, value and unit', () => {
  for (const [sentence, expected] of Object.entries(read)) assert.deepEqual(targetsIn(sentence), expected, sentence);
});

test('what only looks like a target in Chinese is none', () => {
  for (const sentence of none) assert.deepEqual(targetsIn(sentence), [], sentence);
});

test('the longest time that is allowed is a limit', () => {
  const flow: Flow = { text: '入住时间最长不超过15天', shown: '入住时间最长不超过15天', at: new Int32Array(12) };
  const { limits } = targetsOf([{ flow, isAim: false, isPreamble: false }], { first: null, isMinguo: false });
  assert.equal(limits.length, 1);
});
