/** Whom passkeys are made for (WebAuthn Level 3, 5.1.2): a host name, and the pages that may ask for them. */
export interface RelyingParty {
  readonly id: string;
  readonly name: string;
  isOrigin(origin: string): boolean;
}

/**
 * The relying party of a base. Without a public address people reach it on its own machine alone, where browsers take
 * `localhost` for a safe place, whatever the port; they take no bare address for a name (WebAuthn Level 3, 5.1.3).
 */
export function relyingPartyOf(publicUrl: string | null): RelyingParty {
  const name = '渝智 Yuzhi';
  if (publicUrl === null)
    return { id: 'localhost', name, isOrigin: (origin) => /^http:\/\/localhost(:\d{1,5})?$/.test(origin) };
  const { hostname, origin: own } = new URL(publicUrl);
  return { id: hostname, name, isOrigin: (origin) => origin === own };
}
