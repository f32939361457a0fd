import type { Progress } from '@yuzhi/kernel';
import { oneLine } from '../render/plain-text.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';

/** An operation may tell its progress a million times; nobody reads that fast. */
const restMs = 80;

/** One line on a terminal's stderr that says how far a run is, and is gone when it ends. */
export function showProgress(terminal: Terminal): {
  readonly show: (progress: Progress) => void;
  readonly end: () => void;
} {
  const { stderr, isTTY } = terminal.io;
  if (!isTTY.stderr) return { show() {}, end() {} };
  let isShown = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show({ done, total, note }) {
      if (performance.now() - shownAt < restMs) return;
      shownAt = performance.now();
      isShown = true;
      const percent = total > 0 ? `${Math.floor((done / total) * 100)}% ` : '';
      const text = `${terminal.say(words.progress)} ${percent}(${done}/${total}) ${note === null ? '' : terminal.say(note)}`;
      stderr.write(`\r\u001b[K${oneLine(text)}`);
    },
    end() {
      if (isShown) stderr.write('\r\u001b[K');
    },
  };
}
