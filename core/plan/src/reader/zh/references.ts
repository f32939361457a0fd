import { sliceFlow, spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Passage, Reference } from '../reading.ts';
import { numberPattern, tidyNumber } from './document-number.ts';

const documentEnd =
  /(?:方案|计划|意见|决定|法|条例|规划|通知|办法|纲要|指南|标准|规定|措施|细则|要点|公约|建议|决议|报告|规范|规程|通则|总则|细目|章程|举措|政策|指引|战略|白皮书|目录|清单|准则|讲话|公报|宪法|规则|批复|函|若干|协议|协定|宣言|导则|纲领|倡议|路线图|手册|公告|通告|令|议案|预案|声明|备忘录|要求|守则|规例|附例|制度|标准体系|框架|总纲|条约|名录|任务书|批复意见|工作报告)(?:[（(][^（）()]*[）)])?$/;

/** Documents that a text names, each once; the text's own title is none. */
export function referencesOf(flow: Flow, ownTitle: string | null): readonly Reference[] {
  const found: Reference[] = [];
  const add = (one: Reference): void => {
    const known = found.findIndex(
      ({ docNumber, title }) =>
        (one.title !== null && title === one.title) || (one.title === null && docNumber === one.docNumber),
    );
    // Named without its number first, and with it later.
    if (known === -1) found.push(one);
    else if (found[known]?.docNumber === null && one.docNumber !== null)
      found[known] = { ...one, span: found[known].span };
  };
  const titled: (readonly [number, number])[] = [];
  for (const match of flow.text.matchAll(/《([^《》]*(?:《[^《》]*》[^《》]*)*)》/gu)) {
    const title = (match[1] ?? '').trim();
    const behind = new RegExp(`^\\s*（\\s*(${numberPattern})`, 'u').exec(
      flow.text.slice(match.index + match[0].length),
    );
    const to = match.index + match[0].length + (behind?.[0].length ?? 0);
    titled.push([match.index, to]);
    // 《行动计划》 stands for the document itself or for one that was named in full.
    if (!documentEnd.test(title) || isKind(title) || isOwn(title, ownTitle)) continue;
    const shown = flow.shown.slice(match.index + 1, match.index + match[0].length - 1).trim();
    add({
      docNumber: behind?.[1] === undefined ? null : tidyNumber(behind[1]),
      title: shown,
      span: spanOf(sliceFlow(flow, match.index, to)),
    });
  }
  for (const match of flow.text.matchAll(new RegExp(shortNumber, 'gu'))) {
    const isTitled = titled.some(([from, to]) => match.index >= from && match.index < to);
    const from = match.index + leadLength(match[0]);
    const to = match.index + match[0].length;
    if (!isTitled)
      add({ docNumber: tidyNumber(flow.text.slice(from, to)), title: null, span: spanOf(sliceFlow(flow, from, to)) });
  }
  return found;
}

const shortNumber =
  '[\\p{Script=Han}]{1,8}?(?:发|函|字|办|规|令|改|议|明电|电|通|政|文|综|经|科|工信|数|教|建|财|人社|卫|监)?(?:〔|\\[)\\s*(?:19|20)\\d{2}\\s*(?:〕|\\])\\s*\\d{1,4}\\s*号';

/** Only what sort of document it is. */
function isKind(title: string): boolean {
  return /^(?:实施|行动|工作|专项|指导|若干|发展|三年|总体)?(?:方案|计划|意见|规划|措施|办法|通知|要点|细则|清单|政策)$/.test(
    title,
  );
}

function isOwn(title: string, own: string | null): boolean {
  const bare = (words: string): string => words.replace(/[\s“”"（）()《》〈〉]/g, '');
  return (
    own !== null && (bare(own) === bare(title) || bare(own).endsWith(bare(title)) || bare(title).endsWith(bare(own)))
  );
}

const year = '(?:19|20)\\d{2}';
/** A bracket that is missing on one side, or figures that are no year. */
const brokenNumber = new RegExp(
  [
    `\\p{Script=Han}{2,10}[〔[【]\\s*${year}\\d{0,6}\\s*号`,
    `\\p{Script=Han}{2,10}[〔[【]\\s*${year}\\s*(?=[^〕\\]】\\d\\s])[^〕\\]】，。；]{0,4}\\d{1,4}\\s*号`,
    `\\p{Script=Han}{2,10}(?:发|函|字|办|规)\\s*${year}\\s*[〕\\]】]\\s*\\d{1,4}\\s*号`,
    `\\p{Script=Han}{2,10}[〔[]\\s*(?:\\d{1,3}|\\d{5,8}|[xX×*]{2,4})\\s*[〕\\]]\\s*\\d{0,4}\\s*号`,
    `\\p{Script=Han}{2,10}〔\\s*${year}\\s*〕\\s*(?:[xX×*_]{0,4})\\s*号`,
  ].join('|'),
  'gu',
);

/** Numbers of documents that are damaged: a bracket is missing, or the number is. They are shown and not mended. */
export function brokenReferencesOf(flow: Flow): readonly Passage[] {
  return [...flow.text.matchAll(brokenNumber)].map((match) => {
    const part = sliceFlow(flow, match.index + leadLength(match[0]), match.index + match[0].length);
    return { text: part.shown, span: spanOf(part) };
  });
}

/** Words before the sign of an office that a pattern took along. */
function leadLength(words: string): number {
  return (
    /^.*(?:根据|按照|依据|落实|贯彻|参照|执行|印发|转发|和|及|与|以|见|按)(?=\p{Script=Han}{2})/u.exec(words)?.[0]
      .length ?? 0
  );
}
