import type { Line } from '../line.ts';
import { numberPattern, tidyNumber } from './document-number.ts';
import { datePattern, isoDateOf, orgEnd } from './signature.ts';

/** Fields of a portal's table: 发文字号, 成文日期, 发文机关. */
export function metaFields(lines: readonly Line[]): {
  docNumber: string | null;
  date: string | null;
  issuer: string | null;
} {
  const text = lines.map(({ flow }) => flow.text).join('\n');
  const number = new RegExp(`(?:发文字号|文\\s*号|文件编号)\\s*[：:\\s|】]\\s*(${numberPattern})`, 'u').exec(text)?.[1];
  const date = new RegExp(
    `(?:(?:成文|发文|签发|印发)日期|(?:^|[\\s|])日期)\\s*[：:\\s|】]\\s*(${datePattern.source}|\\d{4}-\\d{1,2}-\\d{1,2})`,
  ).exec(text)?.[1];
  const issuer = /(?:(?:发文|制定|制发|印发|发布)(?:机关|单位|机构))\s*[：:\s|】]\s*([^\s|，。【】]{4,30})/.exec(
    text,
  )?.[1];
  return {
    docNumber: number === undefined ? null : tidyNumber(number),
    date: date === undefined ? null : dashedOf(date),
    issuer: issuer ?? null,
  };
}

function dashedOf(words: string): string | null {
  const dashed = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  return dashed === null
    ? isoDateOf(words)
    : `${dashed[1]}-${dashed[2]?.padStart(2, '0')}-${dashed[3]?.padStart(2, '0')}`;
}

/** 来源：某区科技局 发布日期：2026-03-05 16:42 right below the title of a page: who put it up, and when. */
export function publishedUnderTitle(line: Line | undefined): {
  readonly issuer: string | null;
  readonly date: string | null;
} {
  const [, by, source, date] =
    /^(?:发布(?:单位|机构)：(\S+)|(?:信息)?来源：(\S+)).{0,6}发布(?:日期|时间)：(\d{4}-\d{1,2}-\d{1,2})(?:\s.*)?$/.exec(
      line?.flow.text ?? '',
    ) ?? [];
  const isOffice = source !== undefined && orgEnd.test(source) && !/政府(?:网|门户)?$/.test(source);
  return {
    issuer: isOffice ? source : null,
    date: date !== undefined && (by !== undefined || isOffice) ? dashedOf(date) : null,
  };
}
