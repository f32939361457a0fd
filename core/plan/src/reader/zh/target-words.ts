import { sliceFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';

/** The item without what leads in and without what follows the counted thing. */
export function keptWords(item: Flow): Flow {
  const lead = /^(?:[①-⑳]\s*|其中|同时|并|面向[^，]{2,30}?(?=择优|遴选|选拔|招))/.exec(item.text)?.[0].length ?? 0;
  const quote = item.text.lastIndexOf('“');
  const isHalf = quote !== -1 && !item.text.slice(quote).includes('”');
  const from = isHalf ? quote + 1 : lead;
  const end = item.text.indexOf('”', from);
  const isTail = end !== -1 && !item.text.slice(from, end).includes('“');
  return sliceFlow(item, from, isTail ? end : item.text.length);
}

/** What is counted: the words around the figure without period and operator. */
export function indicatorOf(before: string, after: string): string {
  const head = before
    .replace(
      /^(?:力争|确保|争取)?(?:到|至)?(?:20\d\d年(?:底|末)?(?:之?前)?|[\d一二三四五六七八九十]+年内)?(?:累计)?/,
      '',
    )
    .replace(
      /(?:力争)?(?:超过|超|突破|达到|达|不少于|不低于|不超过|至少|约|近|提高到?|提升至?|控制在|低于|高于|[≥≤><])$/,
      '',
    );
  const tail = after.replace(/^(?:以上|及以上|左右|以内|以下)的?/, '');
  return `${head}${tail}`.replace(/\s/g, '') || head;
}
