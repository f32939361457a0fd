import { sliceFlow, spanOf, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Measure } from '../reading.ts';
import { effectVerbs, explanation, holdsVerb, leadIn, startsWithVerb, strongVerb, verbs } from './action-words.ts';
import { actorsOf, isActor } from './actors.ts';
import { isFigureOnly } from './figure-clause.ts';

/**
 * Cuts the text of a task into measures: at every 。 and ；, and at a comma where the clause behind it has a verb and an
 * object, or an actor, of its own.
 */
export function measuresOf(paragraphs: readonly Flow[], source: string): readonly Measure[] {
  return paragraphs.flatMap((paragraph) =>
    sentencesOf(paragraph).flatMap((sentence) => measuresOfSentence(sentence, source)),
  );
}

function measuresOfSentence(sentence: Flow, source: string): readonly Measure[] {
  let actors: readonly string[] = [];
  return cutSentence(sentence).map((part) => {
    const own = actorsOf(part.text);
    if (own.length > 0) actors = own;
    const span = spanOf(part);
    return { text: part.shown, asWritten: source.slice(...span), units: actors, span };
  });
}

/** Sentences and half sentences, without their stops and without ……. A note in brackets belongs to what it follows: （每季度末前）. */
function sentencesOf(paragraph: Flow): readonly Flow[] {
  return splitFlow(paragraph, /[。；！？\n](?!\s*（[^（）]{1,24}）\s*(?:[。；\n]|$))|…+|\.{6,}|(?<=[^\d\s])\s*[①-⑳]/g);
}

/** Pieces between stops that stand outside quotation marks and brackets, trimmed; empty ones are left out. */
export function splitFlow(flow: Flow, mark: RegExp, longest?: number): readonly Flow[] {
  const depth = depthsOf(flow.text, longest);
  const parts: Flow[] = [];
  let from = 0;
  for (const found of flow.text.matchAll(mark)) {
    if ((depth[found.index] ?? 0) > 0) continue;
    parts.push(sliceFlow(flow, from, found.index));
    from = found.index + found[0].length;
  }
  parts.push(sliceFlow(flow, from));
  return parts.map(bareFlow).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** Without white space and stray punctuation at both ends. */
function bareFlow(flow: Flow): Flow {
  // （1） in the midst of a sentence numbers a duty and is no part of it.
  const head = /^(?:[\s，、。；：①-⑳]|（\d{1,2}）)*/.exec(flow.text)?.[0].length ?? 0;
  const tail = /[\s，、。；：]*$/.exec(flow.text.slice(head))?.[0].length ?? 0;
  return trimFlow(sliceFlow(flow, head, flow.text.length - tail));
}

const opening = '（“《【〔‘(「『';
const closing = '）”》】〕’)」』';

/**
 * How many brackets are open at each character; one that is never closed counts for nothing.
 *
 * @param longest characters between two quotation marks from which on the quotation counts as plain text
 */
export function depthsOf(text: string, longest = 300): Uint8Array {
  const depth = new Uint8Array(text.length);
  const open: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (opening.includes(char)) open.push(index);
    else if (closing.includes(char)) {
      const from = open.pop();
      const isQuotation = char === '”' || char === '’';
      if (from !== undefined && index - from < (isQuotation ? longest : 300))
        for (let at = from; at <= index; at++) depth[at] = (depth[at] ?? 0) + 1;
    }
  }
  return depth;
}

/** 2.依托… or 一是依托…: a number before the words. */
const numberInside = /^(?:\d{1,2}[.、](?!\d)|（\d{1,2}）|[一二三四五六七八九十]是)\s*/;

/** Cuts at commas. */
function cutSentence(sentence: Flow): readonly Flow[] {
  const depth = depthsOf(sentence.text);
  const commas = [...sentence.text.matchAll(/，|(?<=[\p{Script=Han}”）]),(?=[\p{Script=Han}“])/gu)]
    .map(({ index }) => index)
    .filter((index) => (depth[index] ?? 0) === 0);
  const clauses: string[] = [];
  let from = 0;
  for (const comma of [...commas, sentence.text.length]) {
    clauses.push(sentence.text.slice(from, comma).trim().replace(numberInside, ''));
    from = comma + 1;
  }
  const parts: Flow[] = [];
  let begin = 0;
  for (const [index, comma] of commas.entries()) {
    if (!cutsBefore(clauses, index + 1)) continue;
    parts.push(sliceFlow(sentence, begin, comma));
    begin = comma + 1;
  }
  parts.push(sliceFlow(sentence, begin));
  return parts.map(bareFlow).filter(({ text }) => text !== '');
}

/** Whether a new duty begins with a clause. */
function cutsBefore(clauses: readonly string[], index: number): boolean {
  const before = clauses[index - 1] ?? '';
  const clause = clauses[index] ?? '';
  if (clause.length < 4 || isOpening(before) || isActor(before) || isTopic(before, clause)) return false;
  // One project after the other: 甲改造项目，乙改造项目.
  if (/(?:项目|工程)$/.test(before) && /^[^，]{4,}(?:项目|工程)$/.test(clause) && !startsWithVerb(clause)) return false;
  // A part of a list whose last part comes next: 装备，和新一代信息技术.
  if (/^(?:和(?!平|谐)|以及)/.test(clauses[index + 1] ?? '') && !startsWithVerb(clause)) return false;
  if (
    /^(?:连同|和(?!平|谐)|与此|并|且|同时|进而|从而|以便|以期|使(?!用)|让|推动(?:形成|实现))/.test(clause) ||
    explanation.test(clause)
  )
    return false;
  // 由甲牵头，乙、丙参与的机制.
  if (/由[^，]{2,30}牵头$/.test(before) && /(?:参与|参加|配合|组成|协同)的/.test(clause)) return false;
  if (isFigureOnly(clause)) return true;
  if (isOpening(clause)) return opensDuty(clauses, index);
  if (isEffect(clause)) return false;
  if (clause.length === 4 && !isVerbWithObject(clause)) return false;
  return clause.length > 5 || startsWithVerb(clause) || holdsVerb(clause) || isActorFirst(clause);
}

/** What is said of it stands behind the comma: 对发现的问题，要严肃追责; 本市承接的重大工程，优先向园区布局. */
function isTopic(before: string, clause: string): boolean {
  if (
    /^(?:对|对于|凡|针对)/.test(before) &&
    predicate.test(clause) &&
    !/(?:进行|开展|予以|给予|实行|实施|提供|设立|发放)[^的]*$/.test(before)
  )
    return true;
  if (manner.test(before) && !/^(?:鼓励|支持|引导|推动)[^，]{2,}(?:采用|采取|运用)/.test(before)) return true;
  const isDescribed = /的[^的]{0,16}$/.test(before);
  const isNamed =
    topicEnd.test(before) &&
    (isDescribed
      ? !startsWithVerb(before) || /^纳入|^列入/.test(before)
      : !startsWithVerb(before) && !firmVerb.test(before)) &&
    (isDescribed || actorsOf(before).length === 0);
  return isNamed && /^(?:由|在|优先|全部|一律|统一|不得|应|可|要|须|按|予以|给予|凡)/.test(clause);
}

/** What is to be done with what the clause before names. */
const predicate = /^(?:要|应|可|须|必须|不得|给予|予以|严格|一律|依法|依规|支持|优先|要求|全部|统一|由|按)/;
/** …可采用“一事一议”的方式: how it is done, and nothing yet. */
const manner = /^.{0,16}(?:采用|采取|通过|运用|按照|以)[^，]{2,30}(?:方式|形式|办法|途径|模式|手段|原则|规定)$/;
const topicEnd = /(?:规划|方案|标准|事项|项目|工程|任务|收入|资金|问题|人员|企业|单位|地区|产品|部门|工作)$/;

/** A lead-in without a verb of its own, or a time, or a condition: the duty is still to come. */
export function isOpening(given: string): boolean {
  // 基础级提升：面向…: a name before the duty opens nothing.
  const clause = withoutActor(given.replace(/^[^，：]{2,14}：\s*(?=\S)/, '').replace(/《[^《》]*》/g, '《》'));
  if (/(?:(?<![实及准按定适限小工学临配课计耗用延历平战随届暂瞬])时|的同时)$/.test(clause) && clause.length > 5)
    return true;
  if (isFigureOnly(clause) || servesSomebody(clause) || endsInAct.test(clause) || orders.test(clause)) return false;
  if (
    /^(?:力争|争取|确保)?(?:到|至|自|从)?\d{0,4}年?(?:底|末|\d{1,2}月)?[^，]{0,8}(?:前|内|起|年|月|日|底|末|期间|时)$/.test(
      clause,
    ) &&
    clause.length <= 16 &&
    !startsWithVerb(clause)
  )
    return true;
  if (clause.endsWith('的') && clause.length > 4) return true;
  // 部门在验收前: when it is to be done.
  if (/^[^，]{2,14}在[^，的]{2,16}(?:前|后|期间|过程中)$/.test(clause) && !startsWithVerb(clause)) return true;
  const described = /^[对凡]/.test(clause) ? describes.exec(clause)?.[0] : undefined;
  if (described !== undefined && !holdsVerb(described) && !firmVerb.test(described)) return true;
  const act = /^(?:通过|借助|利用|依托)[^，]{4,}的([^的，]{2,6})$/.exec(clause)?.[1];
  if (act !== undefined && verbs.has(act.slice(0, 2))) return true;
  if (
    /以[^，]{1,20}为(?:主|主线|主体|重点|核心|基础|导向|目标|抓手|引领|牵引)$|^以[^，]{2,30}为[^，]{2,6}$/.test(clause)
  )
    return true;
  // 分专题、分区域: in what manner.
  if (/^分[^，、]{1,4}(?:、分[^，、]{1,4})*$/.test(clause)) return true;
  // 项目建成投运后, 报告经批准后: when.
  if (/(?:经|待)[^，]{2,}后$|(?:建成|投运|完成|获批|批准|竣工|验收|完工|投产|通过)[^，]{0,4}后$/.test(clause))
    return true;
  // 为支撑策划: what for.
  if (
    /^为(?:了)?(?:支撑|促进|推动|加快|保障|确保|做好|贯彻|落实|深化|提升|进一步|规范|加强|推进|实现|满足|解决|适应)/.test(
      clause,
    )
  )
    return true;
  if (
    /(?:的|时|后|中|下|前提下|过程中|基础上|同时)$/.test(clause) &&
    /^(?:对|凡|经|在|如|未|发生|出现|符合|属于|涉及|获|新|认定|首次)/.test(clause)
  )
    return true;
  const found = leadIn.exec(clause);
  return found !== null && mainVerb(clause, found[0].length) === null;
}

const innerLead =
  /^((?:支持|鼓励|引导|推动|指导|督促|允许)?[^，]{2,26}?)(?:要|应当?|须|可|原则上|充分|积极)?(?=(?:(?<!相)结合|按照|根据|依据|聚焦|围绕|依托|基于|立足|针对|通过|对照|考虑|发挥(?=[^，]*作用)|利用(?=[^，]*优势))(?!的))/;

/** 各区根据实际情况, 支持高校聚焦重点领域: a lead-in behind the name of who acts. */
function withoutActor(clause: string): string {
  const [all, who] = innerLead.exec(clause) ?? [];
  if (all === undefined || who === undefined) return clause;
  const name = who.replace(/^(?:支持|鼓励|引导|推动|指导|督促|允许)/, '');
  return startsWithVerb(name) || /[的在对向将把]$/.test(name) || name.length < 2 ? clause : clause.slice(all.length);
}

/** 对高危来电实时弹窗提醒: an adverb in front of the last words makes them the act. */
const endsInAct =
  /^[对向].{2,}(?:依法|依规|及时|实时|严肃|坚决|定期|逐[\p{Script=Han}]|分类|自动|统一|免费|优先|予以|给予|进行)[^的，]{2,8}(?<!时|后|前|的)$|^对[^，]{2,12}(?:固化|纳入|上升|转化|列)为[^，]{2,10}$|^(?:面向|[在向对])[^，]{2,8}(?:推广|推开|通报|公布|公示|开放|备案)$/u;

/** 对关注度低的账号要清理整合: what is to be done with it stands there. */
const orders = /^[对凡][^，]{4,}(?:要|应当|须|不得|予以|给予)[^的，]{2,12}$/;

/** 为种畜佩戴电子耳标: 为 and somebody, then what is done for them; a purpose begins with a verb of its own. */
function servesSomebody(clause: string): boolean {
  const rest = /^为(?!了|期|更|进|深|切|全|此|主|重|核|抓|导|目|加|做|推)(.{7,})$/.exec(clause)?.[1];
  return (
    rest !== undefined &&
    !verbs.has(rest.slice(0, 2)) &&
    !/(?:目标|核心|重点|契机|导向|基础|主线|抓手|牵引|支撑|原则|主体|方向|的)$/.test(rest)
  );
}

/** Verbs that cannot be part of what is led in: 面向全球发布岗位需求. */
const firmVerb =
  /(?:开展|打造|制定|出台|发布|推出|搭建|设立|举办|给予|遴选|选派|招引|征集|组建|编制|梳理|培育|建立|定制|提供|构建)(?!的)/;

/** 根据客流动态调配运力: an adverb shows that the word behind it is the verb. */
const steeredVerb = /(?<=.{3})(?:动态|自动|实时|及时|合理|分类|分级|统一)(.{2})(?=.{2})/;

/** 结合建筑改造工程, 按照职责分工: words that are verbs elsewhere. */
const endsAsNoun =
  /(?:情况|条件|标准|规范|特点|特征|实际|工程|行动|改造|建设|项目|规划|计划|现状|职责|分工|系统|资源|安排|部署)$/;

/** 结合规划编制需求, 依据提供的清单: why or after what, whatever words stand within. */
const endsAsReason = /(?:需求|需要|要求|情况|条件|特点|特征|实际|现状|职责|分工|清单|原则)$/;

/** The verb of duty behind a lead-in. */
function mainVerb(clause: string, leadLength: number): string | null {
  if (/^(?:结合|根据|依据|基于|立足|对照|按照|针对)/.test(clause) && endsAsReason.test(clause)) return null;
  if (
    (/^(?:结合|根据|依据|基于|立足|参照|对照|配合|依托)/.test(clause) &&
      endsAsNoun.test(clause) &&
      !steeredVerb.test(clause)) ||
    (/^按照?/.test(clause) && /(?:职责|分工|安排|部署|规划|计划|标准|规范|方案)$/.test(clause)) ||
    /(?:需求|优势|作用|导向|目标|重点|抓手|牵引|契机|基础|原则|要求|等|领域|行业|环节|方面|方向|主线|核心|引领|载体|机遇|为主|思路|为主体)$/.test(
      clause,
    )
  )
    return firmVerb.exec(clause.slice(leadLength + 2))?.[0] ?? null;
  const verb = /^(?:在|向|把|将|对|于|为)/.test(clause) ? generalVerb(clause, leadLength) : null;
  if (verb !== null) return verb;
  const steered = steeredVerb.exec(clause)?.[1];
  if (steered !== undefined && verbs.has(steered) && !/(?:平台|系统|体系|机制|数据|标准|技术|能力)$/.test(clause))
    return steered;
  for (const found of clause.matchAll(strongVerb)) {
    const after = clause.slice(found.index + found[0].length);
    if (found.index < leadLength + 2 || after.length < 2) continue;
    if (/^[的、与和及等或]/.test(after) || /[的、与和及或]$/.test(clause.slice(0, found.index))) continue;
    return found[0];
  }
  return null;
}

/** A verb with an object behind a place or a receiver: 在重要河道增设流量计. */
function generalVerb(clause: string, leadLength: number): string | null {
  if (/(?:下|中|上|时|后|前|间|内|方面|过程|同时)$/.test(clause)) return null;
  if (/^[对向为]/.test(clause) && describes.test(clause) && !firmVerb.test(clause)) return null;
  for (let at = leadLength + 2; at + 4 <= clause.length; at++) {
    const word = clause.slice(at, at + 2);
    if (
      verbs.has(word) &&
      (firmVerb.test(word) || !describes.test(clause.slice(at + 2))) &&
      !/^[的、与和及等或]/.test(clause.slice(at + 2)) &&
      !/[的、与和及或]/.test(clause.charAt(at - 1))
    )
      return word;
  }
  return null;
}

/** A verb within a description of the receiver: 对首次纳入统计的企业. */
const describes = /的(?!建设|管理|监测|应用|服务|保护|支持|培训|更新|改造|治理|监管)[^的，]{1,10}$/;

/** A lead-in begins a duty when what follows is one and no mere effect. */
function opensDuty(clauses: readonly string[], index: number): boolean {
  const next = clauses[index + 1];
  const clause = clauses[index] ?? '';
  if (next === undefined)
    return (
      (clause.length > 12 || (/^[对向]/.test(clause) && holdsVerb(clause))) && !/^以.{2,20}为[^，]{1,6}$/.test(clause)
    );
  return isOpening(next) ? opensDuty(clauses, index + 1) : !isEffect(next);
}

function isEffect(clause: string): boolean {
  if (effectVerbs.test(clause)) return true;
  const found = leadIn.exec(clause);
  if (found === null || /^(?:[对向在于为]|配合)/.test(clause)) return false;
  const verb = mainVerb(clause, found[0].length);
  return verb !== null && /促进|提升|提高|实现|形成|提供|带动|优化|助力|赋能/.test(verb);
}

/** 制定方案, but not 稳步推进. */
function isVerbWithObject(clause: string): boolean {
  // 加强巡查: behind these the second verb is a name.
  if (/^(?:加强|强化|开展|组织|做好|深化|加大|落实)/.test(clause)) return true;
  return verbs.has(clause.slice(0, 2)) && !verbs.has(clause.slice(2));
}

function isActorFirst(clause: string): boolean {
  return actorsOf(clause).length > 0;
}
