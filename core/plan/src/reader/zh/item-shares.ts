import { ordinalOf } from './marker.ts';
import { parseLabel } from './labels.ts';
import type { Label } from './labels.ts';

/** Who does which of the items of a section. */
export interface ItemShare {
  /** Ordinals of the items; `null`: all that no other share names. */
  readonly items: readonly number[] | null;
  /** 任务3: of the whole document, not of a section. */
  readonly isOfAll: boolean;
  readonly label: Label;
}

const list = '[\\d一二三四五六七八九十]+(?:\\s*[、，和及—–~～至到-]\\s*第?[\\d一二三四五六七八九十]+)*';
const named = new RegExp(
  `^(?:第?(${list})(?:项|条|点)(?:任务|工作|举措|措施)?|任务(${list}))(?:，[^，由]{2,8}外，)?由(.+)$`,
);
const others = /^(?:其他|其它|其余|余下)(?:各?[项条点])?(?:任务|工作|举措|措施)?(?:均|都)?由(.+)$/;

/**
 * 第9、10项由甲负责，其他任务由乙负责: a rule under a section that deals its items out. `null` when a text is none.
 */
export function itemSharesOf(text: string): readonly ItemShare[] | null {
  const bare = text.replace(/^[（【〔]?\s*(?:(?:以上|上述)(?:各项)?(?:任务|工作)?中?[，：]?)?|[。；）】〕\s]+$/g, '');
  if (!/^(?:第|其[他它余]|任务\d|\d)/.test(bare)) return null;
  const parts = bare.split(/[，；](?=第|其[他它余]|余下|\d+[项条点、—至])/);
  const shares = parts.map(shareOf);
  return shares.every((share) => share !== null) ? shares : null;
}

function shareOf(part: string): ItemShare | null {
  const [, ofSection, ofAll, who] = named.exec(part) ?? [];
  const items = ofSection ?? ofAll;
  const words = who ?? others.exec(part)?.[1];
  if (words === undefined) return null;
  const label = parseLabel(words);
  if (label.units.length === 0) return null;
  return { items: items === undefined ? null : ordinalsIn(items), isOfAll: ofAll !== undefined, label };
}

/** 1、3至5 is 1, 3, 4 and 5. */
function ordinalsIn(words: string): readonly number[] {
  return words.split(/[、，和及]/).flatMap((part) => {
    const [first = 0, last = first] = part.split(/[—–~～至到-]+/).map((one) => ordinalOf(one) ?? 0);
    return Array.from({ length: Math.max(0, Math.min(last, 200) - first + 1) }, (_, index) => first + index);
  });
}
