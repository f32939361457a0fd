import type { ReactNode } from 'react';

interface FactsProps {
  /** Name and value; those without a value are left out. */
  readonly rows: readonly (readonly [name: string, value: ReactNode])[];
  /** One after the other, or one below the other. */
  readonly form?: 'line' | 'rows';
}

/** Names and values. */
export function Facts({ rows, form = 'line' }: FactsProps): ReactNode {
  const known = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (known.length === 0) return null;
  return (
    <dl className={`facts in-${form}`}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
