import type { Text } from '@yuzhi/sdk';
import { text } from '../language/language.ts';

/** The seven domains of the action plan, in its order. */
export const domainWords: Record<string, Text> = {
  programme: text('行动方案', 'Action plan'),
  science: text('科学技术', 'Science and technology'),
  industry: text('产业发展', 'Industry'),
  governance: text('超大城市现代化治理', 'Megacity governance'),
  consumption: text('消费提质', 'Consumption'),
  livelihood: text('民生福祉', 'Livelihood'),
  openness: text('开放合作', 'Opening and cooperation'),
};

export type Explained = { readonly word: Text; readonly about: Text };

export const classWords: Record<string, Explained> = {
  system: {
    word: text('系统', 'System'),
    about: text('整项工作由渝智完成', 'Yuzhi does the whole work itself'),
  },
  instrument: {
    word: text('工具', 'Instrument'),
    about: text('完成流程中适合软件的部分，其余由人或其他系统负责', 'The part of a process that software does well'),
  },
  ledger: {
    word: text('台账', 'Ledger'),
    about: text('登记、跟踪、匹配和统计', 'Registers, tracks, matches and counts'),
  },
};

export const riskWords: Record<string, Explained & { readonly sign: string }> = {
  minimal: {
    sign: '○',
    word: text('低风险', 'Minimal risk'),
    about: text('结果有误时几乎不造成损害', 'A wrong answer can do hardly any harm'),
  },
  limited: {
    sign: '◐',
    word: text('中风险', 'Limited risk'),
    about: text('结果有误时可能造成有限损害，使用前应核对', 'A wrong answer can do limited harm: check before use'),
  },
  high: {
    sign: '●',
    word: text('高风险', 'High risk'),
    about: text(
      '结果有误时可能造成严重损害，须由专业人员判断',
      'A wrong answer can do serious harm: professionals decide',
    ),
  },
};

export const maturityWords: Record<string, Explained> = {
  experimental: {
    word: text('试验', 'Experimental'),
    about: text('仍会变动', 'May still change'),
  },
  beta: { word: text('试用', 'Beta'), about: text('正由用户试用', 'Users are trying it') },
  stable: { word: text('正式', 'Stable'), about: text('可以依赖', 'Can be relied on') },
};

export const audienceWords: Record<string, Text> = {
  public: text('任何人', 'Anybody'),
  unit: text('本市各单位', 'Any unit of the city'),
  granted: text('经授权的单位', 'Units with a grant'),
  operator: text('系统管理人员', 'Those who run Yuzhi'),
};

export const effectWords: Record<string, Explained> = {
  read: {
    word: text('查询', 'Reads'),
    about: text('只查询或计算，不改变任何数据', 'Looks up or computes, changes nothing'),
  },
  advise: {
    word: text('建议', 'Advises'),
    about: text('为决策做准备，由人决定', 'Prepares a decision; people decide'),
  },
  act: {
    word: text('执行', 'Acts'),
    about: text('会改变外部事物，须经审批', 'Changes something outside, after approval'),
  },
};

export const concernsWords: Record<string, Text> = {
  nobody: text('不涉及具体单位或个人', 'Nobody in particular'),
  organisation: text('具体单位', 'Organisations'),
  person: text('具体个人', 'Persons'),
};

export const labelWords: Record<string, Text> = {
  'ai-generated': text('人工智能生成', 'AI-generated'),
  'made-up': text('虚构数据', 'Made-up data'),
  provisional: text('暂定', 'Provisional'),
  advice: text('仅供参考', 'Advice'),
};

export const stateWords: Record<string, { readonly sign: string; readonly word: Text }> = {
  queued: { sign: '…', word: text('排队中', 'Queued') },
  running: { sign: '◌', word: text('运行中', 'Running') },
  done: { sign: '✓', word: text('完成', 'Done') },
  failed: { sign: '✕', word: text('失败', 'Failed') },
  cancelled: { sign: '–', word: text('已取消', 'Cancelled') },
};

export const actorWords: Record<string, Text> = {
  operator: text('本机管理人员', 'Operator'),
  person: text('用户', 'Person'),
  key: text('接口密钥', 'API key'),
  pack: text('场景包', 'Pack'),
  anonymous: text('未登录用户', 'Not signed in'),
};

export const doorWords: Record<string, Text> = {
  'in-process': text('内部调用', 'In process'),
  http: text('网页或接口', 'HTTP'),
  cli: text('命令行', 'Command line'),
  mcp: text('智能体（MCP）', 'Agent (MCP)'),
  job: text('后台任务', 'Job'),
};
