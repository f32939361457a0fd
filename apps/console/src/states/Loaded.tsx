import type { ReactNode } from 'react';
import type { Loading } from '../api/use-loaded.ts';
import { FailureState } from './FailureState.tsx';
import { LoadingState } from './LoadingState.tsx';

interface LoadedProps<T> {
  readonly of: Loading<T>;
  readonly children: (value: T) => ReactNode;
  /** What comes is mostly one line: so much place is kept, and what stands below stays where it is. */
  readonly isLine?: true;
}

/** A place whose content is fetched: loading, failed or there. */
export function Loaded<T>({ of, children, isLine }: LoadedProps<T>): ReactNode {
  if (of.state === 'loading') return <LoadingState {...(isLine ? { isLine } : {})} />;
  if (of.state === 'failed') return <FailureState error={of.error} retry={of.retry} />;
  return children(of.value);
}
