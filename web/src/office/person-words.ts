import type { Schemas } from '../api/client';
import { fold } from '../i18n/fold';

type Account = Schemas['Account'];

export const kStates = ['active', 'invited', 'closed'] as const;

/// A name to sign in with, made of the shown one: `Lò Thị Én` → `en.lt`, easily typed on a phone.
export function suggestName(shownName: string): string {
  const syllables = fold(shownName).split(/[^a-z0-9]+/).filter(Boolean);
  const last = syllables.at(-1);
  if (!last) return '';
  const initials = syllables.slice(0, -1).map((one) => one[0]).join('');
  return initials ? `${last}.${initials}` : last;
}

/// An invited person whose link is used up or over waits for another one.
export function waitsForLink(account: Account): boolean {
  return account.state === 'invited' && !account.link_until;
}
