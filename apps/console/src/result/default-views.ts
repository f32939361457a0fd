import type { View } from '@yuzhi/sdk';
import type { OutputFields } from './output-fields.ts';
import { isRecord } from '../schema/json-schema.ts';

/** How an output is shown that does not say how: rows as tables, long texts as text, everything else as figures. */
export function defaultViews(fields: OutputFields, output: unknown): readonly View[] {
  if (!isRecord(output)) return [];
  const names = new Set([...fields.properties().map(({ name }) => name), ...Object.keys(output)]);
  return [...names]
    .filter((name) => output[name] !== undefined && !isRecord(output[name]) && !name.includes('.'))
    .map((name) => viewOf(name, output[name], fields.title(fields.schemaAt(name), name)));
}

const longestFigure = 40;

function viewOf(name: string, value: unknown, title: View['title']): View {
  if (Array.isArray(value)) return { as: 'table', title, rows: name };
  if (typeof value === 'string' && value.length > longestFigure) return { as: 'text', title, value: name };
  return { as: 'figure', title, value: name };
}
