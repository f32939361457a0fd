import type { ComponentType } from 'react';
import type { RoleId } from '@yuzhi/access';
import type { Text } from '@yuzhi/sdk';
import type { Noun } from './nouns.ts';

/** What a page is given: the parts that its address names. */
export interface PageProps {
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * One page of the console, as data: the menu, the search, the keys, the help, the accessibility proof and the
 * screenshots are made from the list of these. Listed in `pages.ts` of the page's folder, and nowhere else.
 */
export interface PageRoute {
  /** Its address, `:name` for a part that differs: `/packs/:domain/:pack`. */
  readonly path: string;
  /** Under which noun it stands; `null` for pages outside the menu's nouns, such as signing in. */
  readonly noun: Noun | null;
  /** The noun of the question that it answers; stands in the menu and in the title of the window. */
  readonly title: Text;
  /** The page of the menu that this one belongs to, where its own address does not begin with that page's. */
  readonly under?: string;
  /** Two or three sentences for whoever asks what this page is for. */
  readonly help: Text;
  /** It stands in the menu, at this place below its noun, and a key goes to it after `g`. */
  readonly menu?: { readonly order: number; readonly key?: string };
  /**
   * Who sees it in menu and search: `anyone`, `signed-in`, or whoever may do this action of the policy at all. The
   * server decides every call anyhow; this keeps doors that are locked out of sight.
   */
  readonly for: string;
  /** Code that is fetched when the page is first opened; the module exports the component as `Page`. */
  readonly load: () => Promise<{ readonly Page: ComponentType<PageProps> }>;
  /**
   * Addresses under which proof and screenshots open it, at least one. `{run}`, `{failedRun}`, `{approval}` … are filled
   * in by the world that they set up (testing/sample-world.ts).
   */
  readonly samples: readonly Sample[];
}

/**
 * An address, opened by the person at the machine itself, who may do everything; or by somebody with one role of
 * core/access, or by a stranger, on a server that has been set up.
 */
export type Sample = string | { readonly at: string; readonly as: 'stranger' | RoleId };
