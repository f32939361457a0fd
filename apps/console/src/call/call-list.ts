import type { JsonSchema, Text } from '@yuzhi/sdk';
import { get } from '../api/request.ts';

/** One thing that can be done about access, as the server describes it. */
export interface CallDescription {
  readonly id: string;
  readonly title: Text;
  readonly action: string;
  readonly input: JsonSchema;
}

let known: Promise<readonly CallDescription[]> | null = null;

/** Everything that can be done about access; it is the same for everybody and asked for once. */
export function callList(): Promise<readonly CallDescription[]> {
  known ??= get<{ readonly calls: readonly CallDescription[] }>('access').then(
    ({ calls }) => calls,
    (error: unknown) => {
      known = null;
      throw error;
    },
  );
  return known;
}
