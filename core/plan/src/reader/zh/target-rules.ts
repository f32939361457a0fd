import { holdsVerb, startsWithVerb } from './action-words.ts';
import { isFigureOnly, withoutPeriod } from './figure-clause.ts';
import type { Figure } from './target-figures.ts';
import { operatorOf } from './target-operator.ts';
import { moneyUnit, timeUnit } from './target-units.ts';

const gains =
  /建设|建成|新建|改建|扩建|改造|培育|打造|形成|培训|培养|引进|引育|引入|新增|集聚|聚集|推出|覆盖|完成|遴选|选拔|设立|筹集|扶持|资助|转化|举办|发布|接入|部署|服务|达|超|突破|提高|提升|增长|增加|压缩|压减|压降|精简|缩短|降低|减少|控制|下降|实现|不少于|不低于|至少|以上|创建|组建|布局|布设|安装|开通|开放|建立|攻克|突破|研发|研制|认定|评选|选树|制定|出台|编制|招引|吸引|孵化|落地|实施|扩大|创办|搭建|汇聚|归集|上线|开发|采集|推广|配备|投放|惠及|带动|储备|收集|征集|公布|树立|支持|确保|保持|储能|装机|上市|新认定|赋能|选派|开展|更新|联通|贯通|拓展|挖掘|配置|采购|关停|淘汰|取缔|签约|腾退|拆除|清退|盘活/;
const subsidy =
  /给予|奖励|补贴|补助|资助额|奖补|补偿|减免|贴息|贷款|(?:费用|投入|合同额|投资额|采购额)的|按(?:照|不超过|最高|实际|[^，]{0,8}(?:额|费用|投入|投资|价))[^，]{0,12}%|券|罚款|年薪|待遇|月租|租金|购房|一次性(?!解决|办|通过|告知|合格|交付|审)|予以|支持额|资助资金|扶持资金|额度|奖金/;
/** Loans of a year are counted, not paid to one. */
const lending =
  /发放[^，]{0,10}券(?=\d)|(?:新增|发放|投放|撬动|带动|促成|实现|完成|推动)[^，]{0,14}贷款(?=[^，]{0,6}\d)|贷款(?=年?利率|余额|规模|总量|投放|产品|服务|业务|审批)/g;
const capWords = /最高|不超过|上限|封顶|最多|不高于|以内/;
const noCount =
  /^(?:大(?!模型|数据|赛|学|型|棚|户)|类(?!脑)|级|层|型|代|号|楼|版|周年|时段|圈)|^(?:方面|阶段|方向|维度|层面|层次|步骤|关键环节|环节|板块|原则|结合|清单|档|等次|批次|行动$|重点领域|领域)/;

/** Bodies that are set up to do the work: 3个工作组. */
const staff = /^(?:领导小组|工作组|工作小组|专项组|专项小组|推进组|协调小组|工作专班|专班|办公室)/;

/** Whether a clause or sentence tells what somebody gets. */
export function isSubsidyText(text: string): boolean {
  return subsidy.test(text.replace(lending, ''));
}

/** The most that is paid is a limit, not an aim. */
export function isCap(unit: string, text: string, isSubsidy: boolean): boolean {
  if (timeUnit.test(unit)) return /(?:最长|最多|至多)[^，]{0,4}\d|(?:最长|最多)不超过/.test(text);
  // 每家减免面积最高不超过300平方米
  if (isSubsidy && /[每单][家个户项人].*(?:最高不超过|最多|最高)[^，]{0,4}\d/.test(text)) return true;
  return (
    capWords.test(text) &&
    ((moneyUnit.test(unit) &&
      (isSubsidy ||
        /最高|上限|封顶|[每单](?:年|家|个|项|人|户|笔|台)|(?:采购|预算|投资|经费|合同|总额|费用|支出)[^，]{0,4}不超过/.test(
          text,
        ))) ||
      (unit === '%' && isSubsidy))
  );
}

/** A figure and the words around it. */
export interface Candidate {
  readonly reading: Figure;
  readonly before: string;
  readonly after: string;
  readonly isAim: boolean;
  readonly isSubsidy: boolean;
  /** A fund is named in the same half of the sentence. */
  readonly isFunding: boolean;
  readonly verbBefore: string;
}

/** Whether a figure is one that is aimed at. */
export function isTarget(one: Candidate): boolean {
  const { reading, after, isAim, isSubsidy, verbBefore } = one;
  const before = one.before.trimEnd();
  const hasOperator =
    operatorOf(before, after, reading.isMore) !== '=' ||
    after.startsWith('左右') ||
    before.endsWith('约') ||
    /(?:提高|提升|增长|增加|扩大|上升|做|增|升|拓展|扩展|发展)[到至]\s*$/.test(before);
  // 向14个市提供接口: the cities are there.
  if (/[向为给]$/.test(before) && reading.unit === '个' && /^[市县区州镇省]/.test(after)) return false;
  if (/(?:由|从)(?:20\d\d年的?)?[^，]{0,6}$/.test(before) && /^.{0,4}(?:提高|提升|增|降|减|压缩|缩短|扩大)/.test(after))
    return false;
  // What may be so is allowed, and no aim; points are given, not reached.
  if (/可(?:以)?(?:缩短|延长|放宽|提高|降低|上浮|下浮|增加|减少)[^，]*$/.test(before)) return false;
  if (reading.unit === '分' && /分值|积分|总分|加分|计分|扣分/.test(before)) return false;
  if (timeUnit.test(reading.unit)) return isTimeTarget(before, after);
  if (isNoCount(one, hasOperator)) return false;
  // 6亿2,000万元: a figure of two parts; the first alone would be another one.
  if (/^[亿万]$/.test(reading.unit) && /^\d/.test(after)) return false;
  if (isSubsidy && (moneyUnit.test(reading.unit) || reading.unit === '%')) return false;
  if (moneyUnit.test(reading.unit) && (!isAim || /安排[^，]{0,3}$/.test(before)) && isFund(one, hasOperator))
    return false;
  if (isAim || hasOperator) return true;
  if (
    /每(?:两|半)?(?:年|季度?|月|周|日|天|学期)/.test(before) &&
    /^(?:次|届|轮|期|场次?)$/.test(reading.unit) &&
    Number(reading.value) < 5
  )
    return false;
  // 全年重大事故0起
  if (reading.value === 0 && after === '') return true;
  // 到2027年累计诊断企业5万家: what is counted by a year to come is aimed at, whatever the verb.
  if (/^(?:力争|确保)?[到至]20\d\d年/.test(before) && after === '' && !moneyUnit.test(reading.unit)) return true;
  const isPicked = /\d[^，的]{0,10}的/.test(before);
  if (!isPicked && isFigureOnly(`${before}${String(reading.value)}${reading.unit}${after}`)) return isStated(one);
  const verb = withoutPeriod(before.replace(/^(?:其中|同时|并|年内|全年|累计|三年|每年)+/, ''));
  return (
    gains.test(before) ||
    gains.test(verbBefore) ||
    (startsWithVerb(verb) && !noGain.test(verb)) ||
    (/^(?:20\d\d年.{0,6}|每年)?(?:在|为|对|向|于)(?:20\d\d年[^，]{0,6}在)?$/.test(
      verb.replace(/^于20\d\d年[^，]{0,6}?(?=在)/, ''),
    ) &&
      holdsVerb(after)) ||
    /^(?:个|名|家)?[^，]{0,20}(?:建设|培育|遴选)/.test(after) ||
    (/^(?:推动|推进|支持|引导|组织)$/.test(verb) &&
      /^[^，]{2,20}(?:完成|实现|上线|入选|通过|接入|落地|参加|转型|改造|升级|达标|上云)/.test(after))
  );
}

/** Verbs that do not bring about what is counted behind them. */
const noGain =
  /^(?:加快(?=$|推进$|推动$)|围绕|聚焦|依托|面向|按照|针对|结合|落实|贯彻|坚持|对照|对标|执行|参照|借鉴|涉及|覆盖现有|推进|推动|统筹|依据|发挥|利用|用好|属于|位于|联合|会同|参加|参与)/;

/** 规上软件企业净增40户 states an aim; 总投资5亿元 describes a thing. */
function isStated({ reading, before }: Candidate): boolean {
  if (
    /总投资|占地|(?:建筑|用地|营业|经营|总)面积|全长|人口$|每(?!年(?:均)?[提增新降减])[^，]{0,5}$|(?<!公|总)共(?:有|计|约)?$|计划$|现状|^原|原有/.test(
      before,
    )
  )
    return false;
  return !moneyUnit.test(reading.unit) || /到位|完成|实现|营收|产值|收入|交易额|销售额|融资/.test(before);
}

/** 办理时限压缩至2个工作日, but not: within 5 days. */
function isTimeTarget(before: string, after: string): boolean {
  // 提前48小时发布指令 says when, and no more.
  if (before.endsWith('提前') && /^\p{Script=Han}{2,}/u.test(after)) return false;
  return (
    !/\d{4}$/.test(before) &&
    (/(?:天数|时长|时数|小时数|时间|寿命|续航)(?:力争|预计)?(?:达到|达|超过|突破|不少于|不低于|稳定在|保持在)$/.test(
      before,
    ) ||
      /(?:压缩|压减|缩短|降低|减少|控制|缩减|精简|降)[^，]{0,14}?(?:至|到|在|为)?(?:不超过)?$|提前$|延长[^，]{0,6}(?:至|到)$/.test(
        before,
      ) ||
      /(?:时间|时长|时延|时限|周期|延迟|用时|耗时|间隔)[^，]{0,4}(?:不超过|不高于|低于|小于|少于)$/.test(before))
  );
}

/** Numbers that belong to a name, a scheme or a rank. */
function isNoCount({ reading, before, after }: Candidate, hasOperator: boolean): boolean {
  if (before.endsWith('前') && /^[位名强]$/.test(reading.unit))
    return !(hasOperator || /进入|位居|位列|跻身|排名|保持/.test(before));
  if (/等$|^这|这$|分$|分为$|以上$|为期$|满$|每$|第$|首批$|前$|上述$|下列$|以下$|全部$/.test(before) && !hasOperator)
    return true;
  if ((noCount.test(after) || staff.test(after) || /(?:由|涉及[^，]{0,6}|分成|划分为)$/.test(before)) && !hasOperator)
    return true;
  if (reading.unit === '岁' && /^(?:及?以[上下]|的|至)/.test(after)) return true;
  if (isThreshold(reading.unit, before, after)) return true;
  if (/^[项条]$/.test(reading.unit) && /^(?:重点|主要|具体)?(?:任务|举措|措施|内容|职责|原则)/.test(after)) return true;
  return /倒数|前列/.test(before + after) || (/排名|位居/.test(before + after) && !before.endsWith('前'));
}

/** 投资超过1亿元的项目, 增速20%以上的企业: a figure that picks who is meant. */
function isThreshold(unit: string, before: string, after: string): boolean {
  if (/^的(?:标准|比例|要求|幅度|速度|密度)/.test(after)) return true;
  if (/^(?:对|凡|针对)[^，]{0,12}$/.test(before) && /^及?以[上下]\p{Script=Han}/u.test(after)) return true;
  if (/^(?:及?以[上下])?的$/.test(after) && /^(?:对|凡|经|符合)/.test(before)) return true;
  if (!/^(?:及?以[上下]|左右|以内)?的\p{Script=Han}/u.test(after)) return false;
  if (/^(?:撤销|淘汰|清退|关停|取消|整改|约谈|通报)/.test(withoutPeriod(before))) return true;
  if (
    /(?:规模|人数|人口|面积|户数)(?:达到|达|超过|超|大于|不少于|不低于)?$/.test(before) &&
    /^(?:监测|排查|巡查|检查|管理|审核|评估|重点)/.test(withoutPeriod(before))
  )
    return true;
  return moneyUnit.test(unit) || /^(?:对|凡|针对|符合|年|给予)/.test(before);
}

/** Money that is set aside is no aim, unless a year and an amount to reach are printed. */
function isFund({ before, after, isFunding }: Candidate, hasOperator: boolean): boolean {
  if (isFunding && /^(?:首期|基金|资金|总)?(?:总)?规模[^，]{0,6}$/.test(before)) return true;
  if (/(?<!签约项目|引进项目|落地项目)(?:总投资|投资总额|总造价|概算)[^，]{0,4}$/.test(before)) return true;
  if (/20\d\d年/.test(before) && hasOperator) return false;
  return (
    /安排|设立|组建|统筹|列支|拨付|下达|经费|专项资金|财政|预算|兑付资金/.test(before) ||
    /^[^，]{0,12}(?:基金|经费|专项资金|预算)/.test(after) ||
    (/(?:投资|投入|资金|总额)[^，]{0,4}$/.test(before) &&
      !hasOperator &&
      !/到位|完成|带动|撬动|吸引|引进|利用外资/.test(before))
  );
}
