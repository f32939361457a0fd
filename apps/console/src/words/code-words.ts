import type { Text } from '@yuzhi/sdk';

/** The seven domains of the action plan, in its order. */
export const domainWords: Record<string, Text> = {
  programme: { zh: '行动方案', en: 'Action plan' },
  science: { zh: '科学技术', en: 'Science and technology' },
  industry: { zh: '产业发展', en: 'Industry' },
  governance: { zh: '超大城市现代化治理', en: 'Megacity governance' },
  consumption: { zh: '消费提质', en: 'Consumption' },
  livelihood: { zh: '民生福祉', en: 'Livelihood' },
  openness: { zh: '开放合作', en: 'Opening and cooperation' },
};

export type Explained = { readonly word: Text; readonly about: Text };

export const classWords: Record<string, Explained> = {
  system: {
    word: { zh: '系统', en: 'System' },
    about: { zh: '整项工作由渝智完成', en: 'Yuzhi does the whole work itself' },
  },
  instrument: {
    word: { zh: '工具', en: 'Instrument' },
    about: {
      zh: '完成流程中适合软件的部分，其余由人或其他系统负责',
      en: 'The part of a process that software does well',
    },
  },
  ledger: {
    word: { zh: '台账', en: 'Ledger' },
    about: { zh: '登记、跟踪、匹配和统计', en: 'Registers, tracks, matches and counts' },
  },
};

export const riskWords: Record<string, Explained & { readonly sign: string }> = {
  minimal: {
    sign: '○',
    word: { zh: '低风险', en: 'Minimal risk' },
    about: { zh: '结果有误时几乎不造成损害', en: 'A wrong answer can do hardly any harm' },
  },
  limited: {
    sign: '◐',
    word: { zh: '中风险', en: 'Limited risk' },
    about: {
      zh: '结果有误时可能造成有限损害，使用前应核对',
      en: 'A wrong answer can do limited harm: check before use',
    },
  },
  high: {
    sign: '●',
    word: { zh: '高风险', en: 'High risk' },
    about: {
      zh: '结果有误时可能造成严重损害，须由专业人员判断',
      en: 'A wrong answer can do serious harm: professionals decide',
    },
  },
};

export const maturityWords: Record<string, Explained> = {
  experimental: {
    word: { zh: '试验', en: 'Experimental' },
    about: { zh: '仍会变动', en: 'May still change' },
  },
  beta: { word: { zh: '试用', en: 'Beta' }, about: { zh: '正由用户试用', en: 'Users are trying it' } },
  stable: { word: { zh: '正式', en: 'Stable' }, about: { zh: '可以依赖', en: 'Can be relied on' } },
};

export const audienceWords: Record<string, Text> = {
  public: { zh: '任何人', en: 'Anybody' },
  unit: { zh: '本市各单位', en: 'Any unit of the city' },
  granted: { zh: '经授权的单位', en: 'Units with a grant' },
  operator: { zh: '系统管理人员', en: 'Those who run Yuzhi' },
};

export const effectWords: Record<string, Explained> = {
  read: {
    word: { zh: '查询', en: 'Reads' },
    about: { zh: '只查询或计算，不改变任何数据', en: 'Looks up or computes, changes nothing' },
  },
  advise: {
    word: { zh: '建议', en: 'Advises' },
    about: { zh: '为决策做准备，由人决定', en: 'Prepares a decision; people decide' },
  },
  act: {
    word: { zh: '执行', en: 'Acts' },
    about: { zh: '会改变外部事物，须经审批', en: 'Changes something outside, after approval' },
  },
};

export const concernsWords: Record<string, Text> = {
  nobody: { zh: '不涉及具体单位或个人', en: 'Nobody in particular' },
  organisation: { zh: '具体单位', en: 'Organisations' },
  person: { zh: '具体个人', en: 'Persons' },
};

export const labelWords: Record<string, Text> = {
  'ai-generated': { zh: '人工智能生成', en: 'AI-generated' },
  'made-up': { zh: '虚构数据', en: 'Made-up data' },
  provisional: { zh: '暂定', en: 'Provisional' },
  advice: { zh: '仅供参考', en: 'Advice' },
};

export const stateWords: Record<string, { readonly sign: string; readonly word: Text }> = {
  queued: { sign: '…', word: { zh: '排队中', en: 'Queued' } },
  running: { sign: '◌', word: { zh: '运行中', en: 'Running' } },
  done: { sign: '✓', word: { zh: '完成', en: 'Done' } },
  failed: { sign: '✕', word: { zh: '失败', en: 'Failed' } },
  cancelled: { sign: '–', word: { zh: '已取消', en: 'Cancelled' } },
};

export const actorWords: Record<string, Text> = {
  operator: { zh: '本机管理人员', en: 'Operator' },
  person: { zh: '用户', en: 'Person' },
  key: { zh: '接口密钥', en: 'API key' },
  pack: { zh: '场景包', en: 'Pack' },
  anonymous: { zh: '未登录用户', en: 'Not signed in' },
};

export const doorWords: Record<string, Text> = {
  'in-process': { zh: '内部调用', en: 'In process' },
  http: { zh: '网页或接口', en: 'HTTP' },
  cli: { zh: '命令行', en: 'Command line' },
  mcp: { zh: '智能体（MCP）', en: 'Agent (MCP)' },
  job: { zh: '后台任务', en: 'Job' },
};
