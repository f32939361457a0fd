import { theme as antdTheme } from 'antd';
import type { ThemeConfig } from 'antd';
import { fontFamily, tones } from './theme.ts';
import type { Tone } from './theme.ts';

/** The theme of antd's components, made of the same colours as everything else. */
export function antdThemeOf(tone: Tone): ThemeConfig {
  const colours = tones[tone];
  return {
    algorithm: tone === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: colours.accent,
      colorLink: colours.accent,
      colorTextLightSolid: colours.onAccent,
      colorBgBase: colours.ground,
      colorBgContainer: colours.ground,
      colorBgElevated: colours.ground,
      colorText: colours.text,
      colorTextSecondary: colours.soft,
      colorTextTertiary: colours.soft,
      colorTextQuaternary: colours.soft,
      colorTextPlaceholder: colours.soft,
      colorTextDescription: colours.soft,
      colorTextDisabled: colours.soft,
      colorBorder: colours.border,
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      colorError: colours.bad,
      colorSuccess: colours.good,
      colorWarning: colours.note,
      borderRadius: 4,
      fontFamily,
      fontSize: 14,
      lineHeight: 1.6,
      motion: false,
    },
  };
}
