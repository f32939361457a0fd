import { joinFlows, sliceFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { annexedPlan } from './annexes.ts';
import { markerOf, ranks } from './marker.ts';
import { findNumber, numberOnly, numberPattern } from './document-number.ts';
import { makerInTitle, promulgationOf } from './minguo.ts';
import { metaFields, publishedUnderTitle } from './page-fields.ts';
import { dateOnly, datePattern, isoDateOf, orgEnd, signature } from './signature.ts';

/** What stands before and behind the body: who, when, to whom, under which number. */
export interface Front {
  readonly docNumber: string | null;
  readonly issuer: string | null;
  readonly date: string | null;
  readonly title: Flow | null;
  readonly kind: string | null;
  readonly addressees: readonly string[];
  /** Lines of the document itself, from behind its title to before its signature. */
  readonly body: readonly Line[];
  readonly leadLines: number;
  readonly hasOtherTitle: boolean;
}

const kinds =
  '实施方案|行动方案|工作方案|专项方案|建设方案|方案|行动计划|工作计划|三年行动|计划|实施意见|指导意见|意见|若干政策措施|政策措施|若干措施|若干政策|若干举措|措施|举措|管理办法|实施办法|办法|发展规划|规划|工作要点|要点|实施细则|细则|通知|决定|规定|条例|纲要|纲领|蓝图|策略|战略|路线图|指南|指引|清单|分工表|任务表|一览表|台账|责任书|任务分解表|任务分解|重点工作任务|分工方案|公告|通告|函|政策|制度|规程|章程';
const suffix = '(?:\\s*（[^（）]{1,24}）)?';
const titleEnd = new RegExp(`(${kinds})${suffix}$`);

/** Parts the front and the end of a document from its body. */
export function frontOf(lines: readonly Line[]): Front {
  const bodyStart = firstHeading(lines, annexedPlan(lines));
  const title = findTitle(lines, bodyStart);
  const start = title === null ? 0 : title.to;
  const end = endOf(lines, start);
  const head = lines.slice(0, Math.max(start, bodyStart));
  const from = title === null ? 0 : Math.min(coverStart(lines, title.from), title.from);
  const own = lines.slice(from, Math.max(start, bodyStart));
  const number = findNumber(lines.slice(Math.max(0, from - 12), Math.max(start, bodyStart)));
  const sign = signature(own.length > 0 ? own : head) ?? signature(lines.slice(start, lines.length));
  const meta = metaFields(head);
  const promulgated = promulgationOf(lines.slice(from, Math.max(start, bodyStart) + 1));
  const published = publishedUnderTitle(lines[start]);
  const issuer =
    sign?.issuer ??
    meta.issuer ??
    issuerOfTitles(own, title?.flow ?? null) ??
    (promulgated === null ? null : makerInTitle(title?.flow.text ?? '')) ??
    published.issuer;
  return {
    docNumber: number ?? meta.docNumber ?? promulgated?.docNumber ?? null,
    issuer,
    date: sign?.date ?? meta.date ?? promulgated?.date ?? dateUnderTitle(lines, start) ?? published.date,
    title: title?.flow ?? null,
    kind: title === null ? null : (titleEnd.exec(title.flow.text)?.[1] ?? null),
    addressees: addresseesOf(own, lines.slice(start, start + 3)),
    body: lines.slice(start, end).filter(({ flow }, at) => at > 3 || !numberOnly.test(flow.text)),
    leadLines: from,
    hasOtherTitle: false,
  };
}

/** The first line of the body that bears a number; lines of a table of contents do not count. */
function firstHeading(lines: readonly Line[], from: number): number {
  const index = lines.findIndex(({ flow, cells, heading }, at) => {
    if (at < from) return false;
    if (cells !== null) return !isMetaRow(cells);
    if (heading > 1 && at > 0) return true;
    const rank = markerOf(flow.text)?.rank ?? 99;
    return rank < ranks.fourth && !isContents(flow.text) && !isAttachmentNote(lines, at);
  });
  return index === -1 ? lines.length : index;
}

/** A row of the table in which a portal tells of a document. */
function isMetaRow(cells: readonly Flow[]): boolean {
  const key =
    /^(?:索引号|发文机关|发文单位|制发机关|发布机构|发布单位|公开机构|成文日期|发文日期|发布日期|生成日期|生效日期|失效日期|废止日期|标题|名称|文件名称|发文字号|文号|有效性|时效性|效力状态|主题分类|主题词|信息分类|分类|体裁|体裁分类|公开方式|公开范围|公开类别|关键词|来源|概述|组配分类|公开目录)(?:：.*)?$/;
  return cells.length <= 6 && cells.some(({ text }, at) => at % 2 === 0 && key.test(text.replace(/\s/g, '')));
}

/** 1．重点任务清单 under 附件：. */
function isAttachmentNote(lines: readonly Line[], at: number): boolean {
  for (let index = at; index >= 0 && index >= at - 8; index--) {
    const text = lines[index]?.flow.text ?? '';
    if (/^附件\s*[：:]/.test(text)) return true;
    if (markerOf(text) === null) return false;
  }
  return false;
}

export function isContents(text: string): boolean {
  return /(?:\.{4,}|…{2,}|·{4,}|_{4,}|\s{3,})\s*\d{1,3}$/.test(text);
}

interface FoundTitle {
  readonly flow: Flow;
  readonly from: number;
  readonly to: number;
}

/** The title that stands last before the body: behind a covering notice it is that of the plan. */
function findTitle(lines: readonly Line[], bodyStart: number): FoundTitle | null {
  const candidates: FoundTitle[] = [];
  for (let index = 0; index < Math.min(bodyStart, lines.length); index++) {
    const line = lines[index];
    if (line === undefined || line.cells !== null) continue;
    const found = titleAt(lines, index, bodyStart);
    if (found !== null) candidates.push(found);
  }
  const best = noticeWithAnnex(lines, candidates) ?? bestTitle(candidates);
  // 某市出台…行动方案 is what a newspaper says of it.
  const isHeadline =
    /出台|印发(?!.*通知$)|发布|公布|推出/.test(best?.flow.text ?? '') && best?.flow.text.endsWith('通知') === false;
  const told = isHeadline ? coveredTitle(lines.slice(0, bodyStart)) : null;
  if (told !== null) return told;
  if (best !== null) return withIssuer(lines, best);
  const first = lines.findIndex(({ heading }) => heading === 1);
  if (first !== -1 && first <= bodyStart) return { flow: (lines[first] as Line).flow, from: first, to: first + 1 };
  const covered = coveredTitle(lines.slice(0, bodyStart));
  return covered ?? shortFirstLine(lines, bodyStart);
}

/** 澄江省人民政府 on the line above 关于…的实施意见 begins the title. */
function withIssuer(lines: readonly Line[], title: FoundTitle): FoundTitle {
  const above = lines[title.from - 1];
  const isOwn =
    above !== undefined &&
    title.flow.text.startsWith('关于') &&
    lines[title.from]?.isApart === false &&
    /^\S{3,20}(?:人民政府|委员会|办公[厅室]|厅|局)$/.test(above.flow.text);
  return isOwn ? { ...title, flow: joinFlows([above.flow, title.flow]), from: title.from - 1 } : title;
}

/** A notice that brings no plan along, but tells of one in its annex: 关于对民生实事进行督办的通知 with 附件 below. */
function noticeWithAnnex(lines: readonly Line[], candidates: readonly FoundTitle[]): FoundTitle | null {
  const last = candidates.at(-1);
  const isAnnexed = last !== undefined && /^附[件表]\s*\d*[：:]?$/.test(lines[last.from - 1]?.flow.text ?? '');
  const [notice] = candidates.filter(({ flow }) => flow.text.endsWith('通知'));
  const brings = /印发|转发|下达|征求/.test(notice?.flow.text ?? '');
  return isAnnexed && notice !== undefined && notice !== last && !brings ? notice : null;
}

function bestTitle(candidates: readonly FoundTitle[]): FoundTitle | null {
  const plans = candidates.filter(
    ({ flow }) => !/^(?:关于)?.*(?:(?:印发|转发).*(?:通知|函)|征求.*(?:通知|函|公告|通告|启事))$/.test(flow.text),
  );
  const best = plans.at(-1);
  if (best === undefined) return null;
  // 附件 or a list of contents may repeat it: the first of equal ones begins the document, the last is nearest to the body.
  return best;
}

const mostTitleLines = 5;

/** A title of one to four lines that begins here. */
function titleAt(lines: readonly Line[], index: number, bodyStart: number, depth = 0): FoundTitle | null {
  const first = lines[index];
  if (first === undefined || !isTitlePiece(first.flow.text)) return null;
  const before = lines[index - 1];
  // A title takes no more lines than that.
  const mayGoOn = depth < mostTitleLines && before !== undefined && isOpenPiece(before.flow.text);
  if (mayGoOn && titleAt(lines, index - 1, bodyStart, depth + 1) !== null) return null;
  let flow = first.flow;
  for (let to = index + 1; to <= Math.min(index + 4, bodyStart); to++) {
    const next = lines[to];
    const isWhole = isWholeTitle(flow.text);
    const isSuffix =
      next !== undefined &&
      to < bodyStart &&
      !dateOnly.test(next.flow.text) &&
      /^（(?:\d{4}|试行|暂行|修订|[一二三四五六七八九十\d]+年)[^（）]{0,20}）$/.test(next.flow.text);
    if (isWhole && isSuffix && next !== undefined)
      return { flow: joinFlows([flow, next.flow]), from: index, to: to + 1 };
    if (isWhole) return { flow, from: index, to };
    if (next === undefined || to >= bodyStart || !isTitlePiece(next.flow.text) || next.cells !== null) return null;
    flow = joinFlows([flow, next.flow]);
  }
  return null;
}

function isTitlePiece(text: string): boolean {
  if (/^（[^（）]*）$/.test(text)) return false;
  return (
    text.length >= 2 &&
    text.length <= 90 &&
    !/[。；！？]|[，：]$|^索\s*引\s*号|公开方式|组配分类|^(?:现将|经|请|为|根据|来源|发布|了解|查看|相关|更多|下载|点击|返回|分享|推荐|热门|附件|抄送|记者|全文|原文|发文|标题|索引|主题|信息|一是|近日|联系)|同意|制定如下|提出/.test(
      text,
    ) &&
    !/^[^“《（]*，/.test(text) &&
    !numberOnly.test(text) &&
    !dateOnly.test(text) &&
    !signed.test(text)
  );
}

/** 市政府督查室 2026年7月6日 */
const signed = new RegExp(`^\\S{4,40}\\s+${datePattern.source}$`);

function isWholeTitle(text: string): boolean {
  return (
    text.length >= 5 &&
    titleEnd.test(text) &&
    isBalanced(text) &&
    !/^(?:印发|关于印发)?《[^》]*》$/.test(text) &&
    !text.endsWith('文件')
  );
}

function isOpenPiece(text: string): boolean {
  return isTitlePiece(text) && !titleEnd.test(text) && !orgEnd.test(text);
}

function isBalanced(text: string): boolean {
  return (
    (text.match(/《/g)?.length ?? 0) === (text.match(/》/g)?.length ?? 0) &&
    (text.match(/（/g)?.length ?? 0) === (text.match(/）/g)?.length ?? 0)
  );
}

/** The plan named in the notice that covers it, when it bears no title of its own. */
function coveredTitle(front: readonly Line[]): FoundTitle | null {
  for (const [index, { flow }] of front.entries()) {
    const found =
      /印发\s*《([^》]+(?:》[^》《]*)?)》|关于印发([^《》]{5,60}?)的?通知$|《([^《》]{6,60})》(?:日前|近日|已|于)?[^，。《》]{0,6}(?:印发|出台|发布|公布)/.exec(
        flow.text,
      );
    const words = found?.[1] ?? found?.[2] ?? found?.[3];
    if (found === null || words === undefined) continue;
    const from = flow.text.indexOf(words, found.index);
    return { flow: sliceFlow(flow, from, from + words.length), from: index, to: index + 1 };
  }
  return null;
}

function shortFirstLine(lines: readonly Line[], bodyStart: number): FoundTitle | null {
  const index = lines
    .slice(0, Math.min(3, bodyStart))
    .findIndex(
      ({ flow }) =>
        flow.text.length >= 5 &&
        flow.text.length <= 50 &&
        !/[。；，：]/.test(flow.text) &&
        isTitlePiece(flow.text) &&
        !numberOnly.test(flow.text) &&
        !dateOnly.test(flow.text),
    );
  const line = lines[index];
  return line === undefined ? null : { flow: line.flow, from: index, to: index + 1 };
}

/** Where the covering notice begins, so that a news lead before it is left out. */
function coverStart(lines: readonly Line[], titleFrom: number): number {
  for (let index = titleFrom - 1; index >= 0; index--) {
    if (!isNoticeAt(lines, index)) continue;
    let from = index;
    while (from > 0 && isCoverPiece(lines[from - 1]?.flow.text ?? '')) from--;
    return from;
  }
  for (let index = 0; index < titleFrom; index++)
    if (isCoverPiece(lines[index]?.flow.text ?? '') && titleFrom - index <= 4) return index;
  return titleFrom;
}

const covers = /(?:印发|转发|征求|公布|公示)/;

/** The title of a covering notice, which may run over three lines. */
function isNoticeAt(lines: readonly Line[], index: number): boolean {
  const texts = lines.slice(index, index + 3).map(({ flow }) => flow.text);
  return texts.some((_text, at) => {
    const whole = texts.slice(0, at + 1).join('');
    return (
      covers.test(texts[0] ?? '') &&
      new RegExp(`${covers.source}.{2,}(?:通知|函|公告|通告|启事)$`).test(whole) &&
      !/[。：]/.test(whole)
    );
  });
}

function isCoverPiece(text: string): boolean {
  return (
    numberOnly.test(text) ||
    text.endsWith('文件') ||
    signed.test(text) ||
    (text.length <= 60 && orgEnd.test(text.replace(/\s/g, '')) && !/[，。：]/.test(text)) ||
    /^关于(?:印发)?/.test(text)
  );
}

function dateUnderTitle(lines: readonly Line[], start: number): string | null {
  for (const { flow } of lines.slice(start, start + 3)) if (dateOnly.test(flow.text)) return isoDateOf(flow.text);
  return null;
}

/** 江州市人民政府办公厅 of 江州市人民政府办公厅关于印发…的通知. */
function issuerOfTitles(own: readonly Line[], title: Flow | null): string | null {
  const texts = [own.map(({ flow }) => flow.text).join(''), title?.text ?? ''];
  for (const text of texts) {
    const found = /(?:^|\s|文件)([^《》“”，。：\s]{3,50}?)(?:关于|印发)/.exec(text)?.[1];
    const name = found?.replace(new RegExp(`^${numberPattern}`, 'u'), '');
    if (name !== undefined && name.length >= 4 && orgEnd.test(name)) return name;
  }
  // 某市教育局2024年工作要点.
  const maker = /^([^《》“”，。：\s]{4,30}?)20\d\d年/.exec(title?.text ?? '')?.[1];
  if (maker !== undefined && orgEnd.test(maker) && /(?:局|委|厅|大学|学院|集团|公司)$/.test(maker)) return maker;
  const masthead = own
    .map(({ flow }) => /^(\S{4,40})文件$/.exec(flow.text.replace(/\s/g, ''))?.[1])
    .find((name) => name !== undefined);
  return masthead ?? null;
}

function addresseesOf(own: readonly Line[], after: readonly Line[]): readonly string[] {
  for (const { flow } of [...own, ...after]) {
    const { text } = flow;
    if (
      !text.endsWith('：') ||
      text.length > 300 ||
      !/(?:政府|部门|单位|局|委|厅|机构|学校|公司|企业|街道|乡镇|党委)/.test(text) ||
      /如下|通知/.test(text)
    )
      continue;
    return text
      .replace(/^主送[：:]?/, '')
      .replace(/：$/, '')
      .split(/[，；](?![^（]*）)|、(?![^（]*）)/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
  }
  return [];
}

const afterBody =
  /^(?:[—\-\s]*(?:END|The End|完)[—\-\s]*$|抄送|主送|分送|（?此件|信息公开|公开方式|扫一扫|【?打印|【?关闭|打印本页|关闭窗口|上一篇|下一篇|相关(?:阅读|链接|文件|解读)|责任编辑|编辑：|分享到|返回顶部|网站地图|主办(?:单位)?：|版权所有|网站标识码|（?联系人|（?联系电话|附件下载|政策解读|来源：|关于我们|举报|原标题|.*办公[厅室]\s*\d{4}年\d{1,2}月\d{1,2}日印发)/;

/** The line behind the last one of the body: signature, distribution and what a portal adds are no part of it. */
function endOf(lines: readonly Line[], start: number): number {
  let end = lines.length;
  for (let index = start; index < lines.length; index++)
    if (afterBody.test(lines[index]?.flow.text ?? '') && index > start + (lines.length - start) * 0.5) {
      end = index;
      break;
    }
  while (end > start && isSignature(lines[end - 1]?.flow.text ?? '')) end--;
  return end;
}

function isSignature(text: string): boolean {
  return (
    dateOnly.test(text) ||
    (text.length <= 40 &&
      /^[^，。；：、（）]+$/.test(text) &&
      markerOf(text) === null &&
      text.split(/\s+/).every((part) => orgEnd.test(part)) &&
      /^(?:中共|.{2,})/.test(text) &&
      /(?:政府|办公[厅室]|委员会|局|厅|委|部|管委会|领导小组|集团|公司|专班|指挥部)$/.test(text))
  );
}
