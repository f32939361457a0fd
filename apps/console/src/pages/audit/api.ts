import type { AuditFinding, AuditReport, ListedLink } from '@yuzhi/access';
import type { Text } from '@yuzhi/sdk';
import { queryOf } from '../../api/calls.ts';
import { get, post } from '../../api/request.ts';

export type { ListedLink };

/** What a verification found, each finding in words. */
export interface Report extends Omit<AuditReport, 'findings'> {
  readonly findings: readonly (AuditFinding & { readonly text: Text })[];
}

export interface LinkFilter {
  readonly kind: string | null;
  readonly action: string | null;
  readonly subject: string | null;
  readonly before: string | null;
  readonly limit: number;
}

export async function getLinks(filter: LinkFilter, signal?: AbortSignal): Promise<readonly ListedLink[]> {
  return (await get<{ readonly links: readonly ListedLink[] }>(`audit/links${queryOf({ ...filter })}`, { signal }))
    .links;
}

/** Looks at the whole trail; with a pin also whether it is the one of before. */
export function verify(pins: readonly unknown[]): Promise<Report> {
  return post('audit/verification', { pins });
}

/** The signed head, to be kept outside. `null` while nothing is sealed. */
export function getHead(): Promise<{ readonly lastLink: number } | null> {
  return get('audit/head');
}
