import type { Schemas } from '../api/client';

// Between the office's words for passkeys and the browser's (W3C Web Authentication). Nothing here asks the office.

export function toBase64url(bytes: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
}

/// Passkeys belong to a name: an address of numbers has none.
export function isBareAddress(host: string): boolean {
  return host.startsWith('[') || /^[0-9.]+$/.test(host);
}

/// Whether this browser, at this address, has passkeys at all.
export function canUsePasskeys(): boolean {
  return window.isSecureContext && 'PublicKeyCredential' in window && !isBareAddress(window.location.hostname);
}

/// Whether it offers them by itself in the field for the name.
export async function offersByItself(): Promise<boolean> {
  return canUsePasskeys() && ((await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false);
}

function toDescriptor(credential: Schemas['PasskeyCredential']): PublicKeyCredentialDescriptor {
  return { type: 'public-key', id: fromBase64url(credential.id), transports: credential.transports as AuthenticatorTransport[] };
}

/// Why a browser gave no answer: the person let it be, the device has a passkey here, or it cannot.
export type Refusal = 'cancelled' | 'known' | 'failed';

export function refusalOf(trouble: unknown): Refusal {
  const name = trouble instanceof Error ? trouble.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
  return name === 'InvalidStateError' ? 'known' : 'failed';
}

export type Made = { client_data: string; attestation_object: string; transports: string[] };

/// Lets the browser make a passkey. Throws what the browser throws.
export async function makePasskey(wish: Schemas['PasskeyWish']): Promise<Made> {
  const made = (await navigator.credentials.create({
    publicKey: {
      challenge: fromBase64url(wish.challenge),
      rp: { id: wish.party, name: wish.office },
      user: { id: fromBase64url(wish.user_handle), name: wish.name, displayName: wish.shown_name },
      pubKeyCredParams: wish.algorithms.map((alg) => ({ type: 'public-key', alg })),
      timeout: wish.timeout_ms,
      excludeCredentials: wish.known.map(toDescriptor),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
    },
  })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    client_data: toBase64url(response.clientDataJSON),
    attestation_object: toBase64url(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  };
}

/// Lets the browser answer with a passkey. Throws what the browser throws.
/// signal  ends the asking
/// byItself  in the field for the name, when the person chooses one there
export async function usePasskey(request: Schemas['PasskeyRequest'], signal?: AbortSignal, byItself = false): Promise<Schemas['PasskeyAnswer']> {
  const used = (await navigator.credentials.get({
    signal,
    mediation: byItself ? 'conditional' : 'optional',
    publicKey: {
      challenge: fromBase64url(request.challenge),
      rpId: request.party,
      timeout: request.timeout_ms,
      allowCredentials: request.credentials.map(toDescriptor),
      userVerification: 'required',
    },
  })) as PublicKeyCredential;
  const response = used.response as AuthenticatorAssertionResponse;
  return {
    credential: toBase64url(used.rawId),
    client_data: toBase64url(response.clientDataJSON),
    authenticator_data: toBase64url(response.authenticatorData),
    signature: toBase64url(response.signature),
    ...(response.userHandle ? { user_handle: toBase64url(response.userHandle) } : {}),
  };
}

/// What a new passkey is called until its owner says otherwise: the system it was made on.
export function systemName(userAgent: string): 'android' | 'ios' | 'mac' | 'windows' | 'linux' | 'other' {
  if (/Android/i.test(userAgent)) return 'android';
  if (/iPhone|iPad|iPod/i.test(userAgent)) return 'ios';
  if (/Mac OS X|Macintosh/i.test(userAgent)) return 'mac';
  if (/Windows/i.test(userAgent)) return 'windows';
  return /Linux|CrOS|X11/i.test(userAgent) ? 'linux' : 'other';
}
