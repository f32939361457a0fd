import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { go, hrefOf } from './address.ts';

interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** An address of the console, such as `/runs?state=failed`. */
  readonly to: string;
  readonly children: ReactNode;
}

/** A link within the console: an address like any other, without loading anything anew. */
export function Link({ to, onClick, ...rest }: LinkProps): ReactNode {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={hrefOf(to)} onClick={follow} />;
}
