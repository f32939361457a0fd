import { bytesText } from '../language/format.ts';
import { isRecord } from '../schema/json-schema.ts';

const longest = 20_000;

/**
 * An input as JSON text for people. The content of a file is longer than anybody reads and slows the page down, so a
 * mark stands for it; `valueOf` puts the content back.
 */
export function jsonText(input: unknown): { readonly text: string; readonly marks: ReadonlyMap<string, string> } {
  const marks: Map<string, string> = new Map();
  const text = JSON.stringify(
    input,
    (_name, value: unknown) => {
      if (typeof value !== 'string' || value.length <= longest) return value;
      const mark = `… ${marks.size + 1}: ${bytesText(value.length)} …`;
      marks.set(mark, value);
      return mark;
    },
    2,
  );
  return { text: text ?? '', marks };
}

/** The value of an edited text in which marks stand for long content. */
export function withoutMarks(value: unknown, marks: ReadonlyMap<string, string>): unknown {
  if (marks.size === 0) return value;
  if (typeof value === 'string') return marks.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => withoutMarks(one, marks));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutMarks(one, marks)]));
}
