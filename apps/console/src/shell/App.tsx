import { ConfigProvider } from 'antd';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { setLanguage, setWan } from '../language/language.ts';
import { useSpeech } from '../language/speech.ts';
import { antdThemeOf } from '../theme/antd-theme.ts';
import { chooseLanguage, useSettings } from '../theme/settings.ts';
import { applyTone } from '../theme/theme.ts';
import { BaseGate } from './BaseGate.tsx';
import { Shell } from './Shell.tsx';

/** By which the styles that components write are allowed; the server says it with every page. */
const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '';

/** The console: language and look of the reader around everything else. */
export function App(): ReactNode {
  const { language: wanted, theme, isWall, isWan } = useSettings();
  const { language, locale } = useSpeech(wanted, speakChinese);
  setLanguage(language);
  setWan(isWan);
  useLayoutEffect(() => applyTone(theme, isWall), [theme, isWall]);
  useEffect(() => {
    // Paper is white.
    const before = (): void => applyTone('light', false);
    const after = (): void => applyTone(theme, isWall);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [theme, isWall]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const look = useMemo(() => antdThemeOf(theme), [theme]);
  return (
    <ConfigProvider locale={locale} theme={look} csp={{ nonce }} wave={{ disabled: true }}>
      <BaseGate>
        <Shell />
      </BaseGate>
    </ConfigProvider>
  );
}

function speakChinese(): void {
  chooseLanguage('zh');
}
