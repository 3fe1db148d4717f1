import type { Schemas } from '../api/client';
import { fold } from '../i18n/fold';

type Account = Schemas['Account'];

const kMostInitials = 4;

export const kStates = ['active', 'invited', 'closed'] as const;

/// A name to sign in with, made of the shown one: `Lò Thị Én` → `en.lt`, easily typed on a phone.
export function suggestName(shownName: string): string {
  const syllables = fold(shownName).split(/[^a-z0-9]+/).filter(Boolean);
  const last = syllables.at(-1);
  if (!last) return '';
  const initials = syllables.slice(0, -1).map((one) => one[0]).join('').slice(0, kMostInitials);
  return initials ? `${last}.${initials}` : last;
}

/// What a new link for somebody means depends on how they come in: not at all yet, with something of their own, or by links alone.
export function linkKind(account: Account): 'first' | 'again' | 'by_link' {
  if (account.state !== 'active') return 'first';
  return account.has_password ? 'again' : 'by_link';
}

/// An invited person whose link is used up or over waits for another one.
export function waitsForLink(account: Account): boolean {
  return account.state === 'invited' && !account.link_until;
}
