const endings =
  '(?:委员会|委|局|厅|办|办公室|部|署|院|院校|中心|公司|集团|政府|管委会|街道|街道办事处|乡镇|镇街|镇|乡|区县|县区|县市|区|县|市|州|旗|盟|新区|开发区|高新区|经开区|园区|实验室|大学|学院|学校|高校|银行|分行|支行|营管部|海关|联合会|工商联|科协|社科联|文联|残联|妇联|侨联|团市委|团省委|团区委|团县委|团委|总工会|工会|协会|学会|商会|单位|部门|机构|企业|组|专班|指挥部|队|总队|支队|站|所|馆|台|社|报|法院|检察院|分局|税务局|电信|移动|联通|铁塔|党校|党委|工委|党工委|领导小组|秘书处|研究所|研究室|教研室|资料室|(?<!大|峰|展|年|论坛|晚|博览|运动|例|社)会|联盟|合作社|社区|大队|报社|电视台|广播电台|运营商|平台企业|研究院|设计院|银行|信用社|医院|卫生院|学院|党组|政协|人大|法院|军分区|人武部|武装部|气象台|水文站|公积金中心|交易所|交易集团|产业园|航空港|综保区|保税区|自贸区|自贸片区|片区|示范区|合作区|度假区|风景区|管理处|管理站|管理所|服务站|服务局|基地|平台公司|协调机制|各地|市州|盟市|地市|辖区|战区|供电公司|自治县|县级市|委办局|处|科|(?<![控参持入个新])股)';
const ending = new RegExp(`${endings}(?:（[^）]*）)?$`);
const notUnits = /^(?:其中|例如|包括|如|即|以下|下同|含|不含|见|详见|简称|以上|试行|暂行|自治县|县级市|一区|两区)/;

/** Whether a word is the name of a unit or of a class of units. */
export function isUnitName(word: string): boolean {
  return (
    word.length >= 2 &&
    word.length <= 40 &&
    ending.test(word) &&
    !notUnits.test(word) &&
    !/[。！？]|设在|设于|挂靠|负责|牵头|为.{1,6}单位$|(?:布局|格局|大局|结局|全局|全部|内部|外部|部署|干部|骨干)$/.test(
      word,
    )
  );
}

/** A class of units and no one unit: 各区, 有关单位, 市政府各部门. */
export function isClassOfUnits(word: string): boolean {
  return (
    /^(?:有关|相关|其他|其它|其余|全市|全省|全县|全区|所有|所涉|涉及)|各/.test(word) ||
    /(?:有关|相关|行业主管)(?:部门|单位|区县|企业|机构)|主管部门$|牵头单位$|责任单位$|配合单位$/.test(word)
  );
}

/** Departments whose level is left out when one before has said it: 省工信厅、发改委. */
const bareDepartment =
  /^(?:发展和?改革|发改|科学?技|财政|教育|教委|经济和?信息|经济信息|经信|工业和信息化|工信|公安|民政|司法|人力资源|人社|人力社保|自然资源|规划|生态环境|环保|住房|住建|城乡建设|城市管理|城管|综合执法|交通|水利|水务|农业|农委|商务|文化|文旅|文广|卫生|卫健|应急|审计|国资|市场监管|体育|统计|医保|医疗保障|林业|信访|机关事务|金融|地方金融|数据|大数据|政务|法院|检察院|行政审批|营商|税务|通信管理|粮食|能源|药监|知识产权|人防|国防动员|气象|投资促进|招商|口岸|乡村振兴|民宗|退役军人|外事|档案|消防|邮政|烟草|通信办|投资服务|经济发展|社会发展|社会事务|产业发展|科技创新|规划建设|建设管理|企业服务|总工会|团委|妇联|科协|残联|工商联|文联|社科联|国家安全|供销|电教|电化教育|图书|博物|文化馆|科技馆|疾控|疾病预防|红十字|贸促|广播电视|广电|新闻出版|海洋|渔业|港航|公路|地震|农机|畜牧|园林|房管|老龄|地方志|史志|信息中心|公积金|社保|公共资源)/;
const bareParty =
  /^(?:组织部|宣传部|统战部|政法委|网信办|编办|金融办|社会工作部|人才办|改革办|军民融合办|机要局|保密办|农办|外办|台办|老干局)/;
const level = /^(自治区|管委会|省|市(?!场)|区|县|州|盟|旗|镇)(?=[^、]{2,})/;

/** Gives a department the level that the one before it has printed. */
export function inheritLevel(word: string, before: string | null): string {
  if (before === null) return word;
  if (bareParty.test(word)) {
    const party = /^(.{0,6}?委)(?=.{2,}(?:部|办|委))/.exec(before)?.[1] ?? `${level.exec(before)?.[1] ?? ''}委`;
    return party === '委' ? word : `${party}${word}`;
  }
  const above = level.exec(before)?.[1];
  if (
    above === undefined ||
    !bareDepartment.test(word) ||
    !/(?:委|(?<!总)局|厅|办|委员会|中心|会|联|协|院|队|处|科|社|馆|站)$/.test(word)
  )
    return word;
  return `${above}${word}`;
}

/** 各区、县级市 is 各区 and 各县级市. */
export function inheritEach(word: string, before: string | null): string {
  if (before === null || !before.startsWith('各') || word.startsWith('各')) return word;
  return /^(?:县级市|县|区|市|区县|县区|县市|市县|镇|乡|乡镇|镇乡|街道|街镇|镇街|开发区|功能区|园区|旗|州|盟|自治县)(?:人民政府|政府|管委会|办事处)?$/.test(
    word,
  )
    ? `各${word}`
    : word;
}
