import type { Line } from '../line.ts';
import { isLabelLine } from './label-words.ts';

/** Notes on how to read a list stand before it, often numbered as its items are. */
export const notesHead: RegExp =
  /^(?:(?:编制|填表|填报|有关|相关|几点|使用)?说明|(?:名词|术语|用语)(?:解释|释义|说明)|注释|附注|备?注)\s*：?$/;

/** 填报说明：1.… with its further numbers on lines of their own. */
export const numberedNotes: RegExp = /^(?:(?:填报|填表|编制|有关|相关)?说明|备?注)：(?=\s*1[.、])/;

/** 板块A 城市治理: heads a group of items without being one. */
export const groupHead: RegExp =
  /^(?:(?:板块|领域|专题|单元|维度|模块|篇章)\s*(?:[A-Z]|\d{1,2}|[一二三四五六七八九十]{1,2})[\s：、.][^。；，]{2,24}|第[一二三四五六]阶段[：\s（][^。；，]{2,40})$/;

/** A line that is drawn from side to side. */
export function isRule(text: string): boolean {
  return /^[—\-_=*─━]{6,}$/.test(text);
}

/** Headings of a text without any numbers: short lines without a stop, followed by text. */
export function plainHeadings(lines: readonly Line[]): ReadonlySet<Line> {
  const found = new Set<Line>();
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const { text } = line.flow;
    const isShort = text.length >= 2 && text.length <= 24 && !/[。；，：！？、）]$|[，。；]/.test(text);
    if (line.cells !== null || line.isBullet || next === undefined || isLabelLine(text) || /\d{4}年\d+月/.test(text))
      continue;
    if (isShort && (line.isApart || topHeading.test(text) || next.flow.text.length > 24)) found.add(line);
  }
  return found;
}

const topHeading =
  /^(?:总体|指导|基本原则|发展|工作|主要|重点|行动|实施|保障|组织|附则|建设|政策)?(?:要求|思想|原则|目标|任务|举措|措施|行动|思路|实施|保障|工作|内容|步骤|安排)(?:措施|保障|步骤)?$/;

/** 保障措施：, alone on its line. */
export const bareHeading: RegExp =
  /^(?:重点|主要|工作|目标)?任务：$|^(?:保障|推进|组织|实施)(?:措施|保障|要求)：$|^工作(?:要求|措施|举措)：$/;

export function headingRank(text: string): number {
  return topHeading.test(text) ? 3.1 : 3.2;
}

/** 专栏1 算力强基工程, 附：责任分工: the head of a box or a list is no duty. */
export function isBoxHead(text: string): boolean {
  return (
    /^(?:专栏|表|图)\s*[\d一二三四五六七八九十]{1,3}(?:[\s：:.、][^。；，]{0,40})?$/.test(text) ||
    /^附(?:件|表|录)?\s*\d{0,2}\s*：\s*[^。；，]{2,24}(?:分工|清单|表)$/.test(text)
  );
}

/** What a document calls itself where it says when it holds and who explains it: 本措施, 本实施方案. */
export const ownName =
  '本(?:(?:若干)?(?:措施|举措|政策)|办法|方案|工作方案|实施方案|意见|计划|规划|指引|清单|细则|通知|规定|行动方案|行动计划|实施意见|实施细则|纲领|纲要|要点)';
const closing = new RegExp(`^${ownName}(?:自.{2,30}(?:施行|实施|执行)|由.{2,30}负责解释|有效期)`);

/** 本措施自…起施行 and the like is no duty. */
export function isClosing(text: string): boolean {
  return text.length < 300 && closing.test(text);
}
