/**
 * Every colour of the console, once: own styles read them as custom properties, antd as tokens. Each text has at least
 * 4.5 : 1 on its ground and each border of a control 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
const light = {
  ground: '#ffffff',
  raised: '#f5f6f8',
  text: '#1c2126',
  soft: '#57606a',
  line: '#d5d9df',
  border: '#7b848e',
  accent: '#1d4f91',
  onAccent: '#ffffff',
  accentGround: '#e8eef7',
  bad: '#a8201a',
  badGround: '#fcefee',
  good: '#1a6b34',
  goodGround: '#e9f5ec',
  note: '#6b4e00',
  noteGround: '#fbf4e0',
  series0: '#1d4f91',
  series1: '#b3541e',
  series2: '#4d7d2f',
  series3: '#7a3e8e',
  series4: '#1c2126',
  series5: '#7b848e',
};

const dark: typeof light = {
  ground: '#14171b',
  raised: '#1d2126',
  text: '#e4e7eb',
  soft: '#a3acb6',
  line: '#343a42',
  border: '#7d8791',
  accent: '#8ab4f0',
  onAccent: '#0d1b2e',
  accentGround: '#1f2d41',
  bad: '#ff9a92',
  badGround: '#3a1d1c',
  good: '#7fd39a',
  goodGround: '#1a3324',
  note: '#e8c976',
  noteGround: '#352b12',
  series0: '#8ab4f0',
  series1: '#f0a678',
  series2: '#a3d488',
  series3: '#d2a3e3',
  series4: '#e4e7eb',
  series5: '#8b95a0',
};

export type Tone = 'light' | 'dark';
export const tones: Readonly<Record<Tone, typeof light>> = { light, dark };

export const fontFamily = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

/** `--accentGround` and so on for own styles; the scale of a wall display is one more of them. */
export function applyTone(tone: Tone, isWall: boolean): void {
  const { style, dataset } = document.documentElement;
  for (const [name, colour] of Object.entries(tones[tone])) style.setProperty(`--${kebab(name)}`, colour);
  style.colorScheme = tone;
  dataset['theme'] = tone;
  dataset['scale'] = isWall ? 'wall' : 'desk';
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/(\d)$/, '-$1');
}
