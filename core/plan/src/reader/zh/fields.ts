import { sliceFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Clause } from './outline.ts';

/** 进展情况：… tells what was done, or what somebody thinks of it. */
export const toldField: RegExp =
  /^(?:工作|目前|最新|当前)?(?:进展|进展情况|完成情况|落实情况|推进情况)：|^(?:督查|督办|核查|审核)(?:意见|情况|结论)：|^存在(?:的)?(?:主要)?问题：|^亮灯(?:情况)?：/;

/** 预期成果：… is what is to be reached, and lets nobody do anything. */
export const aimField: RegExp =
  /^(?:预期|年度|阶段|绩效|工作|行动|总体|主要|考核|量化|建设)?(?:目标任务|目标|指标|成果|成效|产出)\s*：\s*(?=\S)/;

/** 主要内容： before the text is a head of its own kind. */
export function withoutLead(flow: Flow): Flow {
  const lead =
    /^(?:(?:主要|工作|任务|具体|重点|实施|建设|需求|场景|项目)(?:内容|措施|任务|举措|要求|描述|概述)|内容|措施|举措|任务|做法)：\s*/.exec(
      flow.text,
    )?.[0].length ?? 0;
  return lead === 0 ? flow : sliceFlow(flow, lead);
}

const field =
  /^(?:时间安排|时间节点|时间要求|(?:完成|工作|推进)?时[限间]|责任(?:单位|部门|处室|科室|分工|主体)|(?:牵头|配合|协助|参与|实施)(?:单位|部门|处室|科室)|(?:工作|任务|主要|具体|实施)(?:要求|内容|措施|目标|任务|举措)|预期(?:成果|目标)|目标任务)(?=：|$)/;

/** 1.时间安排：… 2.责任处室：… 3.工作要求：… are the fields of the clause above, one of which says who. */
export function foldFields(clause: Clause): void {
  clause.children.forEach(foldFields);
  const { children } = clause;
  const heads = children.map(({ title, body, labelFlows }) => (title ?? body[0] ?? labelFlows[0])?.text ?? '');
  const isRecord =
    children.length > 1 &&
    children.every((child, at) => child.children.length === 0 && field.test(heads[at] ?? '')) &&
    children.some(({ labels }) => labels.some(({ label }) => label.units.length > 0));
  if (!isRecord) return;
  for (const child of children) {
    clause.body.push(...child.body.map(withoutLead));
    clause.labels.push(...child.labels);
    clause.labelFlows.push(...child.labelFlows);
    clause.aimFields.push(...child.aimFields);
  }
  clause.children.length = 0;
}
