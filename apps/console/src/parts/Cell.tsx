import type { ReactNode } from 'react';
import './parts.css';

interface CellProps {
  /** The head of its column, which stands before the value where a row is a card. */
  readonly title: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A cell of a table of class `cards`: on a narrow screen each row is a card of names and values, and nothing lies beside. */
export function Cell({ title, className, children }: CellProps): ReactNode {
  return (
    <td className={className} data-title={title} role="cell">
      <div>{children}</div>
    </td>
  );
}
