import type { Text } from '@yuzhi/sdk';

/** Every word that the MCP server says itself, beside its failures. */
export const words = {
  actWaits: w(
    '此操作会改变系统之外的事物：调用后生成审批，经有权人员批准才执行。',
    'It changes something outside: a call makes an approval, and nothing happens until a person grants it.',
  ),
  needsGrant: w(
    '此操作须经授权方可使用，调用时须在 _meta 的 yuzhi/purpose 中写明授权的用途。',
    'It needs a grant, and its purpose in _meta as yuzhi/purpose.',
  ),
  isAdvice: w('结果供决策参考，由人作出决定。', 'Its result prepares a decision; a person decides.'),
  recourse: w('结果涉及他人时，当事人的救济途径：', 'What those concerned can do: '),
  example: w('输入示例：', 'Example of the input: '),
  waiting: w('已提交审批，批准前不会执行。', 'Waits for an approval; nothing happens before it is granted.'),
  approvalId: w('审批编号：', 'Approval: '),
  purpose: w('用途：', 'Purpose: '),
  label: w('标识：', 'Label: '),
  hint: w('提示：', 'Hint: '),
  runId: w('运行编号：', 'Run: '),
  runsTitle: w('最近的运行记录', 'Recent runs'),
  runsAbout: w('最近 50 次运行，不含输入和输出', 'The last 50 runs, without inputs and outputs'),
  runTitle: w('运行记录', 'Run'),
  runAbout: w('一次运行的输入、输出、标识和经过', 'Input, output, labels and course of one run'),
  readme: w('场景包说明', 'README of the pack'),
} as const satisfies Readonly<Record<string, Text>>;

/** What a client is told when it connects. */
export function instructions(city: Text): Text {
  return {
    zh: `渝智：${city.zh}的开放城市人工智能底座。每个工具是一项能力操作，每次调用留有运行记录，编号在结果的 _meta（yuzhi/run）中。结果带有标识（yuzhi/labels）的，转述时须一并说明。会改变系统之外事物的工具只生成审批，由人批准后执行。调用时可在 _meta 的 yuzhi/purpose 中写明用途。`,
    en: `Yuzhi: the open city AI base of ${city.en}. Each tool is an operation; each call leaves a run, whose id stands in _meta (yuzhi/run) of the result. Where a result carries labels (yuzhi/labels), say so when you pass it on. A tool that changes something outside only makes an approval, which a person decides. A call may state its purpose in _meta as yuzhi/purpose.`,
  };
}

function w(zh: string, en: string): Text {
  return { zh, en };
}
