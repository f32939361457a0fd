import type { Text } from '@yuzhi/sdk';

/** Fills `{name}` from the values. A value may itself be words in both languages. */
export function fill(text: Text, values: Readonly<Record<string, unknown>>): Text {
  return { zh: fillOne(text.zh, values, 'zh'), en: fillOne(text.en, values, 'en') };
}

function fillOne(template: string, values: Readonly<Record<string, unknown>>, language: keyof Text): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (isText(value)) return value[language];
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}
