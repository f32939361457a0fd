import type { Approval } from '@yuzhi/access';
import type { CityMap, OperationDescription, Progress, Run, RunWithPayload } from '@yuzhi/kernel';
import type { ErrorKind, Manifest, OutputLabel, Text } from '@yuzhi/sdk';

export type { Approval, CityMap, OperationDescription, OutputLabel, Progress, Run };

/** What went wrong. The code is empty when the server could not say it. */
export interface Failure {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly message: Text;
  readonly hint: Text;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Pack {
  readonly id: string;
  readonly state: 'ready' | 'failed';
  readonly manifest: Manifest | null;
  readonly failure: Failure | null;
  readonly operations: readonly OperationDescription[];
}

export interface Catalogue {
  readonly packs: readonly Pack[];
  readonly city: { readonly name: Text };
  readonly version: string;
}

/** A run as its page reads it: with its payloads and, of a job, how far it has come. */
export interface WholeRun extends RunWithPayload {
  readonly progress?: Progress | null;
}

/** Who asks, as the server sees it. */
export interface Session {
  readonly actor: { readonly kind: string; readonly id: string; readonly unit: string | null };
  readonly isSetUp: boolean;
  readonly account: string | null;
  readonly name: string | null;
  readonly roles: readonly { readonly role: string; readonly unit: string | null }[];
  /** Actions of the policy that they may do at all, on something. */
  readonly may: readonly string[];
  readonly csrf: string | null;
}

export interface OpenedLink {
  readonly kind: 'set-up' | 'invitation' | 'recovery';
  readonly account: string | null;
  readonly name: string | null;
  readonly secret: string | null;
  readonly uri: string | null;
}

export interface Answer {
  readonly state: 'done';
  readonly runId: string | null;
  readonly output: unknown;
  readonly labels: readonly OutputLabel[];
  readonly durationMs: number;
}

/** What came of a call: an answer, an approval that has to be given first, or a run that goes on elsewhere. */
export type Outcome =
  | Answer
  | { readonly state: 'waiting'; readonly approval: Approval }
  | { readonly state: 'accepted'; readonly runId: string };
