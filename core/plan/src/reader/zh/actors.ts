import { adverbs, verbs } from './action-words.ts';
import { splitNames } from './labels.ts';
import { isUnitName } from './unit-names.ts';

const begins =
  /^(?:在[^，]{2,30}下，)?(?:，)?(?:由)?(?=(?:省|市|区|县|州|镇|乡|街道|各|国家|有关|相关|自治区|全市|行业|主管|试点|责任|牵头|成员|领导小组|工作专班|指挥部|联席会议)|[\p{Script=Han}]{2,12}(?:部|总局|局|委|厅|办|署|院|中心|集团|公司)(?:会同|牵头|负责|要|应|按)|(?!全部|内部|外部|[在对向为由以从把])[\p{Script=Han}]{2,10}(?:中心|总局|局|办公室|集团|公司|委员会|研究院|管理处|服务站))/u;
const acts =
  /推荐|开展|打造|建立|构建|制定|实施|推进|推动|加强|完善|报送|设立|培育|引导|支持|成立|组建|要|应当|负责|\d/;
const goesOn =
  /^(?:负责|牵头|会同|联合|要|应|须|将|按|对|于|根据|结合|依据|依托|围绕|组织|统一|每|建立|具体|在|加强|切实|不得|可)/;

/** The units that a clause names as those who act, at its beginning. */
export function actorsOf(clause: string): readonly string[] {
  const start = begins.exec(clause);
  if (start === null || verbs.has(clause.slice(0, 2))) return [];
  const rest = clause.slice(start[0].length);
  for (let end = 2; end <= Math.min(rest.length - 2, 60); end++) {
    const names = splitNames(rest.slice(0, end).replace(/等$/, ''));
    const after = rest.slice(end);
    if (names.length === 0 || !names.every((name) => name.length >= 2 && isUnitName(name) && !isBareLevel(name)))
      continue;
    if (goesOn.test(after) || verbs.has(after.slice(0, 2)) || adverbs.test(after)) return names;
  }
  return [];
}

/** 市城市 of 市城市管理局 ends like a place and is none. */
function isBareLevel(name: string): boolean {
  return /[市区县镇乡州]$/.test(name) && !/^(?:各|有关|相关)/.test(name) && name.length <= 3;
}

/** A clause that only names who acts and who joins in: 甲会同乙. */
export function isActor(clause: string): boolean {
  const charged = /^(?:[一二三四五六七八九]是)?由(.{2,30}?)(?:负责|牵头)$/.exec(clause)?.[1];
  if (charged !== undefined && splitNames(charged).every(isUnitName)) return true;
  if (clause.length > 60 || acts.test(clause)) return false;
  const bare = clause.replace(/^(?:由|牵头)/, '').replace(/等(?:单位|部门)?$/, '');
  if (
    /^(?:牵头)?(?:省|市|区|县|州|各|国家|有关|相关|由)/.test(clause) &&
    isUnitName(bare) &&
    !/负责|牵头抓总/.test(bare)
  )
    return true;
  const joint = /^(.{2,40}?)(?:牵头)?(?:会同|联合)(.{2,60})$/.exec(bare);
  return joint !== null && splitNames(joint[2] ?? '').every(isUnitName) && isUnitName(joint[1] ?? '');
}
