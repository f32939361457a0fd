import type { ComponentType } from 'react';
import { IdentityWay } from './IdentityWay.tsx';
import { PasskeyWay } from './PasskeyWay.tsx';

/** A way to sign in beside the password. Shows nothing where server or browser do not offer it. */
export interface WayToSignIn {
  readonly id: string;
  readonly Way: ComponentType<{ readonly onSignedIn: () => void }>;
}

/** In the order in which the page shows them. A way is one file in this folder and one line here. */
export const otherWays: readonly WayToSignIn[] = [
  { id: 'identity', Way: IdentityWay },
  { id: 'passkey', Way: PasskeyWay },
];
