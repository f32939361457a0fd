import type { AccessCall } from './access-call.ts';
import { grantCalls } from './grant-calls.ts';
import { identityCalls } from './identity-calls.ts';
import { keyCalls } from './key-calls.ts';
import { meCalls } from './me-calls.ts';
import { passkeyCalls } from './passkey-calls.ts';
import { noticeCalls } from './notice-calls.ts';
import { peopleCalls } from './people-calls.ts';
import { secretCalls } from './secret-calls.ts';
import { unitCalls } from './unit-calls.ts';

/** Everything that can be done about access. Nothing else changes who may do what. */
export const accessCalls: readonly AccessCall[] = [
  ...unitCalls,
  ...peopleCalls,
  ...meCalls,
  ...passkeyCalls,
  ...identityCalls,
  ...secretCalls,
  ...keyCalls,
  ...grantCalls,
  ...noticeCalls,
];
