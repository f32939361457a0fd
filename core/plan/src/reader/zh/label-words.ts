/** Words before the colon of a label: 责任单位, 牵头部门, 完成时限. */
const keyWords =
  '(?:(?:主要|共同|第一|具体|市级|省级|主体|总)?(?:责任|牵头|配合|主办|协办|承办|参与|参加|参建|支持|支撑|协同|协作|协助|指导|实施|落实|负责|主责|主管|主抓|组织|完成|工作|发榜|揭榜|需求|推荐|申报|建设|承建|运营|使用|监管|归口|业务主管|行业主管)(?:责任|实施|落实)?(?:单位|部门|主体|机构|机关|地区|科室|处室|股室)(?:（[^）]{1,10}）)?|责任(?:分工|落实|主体|方)|任务分工|职责分工|牵头|配合|主办|协办|责任人?|(?:牵头|分管|责任|包保)领导|(?:资金|经费)(?:来源|渠道|安排)|(?:实施|建设)地点|总?投资(?:额|估算)?|联系(?:人|电话)|备注|责任(?:科室|处室))';
const dueWords = '(?:完成|推进|办结|落实|实施|时间|工作)?(?:时限|时间|期限|节点|进度)(?:要求|安排|节点)?|完成日期';

/** Keys of a label with their colon. */
export const anyKey: RegExp = new RegExp(`(${keyWords}|${dueWords})\\s*[：:]\\s*`, 'g');

const labelStart = new RegExp(`^[（【〔\\[]?\\s*(?:${keyWords}|${dueWords})\\s*[：:]`);
const roleAtEnd =
  /(?:按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?(?:共同)?(?:负责|落实|推进|实施|抓好落实)|(?:分别|共同)?负责(?:落实|实施|指导)?|牵头(?:负责|落实|组织实施|组织|实施|推进)?|配合|参与|参加|协助|组织实施|落实)$/;

/** Whether a line is nothing but a label, or the beginning of one. */
export function isLabelLine(text: string): boolean {
  return (
    labelStart.test(text) ||
    (/^[（【〔[].*[）】〕\]]$/.test(text) && roleAtEnd.test(text.slice(1, -1).replace(/[。，]$/, '')))
  );
}

/** Whether the words of a bracket say who is responsible. */
export function isLabelText(words: string): boolean {
  return (
    labelStart.test(words) ||
    new RegExp(`(?:^|[；，。、\\s])(?:${keyWords})\\s*[：:]`).test(words) ||
    roleAtEnd.test(words.replace(/[。，、；\s]$/, '')) ||
    /不再(?:另行)?列出$|(?:牵头|负责)[，；。].{2,}/.test(words)
  );
}
