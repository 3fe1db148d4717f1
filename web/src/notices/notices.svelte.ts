import { api, ask, type Outcome, type Schemas } from '../api/client';
import { latestToday, noteUnseen, refreshCounts } from '../shell/rooms.svelte';

/// How many I have not seen: comes with the counts the shell asks for, and with every mark.
export const unseenNotices = (): number => latestToday()?.counts.unseen_notices ?? 0;

/// A count that says this may be more.
const kMostCounted = 100;
export const shownCount = (count: number): string => (count >= kMostCounted ? `${kMostCounted - 1}+` : String(count));

type Marked = Schemas['Notice'];

export async function markNotice(id: string, seen: boolean): Promise<Outcome<{ notice: Marked; unseen: number }>> {
  const outcome = await ask(api.PATCH('/api/notices/{notice}', { params: { path: { notice: id } }, body: { seen } }));
  if (outcome.ok) noteUnseen(outcome.data.unseen);
  return outcome;
}

// Whoever comes back to the page wants to know what happened meanwhile; who only changes windows to and fro is not asked for each time.
const kAskAgainMs = 20_000;
let askedAt = 0;
export function lookAgain(): void {
  const now = Date.now();
  if (document.hidden || now - askedAt < kAskAgainMs) return;
  askedAt = now;
  void refreshCounts();
}
