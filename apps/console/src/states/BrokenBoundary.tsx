import { Component } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { stateWords } from './words.ts';

interface BrokenBoundaryProps {
  /** Another page gets another chance. */
  readonly resetKey: string;
  readonly children: ReactNode;
}

/** A bug breaks its page and not the console around it. */
export class BrokenBoundary extends Component<BrokenBoundaryProps, { readonly error: unknown; readonly key: string }> {
  override state = { error: null as unknown, key: '' };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  static getDerivedStateFromProps(
    { resetKey }: BrokenBoundaryProps,
    state: { readonly error: unknown; readonly key: string },
  ): { error: unknown; key: string } | null {
    return state.key === resetKey ? null : { error: null, key: resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="state failure" role="alert">
        <p className="state-title">
          <span aria-hidden="true">✕ </span>
          {say(stateWords.broken)}
        </p>
        <p>{say(stateWords.brokenHint)}</p>
        <pre>{error instanceof Error ? `${error.name}: ${error.message}` : JSON.stringify(error)}</pre>
        <button type="button" onClick={() => location.reload()}>
          {say(stateWords.retry)}
        </button>
      </div>
    );
  }
}
