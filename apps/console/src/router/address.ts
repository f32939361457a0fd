import { useSyncExternalStore } from 'react';

/** Where one is: a path and what stands behind the question mark. */
export interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** They belong to the reader and not to the page: every link inside keeps them. */
const kept = ['lang', 'theme', 'scale', 'rotate', 'every', 'numbers'];

let now: Address = read();
const listeners = new Set<() => void>();

if (typeof window !== 'undefined') window.addEventListener('popstate', tell);

/** The address; the component is drawn again when it changes. */
export function useAddress(): Address {
  return useSyncExternalStore(onAddress, () => now);
}

export function address(): Address {
  return now;
}

export function onAddress(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** An address of the console with what belongs to the reader kept. */
export function hrefOf(target: string): string {
  const [path = '/', query = ''] = target.split('?');
  const parameters = new URLSearchParams(query);
  for (const name of kept) {
    if (parameters.has(name)) continue;
    for (const value of now.query.getAll(name)) parameters.append(name, value);
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Goes to another page of the console. `replace` leaves no step to go back to. */
export function go(target: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const href = hrefOf(target);
  if (replace) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  tell();
}

/** Puts state of the page into the address; empty values leave it. Nobody has to press Back through a filter. */
export function setQuery(values: Readonly<Record<string, string | null>>): void {
  const query = new URLSearchParams(now.query);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  history.replaceState(null, '', text === '' ? now.path : `${now.path}?${text}`);
  tell();
}

/** Somebody else changed the address: it is read anew. */
export function tell(): void {
  now = read();
  for (const listener of listeners) listener();
}

function read(): Address {
  if (typeof window === 'undefined') return { path: '/', query: new URLSearchParams() };
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}
