/** @import { Approval } from '@yuzhi/access' */
/** @import { OperationDescription, Run, RunWithPayload } from '@yuzhi/kernel' */
/** @import { ErrorKind, Manifest, OutputLabel, Text } from '@yuzhi/sdk' */
import { words } from './words.js';

/**
 * What went wrong. The code is empty when the server could not say it.
 *
 * @typedef {{ readonly code: string, readonly kind: ErrorKind, readonly message: Text, readonly hint: Text,
 *   readonly details: Readonly<Record<string, unknown>> }} Failure
 *
 * @typedef {object} Pack
 * @property {string} id
 * @property {'ready' | 'failed'} state
 * @property {Manifest | null} manifest
 * @property {Failure | null} failure
 * @property {readonly OperationDescription[]} operations
 *
 * @typedef {{ readonly packs: readonly Pack[], readonly city: { readonly name: Text }, readonly version: string }} Catalogue
 *
 * @typedef {{ readonly state: 'done', readonly runId: string | null, readonly output: unknown, readonly json: string,
 *   readonly labels: readonly OutputLabel[], readonly durationMs: number }} Answer
 * @typedef {{ readonly state: 'waiting', readonly approval: Approval }} Waiting
 */

/**
 * Who asks, as the server sees it.
 *
 * @typedef {{ readonly actor: { readonly kind: string, readonly unit: string | null }, readonly isSetUp: boolean,
 *   readonly account: string | null, readonly name: string | null, readonly csrf: string | null,
 *   readonly roles: readonly { readonly role: string, readonly unit: string | null }[] }} SessionState
 *
 * @typedef {{ readonly kind: 'set-up' | 'invitation' | 'recovery', readonly account: string | null,
 *   readonly name: string | null, readonly secret: string | null, readonly uri: string | null }} OpenedLink
 */

/** What goes with everything that changes something, once somebody has signed in. */
let csrf = '';

/** A failure that the server told, or that kept it from answering. */
export class ApiError extends Error {
  /**
   * @param {Failure} failure
   * @param {{ readonly runId?: string | null, readonly isOffline?: boolean }} [more]
   */
  constructor(failure, { runId = null, isOffline = false } = {}) {
    super(failure.message.en);
    this.name = 'ApiError';
    this.failure = failure;
    this.runId = runId;
    /** Nothing came back: whether the request arrived is not known. */
    this.isOffline = isOffline;
  }
}

/** @returns {Promise<SessionState>} */
export async function getSession() {
  /** @type {SessionState} */
  const session = await getJson('session');
  csrf = session.csrf ?? '';
  return session;
}

/** @param {Record<string, string>} credentials */
export async function signIn(credentials) {
  await post('session', credentials, {});
}

export async function signOut() {
  await answered('session', { method: 'DELETE', headers: { 'yuzhi-csrf': csrf } });
}

/**
 * @param {string} token
 * @returns {Promise<OpenedLink>}
 */
export async function openLink(token) {
  const response = await post('links/open', { token }, {});
  /** @type {OpenedLink} */
  const link = parsed(await textOf(response), response.status);
  return link;
}

/** @param {{ readonly token: string, readonly password: string, readonly code: string }} redemption */
export async function redeemLink(redemption) {
  await post('links/redeem', redemption, {});
}

/**
 * @param {string} call
 * @param {unknown} input
 * @returns {Promise<any>}
 */
export async function accessCall(call, input) {
  const response = await post(`access/${call}`, input, {});
  return parsed(await textOf(response), response.status);
}

/** @returns {Promise<Catalogue>} */
export function getCatalogue() {
  return getJson('packs');
}

/**
 * @param {{ readonly limit: number, readonly before?: string | undefined }} filter
 * @returns {Promise<{ readonly runs: readonly Run[] }>}
 */
export function getRuns({ limit, before }) {
  return getJson(`runs?limit=${limit}${before === undefined ? '' : `&before=${encodeURIComponent(before)}`}`);
}

/**
 * @param {string} id
 * @returns {Promise<RunWithPayload>}
 */
export function getRun(id) {
  return getJson(`runs/${encodeURIComponent(id)}`);
}

/** @returns {Promise<{ readonly approvals: readonly Approval[] }>} */
export function getPendingApprovals() {
  return getJson('approvals?state=pending&limit=100');
}

/**
 * @param {string} operation `domain/pack/operation`
 * @param {unknown} input
 * @param {{ readonly purpose?: string, readonly signal?: AbortSignal }} [options]
 * @returns {Promise<Answer | Waiting>}
 */
export async function runOperation(operation, input, { purpose = '', signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = purpose === '' ? {} : { 'yuzhi-purpose': encodeURIComponent(purpose) };
  return outcomeOf(() => post(`operations/${operation}`, input, { headers, ...(signal ? { signal } : {}) }));
}

/**
 * @param {string} id
 * @param {{ readonly decision: 'approved' | 'rejected', readonly reason: string }} decision
 * @returns {Promise<Answer | Waiting | { readonly state: 'rejected' }>}
 */
export async function decide(id, decision) {
  const send = () => post(`approvals/${encodeURIComponent(id)}/decision`, decision, {});
  if (decision.decision === 'approved') return outcomeOf(send);
  await send();
  return { state: 'rejected' };
}

/** Aborting a request is no failure. @param {unknown} error */
export function isAbort(error) {
  return error instanceof DOMException && error.name === 'AbortError';
}

/**
 * @param {() => Promise<Response>} send
 * @returns {Promise<Answer | Waiting>}
 */
async function outcomeOf(send) {
  const begun = performance.now();
  const response = await send();
  const json = await textOf(response);
  const durationMs = performance.now() - begun;
  const output = parsed(json, response.status);
  if (response.status === 202) return { state: 'waiting', approval: output.approval };
  const runId = response.headers.get('yuzhi-run');
  return { state: 'done', runId, output, json, labels: labelsOf(response), durationMs };
}

/**
 * @param {string} path
 * @param {unknown} body
 * @param {RequestInit} options
 */
function post(path, body, { headers, ...options }) {
  /** @type {Record<string, string>} */
  const own = csrf === '' ? {} : { 'yuzhi-csrf': csrf };
  const json = { 'content-type': 'application/json', ...own, .../** @type {Record<string, string>} */ (headers) };
  return answered(path, { method: 'POST', body: JSON.stringify(body ?? {}), headers: json, ...options });
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
async function getJson(path) {
  const response = await answered(path, {});
  return parsed(await textOf(response), response.status);
}

/**
 * @param {string} path
 * @param {RequestInit} options
 * @returns {Promise<Response>}
 */
async function answered(path, options) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(`api/${path}`, options);
  } catch (error) {
    throw isAbort(error) ? error : offline();
  }
  if (!response.ok) throw failureOf(await textOf(response), response);
  return response;
}

/** @param {Response} response */
async function textOf(response) {
  try {
    return await response.text();
  } catch (error) {
    throw isAbort(error) ? error : offline();
  }
}

function offline() {
  const failure = { code: '', message: words.offline, hint: words.offlineHint, details: {} };
  return new ApiError({ kind: 'unavailable', ...failure }, { isOffline: true });
}

/**
 * @param {string} body
 * @param {Response} response
 */
function failureOf(body, response) {
  const problem = parsed(body, response.status);
  if (typeof problem?.code !== 'string' || typeof problem.message?.zh !== 'string') return strange(response.status);
  return new ApiError(
    { hint: { zh: '', en: '' }, details: {}, ...problem },
    { runId: response.headers.get('yuzhi-run') },
  );
}

/**
 * @param {string} text
 * @param {number} status
 * @returns {any}
 */
function parsed(text, status) {
  try {
    return JSON.parse(text);
  } catch {
    throw strange(status);
  }
}

/** @param {number} status */
function strange(status) {
  const hint = {
    zh: words.strangeHint.zh.replace('{status}', String(status)),
    en: words.strangeHint.en.replace('{status}', String(status)),
  };
  return new ApiError({ code: '', kind: 'unavailable', message: words.strange, hint, details: { status } });
}

/**
 * @param {Response} response
 * @returns {readonly OutputLabel[]}
 */
function labelsOf(response) {
  const header = response.headers.get('yuzhi-labels');
  /** @type {readonly OutputLabel[]} */
  const labels = header === null ? [] : JSON.parse(decodeURIComponent(header));
  return labels;
}
