import { errorsFor } from '@yuzhi/sdk';

export const agentsError = errorsFor({
  AGENTS_TOOL_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有名为 {tool} 的工具', en: 'Cannot call {tool}: there is no such tool' },
    hint: { zh: '请用 tools/list 查看可用的工具', en: 'See tools/list for what can be called' },
  },
  AGENTS_RESOURCE_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有地址为 {uri} 的资源', en: 'Cannot read {uri}: there is no such resource' },
    hint: { zh: '请用 resources/list 查看可用的资源', en: 'See resources/list for what can be read' },
  },
  AGENTS_PURPOSE_INVALID: {
    kind: 'invalid-input',
    message: { zh: '用途须为文字', en: 'Cannot take the purpose: it is not a text' },
    hint: { zh: '请以文字填写 _meta 中的 yuzhi/purpose', en: 'Write yuzhi/purpose in _meta as a text' },
  },
  AGENTS_TOOL_BROKEN: {
    kind: 'internal',
    message: { zh: '工具 {tool} 执行时发生程序错误', en: 'Cannot answer: the tool {tool} broke' },
    hint: { zh: '请把发生的时间告知维护人员', en: 'Tell the maintainers when it happened' },
  },
});
