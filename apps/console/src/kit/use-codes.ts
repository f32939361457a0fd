import { useMemo } from 'react';
import { language } from '../language/language.ts';
import { OutputFields } from '../result/output-fields.ts';
import { operationOf, useBase } from '../shell/base-context.ts';

/**
 * Says coded values, dates and numbers of an operation's output in words, as its own schema has them.
 *
 * @param operation `domain/pack/operation`
 * @returns `path` as in the views of an operation: `alerts.level`
 */
export function useCodes(operation: string): (path: string, value: unknown) => string {
  const { catalogue } = useBase();
  const fields = useMemo(
    () => new OutputFields(operationOf(catalogue, operation)?.output ?? {}),
    [catalogue, operation],
  );
  return (path, value) => fields.text(value, fields.schemaAt(path), language());
}
