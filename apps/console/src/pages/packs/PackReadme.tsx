import type { ReactNode } from 'react';

/** What the pack's own README says. */
export function PackReadme(_props: { readonly id: string }): ReactNode {
  return null;
}
