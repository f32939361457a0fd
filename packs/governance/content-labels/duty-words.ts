import { coded } from '@yuzhi/sdk';

/** Who has a part in a piece of generated content. */
export const roles = coded({
  generator: { zh: '生成合成服务提供者（含以接口提供的）', en: 'Generating service, also one offered by API' },
  spreader: { zh: '内容传播服务提供者', en: 'Spreading service' },
  'app-store': { zh: '应用程序分发平台', en: 'App store' },
  user: { zh: '用户', en: 'User' },
  anyone: { zh: '任何组织和个人', en: 'Anyone' },
});

export const forces = coded({
  must: { zh: '应当', en: 'Must' },
  may: { zh: '可以', en: 'May' },
  encouraged: { zh: '鼓励', en: 'Encouraged' },
  'must-not': { zh: '不得', en: 'Must not' },
});

/** The duties of the labelling measures and of GB 45438-2025, in our own words. */
export const duties = coded({
  'visible-label': { zh: '在生成合成内容上添加显式标识', en: 'Put a visible label on generated content' },
  'metadata-label': { zh: '在文件元数据中添加隐式标识', en: 'Put a metadata label into the file' },
  'keep-on-export': { zh: '下载、复制、导出的文件仍保留标识', en: 'Keep the label in download, copy and export' },
  'user-agreement': { zh: '在用户协议中说明标识规则', en: 'Set out the rules on labels in the user agreement' },
  'unlabelled-on-request': {
    zh: '应用户要求提供不含显式标识的内容：须在协议中明确用户责任，日志留存不少于六个月，隐式标识保留',
    en: 'On request supply content without the visible label: after an agreement on duties, with logs kept for six months at least; the metadata label stays',
  },
  'read-metadata': { zh: '核验文件元数据中的隐式标识', en: 'Read the metadata label of files' },
  'mark-is': { zh: '元数据载明为生成合成的，标注“是”', en: 'Mark as generated what the metadata says is generated' },
  'mark-may-be': {
    zh: '元数据未载明、用户声明为生成合成的，标注“可能”',
    en: 'Mark as maybe generated what only the user declares',
  },
  'mark-suspected': {
    zh: '元数据未载明、用户未声明，但检测到生成合成痕迹的，标注“疑似”',
    en: 'Mark as suspected what has traces of generation and neither metadata nor declaration',
  },
  'add-propagation-keys': {
    zh: '在元数据标识中补充传播者编码和传播编号',
    en: 'Add its own propagator code and number to the metadata label',
  },
  'ask-whether-generating': {
    zh: '上架审核时要求说明是否提供生成合成服务',
    en: 'Ask whether an application generates content before listing it',
  },
  'check-label-material': { zh: '核验标识相关材料', en: 'Check the material on its labels' },
  declare: { zh: '发布生成合成内容时主动声明', en: 'Declare generated content when publishing it' },
  'use-label-function': { zh: '使用平台的标识功能进行标识', en: 'Use the label function of the service' },
  'no-tampering': { zh: '删除、篡改、伪造、隐匿标识', en: 'Delete, alter, forge or hide labels' },
  'no-tampering-tools': { zh: '为上述行为提供工具或者服务', en: 'Supply tools or services for that' },
  'text-label': {
    zh: '文本：在起始、末尾或中间适当位置加文字提示',
    en: 'Text: a prompt at the head, the tail or a suitable middle place',
  },
  'image-label': {
    zh: '图片：在边或角加文字提示，字高不低于最短边的 5%',
    en: 'Picture: a prompt at an edge or corner, at least 5 % of the shortest side high',
  },
  'audio-label': {
    zh: '音频：在起始、末尾或中间适当位置加语音提示，或“短长 短短”节奏',
    en: 'Audio: speech, or the rhythm short-long short-short, at the start, the end or a suitable middle place',
  },
  'video-label': {
    zh: '视频：起始画面加文字提示，字高不低于最短边的 5%，正常速度下不少于 2 秒，并在播放区周边提示',
    en: 'Video: a prompt in the start picture, at least 5 % of the shortest side high and at least 2 s at normal speed, and around the playing area',
  },
  'virtual-scene-label': { zh: '虚拟场景：起始画面加文字提示', en: 'Virtual scene: a prompt in the start picture' },
  'interaction-label': {
    zh: '交互界面：在内容附近或界面顶部、底部、背景持续显示文字提示',
    en: 'Interface: a prompt shown all the time near the content or at the top, bottom or background',
  },
  watermark: {
    zh: '添加数字水印等形式的隐式标识（不代替元数据标识）',
    en: 'Add a watermark in the content, beside the metadata label',
  },
});
