import { coded } from '@yuzhi/sdk';
import type { ExplicitReport } from '@yuzhi/labels';

export const outcome = coded({
  passes: { zh: '符合', en: 'As required' },
  fails: { zh: '不符合', en: 'Not as required' },
  open: { zh: '所给信息不足，已给的部分符合', en: 'What was given is as required; more is needed' },
});

export function outcomeOf({ faults, gaps }: ExplicitReport): 'passes' | 'fails' | 'open' {
  if (faults.length > 0) return 'fails';
  return gaps.length > 0 ? 'open' : 'passes';
}

/** Nothing was measured: what was is laid over it. */
export const unmeasured = {
  words: null,
  position: null,
  widthPx: null,
  heightPx: null,
  textHeightPx: null,
  startSeconds: null,
  durationSeconds: null,
  sound: null,
  rhythm: null,
  charactersPerMinute: null,
};
