import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from '@yuzhi/sdk';

/** Bytes in base64url, of which nothing that an authenticator sends has more. */
const bytes = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/);

const common = {
  id: bytes.min(1).max(2_000),
  rawId: bytes.min(1).max(2_000),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  // What we asked for needs none; browsers add theirs.
  clientExtensionResults: z.record(z.string().max(100), z.unknown()).default({}),
};

/** What `credential.toJSON()` gives after `navigator.credentials.create` (WebAuthn Level 3, 5.1). */
export const registrationResponse = z
  .object({
    ...common,
    response: z.object({
      clientDataJSON: bytes,
      attestationObject: bytes,
      transports: z.array(z.string().max(30)).max(10).optional(),
    }),
  })
  .transform(
    ({ clientExtensionResults: _unused, ...response }) =>
      ({ ...response, clientExtensionResults: {} }) as RegistrationResponseJSON,
  );

/** What `credential.toJSON()` gives after `navigator.credentials.get`. */
export const authenticationResponse = z
  .object({
    ...common,
    response: z.object({
      clientDataJSON: bytes,
      authenticatorData: bytes,
      signature: bytes,
      userHandle: bytes
        .max(200)
        .nullish()
        .transform((handle) => handle ?? undefined),
    }),
  })
  .transform(
    ({ clientExtensionResults: _unused, ...response }) =>
      ({ ...response, clientExtensionResults: {} }) as AuthenticationResponseJSON,
  );
