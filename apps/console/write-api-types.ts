import { writeFileSync } from 'node:fs';
import { apiTypes, apiTypesFile } from './api-types.ts';

/** Writes the console's types of the API anew, after the document has changed. */
writeFileSync(apiTypesFile, apiTypes());
