import type { OperationDescription } from '@yuzhi/kernel';
import type { JsonSchema, Language } from '@yuzhi/sdk';
import { isRecord } from '../schema/json-schema.ts';
import { OutputFields } from './output-fields.ts';
import { pairLines } from './table.ts';
import { figurePair, rowLines, viewLines } from './views.ts';

/** An output for a reader: the operation's views in their order, or all of it by name where it has none. */
export function outputLines(
  output: unknown,
  operation: Pick<OperationDescription, 'show' | 'output'>,
  { language, width }: { readonly language: Language; readonly width: number },
): readonly string[] {
  const fields = new OutputFields(operation.output, language);
  if (operation.show.length === 0) return fallbackLines(output, operation.output, fields, width);
  const blocks: (readonly string[])[] = [];
  let figures: (readonly [string, string])[] = [];
  // Figures that follow each other stand in one block.
  const endFigures = (): void => {
    if (figures.length > 0) blocks.push(pairLines(figures));
    figures = [];
  };
  for (const view of operation.show) {
    if (view.as === 'figure') {
      figures.push(figurePair(view, output, fields));
      continue;
    }
    endFigures();
    blocks.push(viewLines(view, output, fields, width));
  }
  endFigures();
  return blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function fallbackLines(value: unknown, schema: JsonSchema, fields: OutputFields, width: number): readonly string[] {
  if (Array.isArray(value)) {
    const row = fields.element(schema);
    const named = fields.propertiesOf(row);
    const names = named.length > 0 ? named : [...new Set(value.filter(isRecord).flatMap(Object.keys))];
    return rowLines(value, row, fields, { names, width });
  }
  if (!isRecord(value)) return [fields.text(value, schema)];
  const pairs: [string, string][] = [];
  const blocks: string[] = [];
  for (const [name, one] of Object.entries(value)) {
    const field = fields.schemaAt(name, schema);
    const title = fields.title(field, name);
    if (isBlock(one))
      blocks.push(
        '',
        title,
        ...fallbackLines(one, field, fields, width - 2).map((line) => (line === '' ? '' : `  ${line}`)),
      );
    else pairs.push([title, fields.text(one, field)]);
  }
  return pairs.length === 0 ? blocks.slice(1) : [...pairLines(pairs), ...blocks];
}

/** What does not read well on one line. */
function isBlock(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => typeof one === 'object' && one !== null);
  return isRecord(value) && Object.keys(value).length > 0;
}
