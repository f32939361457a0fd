import type { JsonSchema, Language } from '@yuzhi/sdk';
import type { TableData } from './table-data.ts';
import type { OutputFields } from './output-fields.ts';
import { isRecord } from '../schema/json-schema.ts';
import { words } from '../words/words.ts';
import { cellAt } from './values-at.ts';

/** Rows of an output as a table. Columns are those asked for, else those of the schema; single values make one column. */
export function rowsTable(
  rows: readonly unknown[],
  {
    title,
    fields,
    row,
    language,
    columns,
  }: {
    readonly title: string;
    readonly fields: OutputFields;
    readonly row: JsonSchema;
    readonly language: Language;
    readonly columns?: readonly string[] | undefined;
  },
): TableData {
  const names = columns ?? fields.columnsOf(row, rows);
  const isPlain = names.length === 0 || !rows.some(isRecord);
  const places = isPlain && columns === undefined ? [null] : names;
  const found = places.map((name) => ({ name, schema: name === null ? row : fields.schemaAt(name, row) }));
  const valueAt = (index: number, name: string | null) => (name === null ? rows[index] : cellAt(rows[index], name));
  const textWith = (way: 'text' | 'plainText') => (index: number, column: number) => {
    const { name = null, schema = {} } = found[column] ?? {};
    return fields[way](valueAt(index, name), schema, language);
  };
  return {
    title,
    columns: found.map(({ name, schema }) => ({
      id: name ?? 'value',
      title: titled(fields, schema, name ?? words.value[language], language),
      isNumber: fields.isNumber(schema),
    })),
    rowCount: rows.length,
    value: (index, column) => valueAt(index, found[column]?.name ?? null),
    shown: textWith('text'),
    plain: textWith('plainText'),
  };
}

function titled(fields: OutputFields, schema: JsonSchema, name: string, language: Language) {
  const title = fields.title(schema, name)[language];
  const unit = fields.unit(schema);
  if (unit === '') return title;
  return language === 'zh' ? `${title}（${unit}）` : `${title} (${unit})`;
}
