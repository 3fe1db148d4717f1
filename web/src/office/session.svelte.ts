import { api, ask, door, type Schemas, type Trouble } from '../api/client';
import { language, useLanguage } from '../i18n/i18n.svelte';
import { go, place } from '../place.svelte';
import { withQuery } from '../router';

type Session = Schemas['Session'];

/// Who I am and what I may do. Null until the office has answered once.
const state = $state<{ session: Session | null; trouble: Trouble | null }>({ session: null, trouble: null });

export const office: { readonly session: Session | null; readonly trouble: Trouble | null } = state;

export function may(permission: string): boolean {
  return state.session?.permissions.includes(permission) ?? false;
}

export function isSignedIn(): boolean {
  return state.session?.signed_in ?? false;
}

/// Signed in, with something to come in with again: who came by an invitation first sets that.
export function isSettled(): boolean {
  return isSignedIn() && !state.session?.needs_way_in;
}

/// Takes what the office says about me as true; the account's language wins over the browser's.
export async function take(session: Session): Promise<void> {
  door.csrf = session.csrf;
  const wanted = session.account?.language;
  if (wanted && wanted !== language()) await useLanguage(wanted);
  state.session = session;
  state.trouble = null;
}

export async function loadSession(): Promise<void> {
  const outcome = await ask(api.GET('/api/session'));
  if (outcome.ok) await take(outcome.data);
  else state.trouble = outcome.trouble;
}

/// The office no longer knows me: sign in, then come back to the same address.
function whenSignedOut(): void {
  if (state.session) state.session = { ...state.session, signed_in: false, permissions: [], account: undefined };
  if (place.route.name === 'sign-in' || place.route.name === 'return') return;
  const here = window.location.pathname + window.location.search + window.location.hash;
  go(withQuery('/sign-in', {}, { to: here === '/' ? '' : here }), 'replace');
}

door.whenSignedOut = whenSignedOut;

/// The token this page holds is another session's: someone signed in again in another tab. True if it was the same account.
door.renew = async (): Promise<boolean> => {
  const before = state.session?.account?.name;
  await loadSession();
  return isSignedIn() && state.session?.account?.name === before;
};

export async function signOut(): Promise<Trouble | null> {
  const outcome = await ask(api.DELETE('/api/session'));
  if (!outcome.ok) return outcome.trouble;
  door.csrf = '';
  state.session = null;
  go('/sign-in', 'replace');
  await loadSession();
  return null;
}
