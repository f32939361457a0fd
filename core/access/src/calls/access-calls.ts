import type { AccessCall } from './access-call.ts';
import { grantCalls } from './grant-calls.ts';
import { keyCalls } from './key-calls.ts';
import { meCalls } from './me-calls.ts';
import { noticeCalls } from './notice-calls.ts';
import { peopleCalls } from './people-calls.ts';
import { unitCalls } from './unit-calls.ts';

/** Everything that can be done about access. Nothing else changes who may do what. */
export const accessCalls: readonly AccessCall[] = [
  ...unitCalls,
  ...peopleCalls,
  ...meCalls,
  ...keyCalls,
  ...grantCalls,
  ...noticeCalls,
];
