import { accessCall } from '../../api/calls.ts';
import { post } from '../../api/request.ts';

/** Whether this browser can use passkeys here: it needs https or this machine, and a browser of 2024 or later. */
export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Whether somebody turned the question of their browser down, or let it pass: nothing has happened then. */
export function isTurnedDown(error: unknown): boolean {
  return error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name);
}

/** Signs in with a passkey alone. @throws ApiError, DOMException when it is turned down */
export async function signInWithPasskey(): Promise<void> {
  const { options } = await post<{ readonly options: PublicKeyCredentialRequestOptionsJSON }>('passkeys/options', {
    use: 'alone',
  });
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  await post('passkeys/session', { response: answerOf(await navigator.credentials.get({ publicKey })) });
}

/** Adds a passkey of this device or stick to one's own account, after the password. @throws as above */
export async function addPasskey(name: string, current: string): Promise<void> {
  const { options } = await accessCall<{ readonly options: PublicKeyCredentialCreationOptionsJSON }>(
    'me-passkey-options',
    { current },
  );
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  await accessCall('me-passkeys-add', { name, response: answerOf(await navigator.credentials.create({ publicKey })) });
}

function answerOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('No passkey', 'NotAllowedError');
  return credential.toJSON();
}
