import type { ReactNode } from 'react';
import type { RowError } from '@yuzhi/sdk';
import { ApiError } from '../api/api-error.ts';
import { say } from '../language/language.ts';
import { RowTable } from '../parts/RowTable.tsx';
import { PartialState } from '../states/PartialState.tsx';
import { callWords } from './words.ts';

interface RowErrorsProps {
  readonly errors: readonly RowError[];
  readonly count: number;
}

/** The errors of a table that was refused; `null` for any other failure. */
export function rowErrorsOf(error: unknown): RowErrorsProps | null {
  if (!(error instanceof ApiError)) return null;
  const { errors, errorCount } = error.failure.details;
  if (!Array.isArray(errors)) return null;
  return { errors: errors as readonly RowError[], count: Number(errorCount ?? errors.length) };
}

/** What is wrong with a table, by row and column. */
export function RowErrors({ errors, count }: RowErrorsProps): ReactNode {
  return (
    <>
      {errors.length < count ? (
        <PartialState>{say(callWords.errorsFirst, { count: errors.length })}</PartialState>
      ) : null}
      <RowTable
        title={say(callWords.rowErrors, { count })}
        fileName="errors"
        isFixed
        rows={errors.map((error, index) => ({ ...error, key: String(index) }))}
        keyOf={({ key }) => key}
        columns={[
          {
            id: 'row',
            title: say(callWords.row),
            isNumber: true,
            plain: ({ row }) => (row === 0 ? say(callWords.wholeTable) : String(row)),
          },
          { id: 'column', title: say(callWords.column), plain: ({ column }) => column ?? '' },
          { id: 'value', title: say(callWords.value), plain: ({ value }) => value ?? '' },
          { id: 'problem', title: say(callWords.problem), plain: ({ message }) => say(message) },
        ]}
      />
    </>
  );
}
