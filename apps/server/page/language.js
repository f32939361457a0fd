/** @import { Language, Text } from '@yuzhi/sdk' */

/** @type {Language} */
let current = 'zh';

/** The language that the page speaks: Chinese unless the address says `lang=en`. */
export function language() {
  return current;
}

/** @param {string} search the query of the address */
export function setLanguage(search) {
  current = new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'zh';
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
}

/**
 * The words of the current language, `{name}` filled in.
 *
 * @param {Text} text
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function say(text, values = {}) {
  return text[current].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * A list as one reads it: 甲、乙 or a, b.
 *
 * @param {readonly string[]} parts
 */
export function listed(parts) {
  return parts.join(current === 'zh' ? '、' : ', ');
}
