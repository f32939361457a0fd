import type { Span } from './reading.ts';

/**
 * Text whose every character knows where in the source it stands. Noise may be gone from it and lines joined: spans still
 * lead back.
 */
export interface Flow {
  /** For the eyes of the reader: simplified, punctuation of one width. */
  readonly text: string;
  /** For people: simplified, punctuation as written. As long as `text`. */
  readonly shown: string;
  /** Source offset of each character. */
  readonly at: Int32Array;
}

export function sliceFlow({ text, shown, at }: Flow, from: number, to: number = text.length): Flow {
  return { text: text.slice(from, to), shown: shown.slice(from, to), at: at.subarray(from, Math.max(from, to)) };
}

export function joinFlows(flows: readonly Flow[]): Flow {
  const at = new Int32Array(flows.reduce((sum, flow) => sum + flow.text.length, 0));
  let offset = 0;
  for (const flow of flows) {
    at.set(flow.at, offset);
    offset += flow.text.length;
  }
  return { text: flows.map(({ text }) => text).join(''), shown: flows.map(({ shown }) => shown).join(''), at };
}

/** Without white space at both ends. */
export function trimFlow(flow: Flow): Flow {
  const from = flow.text.length - flow.text.trimStart().length;
  return sliceFlow(flow, from, Math.max(from, flow.text.trimEnd().length));
}

/** A space of no width of its own, standing where `flow` ends. */
export function spaceAfter(flow: Flow): Flow {
  return markAfter(flow, ' ');
}

/** A mark of one character that the source does not print, standing where `flow` ends. */
export function markAfter(flow: Flow, mark: string): Flow {
  return { text: mark, shown: mark, at: Int32Array.of((flow.at.at(-1) ?? -1) + 1) };
}

/** Words that the source does not print, standing where `flow` begins. */
export function wordsAt(flow: Flow, words: string): Flow {
  return { text: words, shown: words, at: new Int32Array(words.length).fill(flow.at[0] ?? 0) };
}

/** Flows in one, with a mark of one character between each two. */
export function joinBy(flows: readonly Flow[], mark: string): Flow {
  return joinFlows(
    flows.flatMap((flow, index) => {
      const before = flows[index - 1];
      return before === undefined ? [flow] : [markAfter(before, mark), flow];
    }),
  );
}

/** From the first character to behind the last one. */
export function spanOf(flow: Flow): Span {
  const first = flow.at[0] ?? 0;
  return [first, (flow.at.at(-1) ?? first - 1) + 1];
}
