import { visibleWords } from './add-visible-label.ts';
import { bodyEnd, htmlWithPrompt } from './html-with-prompt.ts';

/** A stream of text with the prompt in front of its first part. */
export async function* labelledStream(parts: AsyncIterable<string>, words = visibleWords): AsyncGenerator<string> {
  let isFirst = true;
  for await (const part of parts) {
    yield isFirst ? `${words}\n\n${part}` : part;
    isFirst = false;
  }
}

/** Characters that are held back at most until the body of a page begins. */
const longestHead = 256 * 1024;

/**
 * A page that is sent in parts, with the prompt as the first paragraph of its body. What comes before the body is held back
 * until that begins, so that the prompt stands at the same place as in the whole page.
 */
export async function* labelledHtmlStream(parts: AsyncIterable<string>, words = visibleWords): AsyncGenerator<string> {
  let waiting: string | null = '';
  for await (const part of parts) {
    if (waiting === null) {
      yield part;
      continue;
    }
    waiting += part;
    if (!hasBegun(waiting)) continue;
    yield htmlWithPrompt(waiting, words);
    waiting = null;
  }
  if (waiting !== null) yield htmlWithPrompt(waiting, words);
}

/** The tag of the body is there, or something that cannot stand before one. */
function hasBegun(html: string): boolean {
  if (bodyEnd(html) !== null || html.length > longestHead) return true;
  const start = html.trimStart().toLowerCase();
  return ['<!doctype', '<html', '<head', '<body'].every((tag) => !start.startsWith(tag) && !tag.startsWith(start));
}

/** A stream of events with the metadata label in the first and in the last, under `AIGC`. */
export async function* labelledEvents<Event extends object>(
  events: AsyncIterable<Event>,
  label: object,
): AsyncGenerator<Event & { AIGC?: object }> {
  let waiting: (Event & { AIGC?: object }) | null = null;
  for await (const event of events) {
    if (waiting !== null) yield waiting;
    waiting = waiting === null ? { ...event, AIGC: label } : event;
  }
  if (waiting !== null) yield { ...waiting, AIGC: label };
}
