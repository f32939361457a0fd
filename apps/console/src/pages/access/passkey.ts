import { accessCall } from '../../api/calls.ts';
import { post } from '../../api/request.ts';

/** Whether the browser can make passkeys and read what the server asks for. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
}

/** Somebody gave up, or the device did not answer: no failure of the server. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof DOMException;
}

/** Has the browser make a passkey and adds it. @throws ApiError, or DOMException when it was given up */
export async function addPasskey(name: string, password: string): Promise<void> {
  const { options } = await accessCall<{ readonly options: PublicKeyCredentialCreationOptionsJSON }>(
    'me-passkey-options',
    { current: password },
  );
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const made = await navigator.credentials.create({ publicKey });
  if (!(made instanceof PublicKeyCredential)) throw new DOMException('No passkey was made', 'NotAllowedError');
  await accessCall('me-passkeys-add', { name, response: made.toJSON() });
}

/** Signs in by a passkey alone. @throws ApiError, or DOMException when it was given up */
export async function signInWithPasskey(): Promise<void> {
  const { options } = await post<{ readonly options: PublicKeyCredentialRequestOptionsJSON }>('passkeys/options', {
    use: 'alone',
  });
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const shown = await navigator.credentials.get({ publicKey });
  if (!(shown instanceof PublicKeyCredential)) throw new DOMException('No passkey was shown', 'NotAllowedError');
  await post('passkeys/session', { response: shown.toJSON() });
}
