import { levelsOf, qualityRules } from '@yuzhi/kernel';
import { jsonSchema, manifestSchema } from '@yuzhi/sdk';
import type { JsonSchema } from '@yuzhi/sdk';
import { markdownTable } from './markdown-table.ts';

/** `docs/reference/manifest.md`: what `manifest.json` and `quality.yaml` of a pack may say, from schema and rules. */
export function manifestPage(): string {
  const rules = Object.entries(qualityRules).map(([id, { level, title }]) => [`\`${id}\``, level, title.zh, title.en]);
  const levels = Object.entries(levelsOf).map(([maturity, names]) => [`\`${maturity}\``, names.join(', ')]);
  return `${[
    head,
    markdownTable(['Property', 'Type', 'Meaning'], propertyRows(jsonSchema(manifestSchema, 'input'))),
    qualityHead,
    markdownTable(['Rule', 'Level', '中文', 'English'], rules),
    levelsHead,
    markdownTable(['Maturity', 'Levels that hold'], levels),
  ].join('\n\n')}\n`;
}

const head = `# What a pack says about itself

<!-- Written by tools/write-reference.ts from the code. Change the schema or the rules, then run it. -->

## manifest.json

\`?\` marks what may be left out. A text is an object with \`zh\` and \`en\`. Anything else is refused, so that a
misspelt property is seen.`;

const qualityHead = `## quality.yaml

Under \`rules\`, each of these with \`done\`, or \`{ state: todo, reason: … }\`, or \`{ state: exempt, reason: … }\`.
\`yuzhi pack check\` looks after what a program can see of it.`;

const levelsHead = `A rule of a level that the maturity asks for is not left at \`todo\`:`;

function propertyRows(schema: JsonSchema): readonly (readonly string[])[] {
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
  return Object.entries(record(schema['properties'])).map(([name, value]) => {
    const property = record(value);
    const description = typeof property['description'] === 'string' ? property['description'] : '';
    return [`\`${name}\`${required.has(name) ? '' : '?'}`, typeOf(property), description];
  });
}

function typeOf(property: JsonSchema): string {
  const values = property['enum'];
  if (Array.isArray(values)) return values.map((value) => `\`${String(value)}\``).join(' ');
  if (property['type'] === 'array') return `list of ${typeOf(record(property['items']))}`;
  if (property['type'] === 'object') return 'zh' in record(property['properties']) ? 'text' : 'object';
  return property['format'] === 'date' ? 'date' : String(property['type']);
}

function record(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
}
