import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';

/** Whether passkeys work on this page: they belong to the one origin that the server names. */
export function passkeysHere(origin: string | null | undefined): boolean {
  return origin === window.location.origin && browserSupportsWebAuthn();
}

/** What the browser is to ask of an authenticator, as the server answers it. */
export interface Challenge {
  challenge_id: string;
  options: Record<string, unknown>;
}

type Answer = Record<string, unknown>;

/** Has an authenticator make a passkey. */
export async function makePasskey({ options }: Challenge): Promise<Answer> {
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  return { ...(await startRegistration({ optionsJSON })) };
}

/** Has an authenticator prove that a passkey is there. */
export async function showPasskey({ options }: Challenge): Promise<Answer> {
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  return { ...(await startAuthentication({ optionsJSON })) };
}

export type PasskeyTrouble = 'cancelled' | 'known' | 'failed';

/** What kept the browser from an answer; null when it was something else, such as the server. */
export function passkeyTrouble(error: unknown): PasskeyTrouble | null {
  if (error instanceof WebAuthnError) {
    return error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' ? 'known' : troubleOf(error);
  }
  return error instanceof DOMException ? troubleOf(error) : null;
}

/** Browsers say "not allowed" for a person who closed the question and for one who let it expire. */
function troubleOf({ name }: Error): PasskeyTrouble {
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'failed';
}
