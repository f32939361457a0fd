import { bodyOf, get, keepCsrf, post, remove, send } from './request.ts';
import type { Readme } from './generated.ts';
import type { Approval, Catalogue, OpenedLink, Outcome, OutputLabel, Run, Session, WholeRun } from './types.ts';

export async function getSession(): Promise<Session> {
  const session = await get<Session>('session');
  keepCsrf(session.csrf);
  return session;
}

export function signIn(credentials: Readonly<Record<string, string>>): Promise<unknown> {
  return post('session', credentials);
}

export function signOut(): Promise<void> {
  return remove('session');
}

export function openLink(token: string): Promise<OpenedLink> {
  return post('links/open', { token });
}

export function redeemLink(redemption: Readonly<Record<string, string>>): Promise<unknown> {
  return post('links/redeem', redemption);
}

/** Does one of the calls about units, people, roles, keys and grants. */
export function accessCall<T>(call: string, input: unknown = {}): Promise<T> {
  return post(`access/${call}`, input);
}

export function getCatalogue(): Promise<Catalogue> {
  return get('packs');
}

/** README of a pack, `domain/pack`. */
export function getReadme(pack: string, signal?: AbortSignal): Promise<Readme> {
  return get(`packs/${pack}/readme`, { signal });
}

export interface RunFilter {
  readonly operation?: string | null;
  readonly sample?: 'true' | 'false' | null;
  readonly state?: string | null;
  /** An instant: only those that were accepted then or after. */
  readonly since?: string | null;
  readonly before?: string | null;
  readonly limit?: number;
}

export async function getRuns(filter: RunFilter, signal?: AbortSignal): Promise<readonly Run[]> {
  return (await get<{ readonly runs: readonly Run[] }>(`runs${queryOf({ ...filter })}`, { signal })).runs;
}

export function getRun(id: string, signal?: AbortSignal): Promise<WholeRun> {
  return get(`runs/${encodeURIComponent(id)}`, { signal });
}

export function cancelRun(id: string): Promise<unknown> {
  return post(`runs/${encodeURIComponent(id)}/cancel`, {});
}

export type ApprovalFilter = RunFilter;

/** Approvals that one may see, newest first. */
export async function getApprovals(filter: ApprovalFilter, signal?: AbortSignal): Promise<readonly Approval[]> {
  return (await get<{ readonly approvals: readonly Approval[] }>(`approvals${queryOf({ ...filter })}`, { signal }))
    .approvals;
}

export async function getApproval(id: string, signal?: AbortSignal): Promise<Approval> {
  return (await get<{ readonly approval: Approval }>(`approvals/${encodeURIComponent(id)}`, { signal })).approval;
}

/** How much waits for one's own decision. */
export async function countInbox(): Promise<number> {
  return (await get<{ readonly items: readonly unknown[] }>('inbox')).items.length;
}

export interface RunOptions {
  /** What the answer is for. */
  readonly purpose?: string;
  /** The run that it goes on from. */
  readonly follows?: string | null;
  readonly signal?: AbortSignal;
  /** Goes on when nobody waits; the result is read from its run. */
  readonly isJob?: boolean;
}

/** Runs an operation, `domain/pack/operation`. @throws ApiError */
export function runOperation(operation: string, input: unknown, options: RunOptions = {}): Promise<Outcome> {
  const { purpose = '', follows = null, signal, isJob = false } = options;
  const headers = {
    ...(purpose === '' ? {} : { 'yuzhi-purpose': encodeURIComponent(purpose) }),
    ...(follows === null ? {} : { 'yuzhi-follows': follows }),
    ...(isJob ? { prefer: 'respond-async' } : {}),
  };
  return outcomeOf(() => send(`operations/${operation}`, input, { headers, signal }));
}

export interface Decision {
  readonly decision: 'approved' | 'rejected';
  readonly reason: string;
}

/** @param headers such as for which unit it is decided */
export async function decide(
  id: string,
  decision: Decision,
  headers: Readonly<Record<string, string>> = {},
): Promise<Outcome | { readonly state: 'rejected' }> {
  const call = (): Promise<Response> => send(`approvals/${encodeURIComponent(id)}/decision`, decision, { headers });
  if (decision.decision === 'approved') return outcomeOf(call);
  await call();
  return { state: 'rejected' };
}

async function outcomeOf(call: () => Promise<Response>): Promise<Outcome> {
  const begun = performance.now();
  const response = await call();
  const body = await bodyOf<unknown>(response);
  if (response.status === 202) return accepted(body as Accepted);
  return {
    state: 'done',
    runId: response.headers.get('yuzhi-run'),
    output: body,
    labels: labelsOf(response),
    durationMs: performance.now() - begun,
  };
}

interface Accepted {
  readonly approval?: Approval;
  readonly run?: { readonly id: string };
}

function accepted({ approval, run }: Accepted): Outcome {
  if (approval) return { state: 'waiting', approval };
  return { state: 'accepted', runId: run?.id ?? '' };
}

function labelsOf(response: Response): readonly OutputLabel[] {
  const header = response.headers.get('yuzhi-labels');
  return header === null ? [] : (JSON.parse(decodeURIComponent(header)) as readonly OutputLabel[]);
}

/** Of what a list is asked for; what is `null`, missing or empty is left out. */
export function queryOf(values: Readonly<Record<string, string | null | undefined | number>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
