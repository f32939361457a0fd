import type { Task } from '../reader/reading.ts';

/** A task in short: `path title: measures; measures < leads + assists ? others`. */
export function taskWords({ path, title, measures, leads, assists, units }: Task): string {
  const others = units.filter((name) => !leads.includes(name) && !assists.includes(name));
  const list = (mark: string, names: readonly string[]): string =>
    names.length === 0 ? '' : ` ${mark} ${names.join(', ')}`;
  const text = measures.map((one) => one.text).join('; ');
  return `${path} ${title ?? '-'}: ${text}${list('<', leads)}${list('+', assists)}${list('?', others)}`;
}
