import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** What is not here yet. */
  readonly title: string;
  /** What will be here, and how to begin. */
  readonly hint?: ReactNode;
  readonly children?: ReactNode;
}

/** There is nothing, and nothing went wrong: says what will be here and how to begin. */
export function EmptyState({ title, hint, children }: EmptyStateProps): ReactNode {
  return (
    <div className="state nothing">
      <p className="state-title">{title}</p>
      {hint === undefined ? null : <p className="help">{hint}</p>}
      {children}
    </div>
  );
}
