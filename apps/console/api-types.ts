import path from 'node:path';
import type { JsonSchema } from '@yuzhi/sdk';
import { openApiDocument } from '@yuzhi/server';
import { typeOfSchema } from './type-of-schema.ts';

/** Where the types stand. */
export const apiTypesFile: string = path.join(import.meta.dirname, 'src', 'api', 'generated.ts');

/** The types of what the API answers, as the OpenAPI document of a base without packs says. */
export function apiTypes(): string {
  const document = openApiDocument({ name: { zh: '', en: '' } }, [], '0');
  const { schemas } = document['components'] as { readonly schemas: Readonly<Record<string, JsonSchema>> };
  const types = Object.entries(schemas).map(([name, schema]) => `export type ${name} = ${typeOfSchema(schema)};\n`);
  return `/* Written by \`node apps/console/write-api-types.ts\` from the document at /api/openapi.json. */\n\n${types.join('\n')}`;
}
