import { isPublicAddress, parseAddress, standsFor } from './address.ts';
import type { Address } from './address.ts';
import { outboundError } from './errors.ts';
import { isInNetwork, parseNetwork } from './network.ts';
import type { Network } from './network.ts';

/** Where requests may go. Nothing that is not named is reached. */
export interface AllowList {
  readonly hosts: readonly AllowedHost[];
  /** Networks that are reached although they are not public. */
  readonly networks: readonly Network[];
}

export interface AllowedHost {
  /** In the form that a URL has: lower case, ASCII. */
  readonly name: string;
  /** Names below it count, itself not. */
  readonly isSuffix: boolean;
  /** `null`: the port of the scheme. */
  readonly port: number | null;
}

/**
 * Reads the two lists of the settings, entries separated by commas or spaces.
 *
 * @throws YuzhiError OUTBOUND_LIST_WRONG naming the entry
 */
export function parseAllowList(hosts: string, networks: string): AllowList {
  return { hosts: entriesOf(hosts).map(hostOf), networks: entriesOf(networks).map(parseNetwork) };
}

function entriesOf(list: string): string[] {
  return list.split(/[\s,]+/).filter((entry) => entry !== '');
}

function hostOf(entry: string): AllowedHost {
  const wrong = outboundError('OUTBOUND_LIST_WRONG', { entry: entry.slice(0, 60) });
  const isSuffix = entry.startsWith('*.');
  const [, name = '', port] =
    /^(\[[^\]]+\]|[^:/?#@*\s]+)(?::(\d{1,5}))?$/.exec(isSuffix ? entry.slice(2) : entry) ?? [];
  const url = URL.parse(`https://${name}`);
  if (!url || name === '' || (isSuffix && parseAddress(url.hostname) !== null)) throw wrong;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) throw wrong;
  return { name: plainHost(url.hostname), isSuffix, port: port === undefined ? null : Number(port) };
}

/** A name in one form: without the dot of the root. */
export function plainHost(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '');
}

const schemePorts: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };

/** The port that a URL leads to. */
function portOf({ protocol, port }: Pick<URL, 'protocol' | 'port'>): number {
  return port === '' ? (schemePorts[protocol] ?? 0) : Number(port);
}

/** Whether the list names host and port. An address counts as named when it lies in one of the networks. */
export function isAllowedHost(
  { hosts, networks }: AllowList,
  url: Pick<URL, 'hostname' | 'protocol' | 'port'>,
): boolean {
  const name = plainHost(url.hostname);
  const address = parseAddress(name);
  if (address !== null && isInSome(address, networks)) return true;
  return hosts.some(
    (host) =>
      (host.isSuffix ? name.endsWith(`.${host.name}`) : name === host.name) &&
      portOf(url) === (host.port ?? schemePorts[url.protocol]),
  );
}

/** Whether an address may be connected to: it is public, or in a network that is named. */
export function isAllowedAddress({ networks }: AllowList, text: string): boolean {
  if (isPublicAddress(text)) return true;
  const address = parseAddress(text);
  return address !== null && isInSome(address, networks);
}

function isInSome(address: Address, networks: readonly Network[]): boolean {
  return networks.some((network) => isInNetwork(address, network) || isInNetwork(standsFor(address), network));
}
