import type { Text } from '@yuzhi/sdk';
import type { Store } from '@yuzhi/store';
import type { Audit } from './audit/audit.ts';
import type { WorkSource } from './handover/work-source.ts';
import type { SecretBox } from './secrets/secret-box.ts';
import type { RelyingParty } from './sign-in/relying-party.ts';
import type { Units } from './units/units.ts';

/** What everything in this capability shares. */
export interface AccessParts {
  readonly store: Store;
  readonly units: Units;
  readonly audit: Audit;
  readonly secrets: SecretBox;
  readonly relyingParty: RelyingParty;
  /** The unit that owns an operation, by its id, as the pack's manifest says; `null` when nobody is named. */
  readonly ownerOf: (operation: string) => OwnedResource | null;
  /** Kinds of work that people leave behind. */
  readonly workSources: () => readonly WorkSource[];
  /** By which ways notices leave. */
  readonly noticeWays: () => NoticeWays;
}

/** What the settings allow people to choose from. */
export interface NoticeWays {
  /** Domains of mail that may be written to; `null` where no mail is sent. */
  readonly mailDomains: readonly string[] | null;
  readonly webhooks: readonly { readonly id: string; readonly title: Text }[];
}

/** What is known of a resource that grants are given for. */
export interface OwnedResource {
  /** What the operation is called. */
  readonly title?: Text;
  /** Name of the responsible unit, as the manifest writes it. */
  readonly unit: string | null;
  /** Whether two people have to agree. */
  readonly isHighGrade: boolean;
  /** Whether it acts. */
  readonly acts?: boolean;
}
