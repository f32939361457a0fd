import { coded } from '@yuzhi/sdk';
import type { LabelPosition, Modality } from '@yuzhi/labels';

export const modality = coded({
  text: { zh: '文本', en: 'Text' },
  image: { zh: '图片', en: 'Picture' },
  audio: { zh: '音频', en: 'Audio' },
  video: { zh: '视频', en: 'Video' },
  'virtual-scene': { zh: '虚拟场景', en: 'Virtual scene' },
  interaction: { zh: '交互界面', en: 'Interface' },
} satisfies Record<Modality, { zh: string; en: string }>);

export const explicitPlace = coded({
  corner: { zh: '角', en: 'Corner' },
  edge: { zh: '边', en: 'Edge' },
  inside: { zh: '画面中部', en: 'Inside the picture' },
  start: { zh: '起始', en: 'Start' },
  middle: { zh: '中间适当位置', en: 'A suitable middle place' },
  end: { zh: '末尾', en: 'End' },
  throughout: { zh: '始终显示', en: 'Throughout' },
  nowhere: { zh: '没有', en: 'Nowhere' },
} satisfies Record<LabelPosition, { zh: string; en: string }>);
