import type { Language } from '../i18n/i18n.svelte';
import type { Query } from '../router';

/// Signing in by an identity provider: what stands in addresses. Pure.

export type Purpose = 'sign_in' | 'join' | 'prove';

/// What a browser brings back, as the office takes it; `purpose` is what it went for.
export interface Brought {
  purpose: Purpose;
  body: { state: string; code?: string; error?: string; issuer?: string };
}

const kPurposes: Record<string, Purpose> = { s: 'sign_in', j: 'join', p: 'prove' };
const kLongest = { state: 100, code: 8000, error: 200, issuer: 500 };

/// Null if the address is none that a provider sends back to: without a state of ours, or with a part that is too long.
export function readBrought(query: Query): Brought | null {
  const state = query.state ?? '';
  const purpose = kPurposes[/^([sjp])\.[\w-]+$/.exec(state)?.[1] ?? ''];
  if (!purpose || state.length > kLongest.state) return null;
  const body: Brought['body'] = { state };
  if (query.error) body.error = query.error.slice(0, kLongest.error);
  else if (query.code) body.code = query.code;
  if (query.iss) body.issuer = query.iss;
  if ((body.code?.length ?? 0) > kLongest.code || (body.issuer?.length ?? 0) > kLongest.issuer) return null;
  return { purpose, body };
}

export function providerName(provider: { name: string; english: string | null }, language: Language): string {
  return language === 'en' && provider.english ? provider.english : provider.name;
}
