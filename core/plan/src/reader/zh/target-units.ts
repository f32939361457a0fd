const counters =
  '亩次|公斤|千克|毫升|摄氏度|飞行小时|个百分点|百分点|%|‰|万亿元|人次|家次|户次|辆次|批次|课次|人天|人月|场次|件次|台套|台（套）|台\\(套\\)|架次|床位|张床位|标准箱|标准机架|机架|机柜|架|平方公里|平方千米|平方米|立方米|公里|千米|公顷|千瓦时|兆瓦时|吉瓦时|千瓦|兆瓦|吉瓦|吨标准煤|吨|美元|欧元|元|微克/立方米|毫克/升|分贝|个|家|项|名|人|位|套|台|座|所|件|篇|部|条|种|批|次|场|期|门|款|户|栋|间|处|支|只|辆|艘|列|架|株|头|亩|米|倍|例|起|张|幅|卷|片|颗|组|班|节|课时|学时|卡|节点|核|成|分|宗|笔|册|万|亿|对|枚|根|盏|路|点位|站|链|园|村|镇|县|街区|社区|份|字|轮|届|封|页|口|间|床|席|吨位|航次|班次|列次|艘次|学分|纳米|厘米|毫米|海里|平米|段|眼|辆份|本|盘|堂|讲|顶|束|棵|孔|强|尾|羽|箱|粒|剂|针|首|集|桩|枪|帧|词条|盒|袋|罐|舱';
const latin =
  'E?FLOPS|[KMGTPEZ]FLOPS|[KMGTPEZ]flops|[PE](?![A-Za-z])|Pops|TOPS|MWh|GWh|kWh|MW|GW|kW|TB|PB|EB|ZB|Tbps|Gbps|Mbps|ms|km|m²|km²|TEU|μg/m³|dB|kg|t(?![A-Za-z])';
const times = '个工作日|工作日|个小时|小时|分钟|毫秒|秒|个月|天|周|日|年';

export const moneyUnit: RegExp = /元$/;
export const timeUnit: RegExp = new RegExp(`^(?:${times})$`);
/** Magnitude and unit behind a number. */
export const unitPattern: string = `(?:[十百千万亿]{0,2}(?:${latin}|${times}|${counters})(?:/(?:[十百千万亿]{0,2}(?:${counters}|${times})|[十百千万亿]{1,2}))?|[百千]?[万亿](?![\\p{Script=Han}])|番)`;
