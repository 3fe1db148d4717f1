import { api, ask, type Schemas, type Trouble } from '../api/client';
import { refreshCounts } from '../shell/rooms.svelte';
import { isOpen, nextAskMs } from './shown';

type Job = Schemas['Job'];

/// The jobs that the reader asked for, here or in another tab, today or before. Asked after while one is open and the page is looked at.
const state = $state<{ list: Job[]; ended: number }>({ list: [], ended: 0 });
let failures = 0;
let pending: Promise<void> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/// `ended` counts the jobs that ended, and the choices made, while the page looked on, so that a list can load again when it grows.
export const jobs: { readonly list: readonly Job[]; readonly ended: number } = state;

export function refreshJobs(): Promise<void> {
  pending ??= look().finally(() => (pending = null));
  return pending;
}

async function look(): Promise<void> {
  clearTimeout(timer);
  const outcome = await ask(api.GET('/api/jobs'));
  failures = outcome.ok || outcome.trouble.status === 401 ? 0 : failures + 1;
  if (outcome.ok) take(outcome.data.items);
  else if (outcome.trouble.status === 401) state.list = [];
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  const wait = nextAskMs(state.list, failures);
  if (wait !== null && !document.hidden) timer = setTimeout(() => void refreshJobs(), wait);
}

function take(list: Job[]): void {
  const wasOpen = new Set(state.list.filter(isOpen).map((job) => job.id));
  const justEnded = list.filter((job) => wasOpen.has(job.id) && !isOpen(job)).length;
  state.list = list;
  if (justEnded === 0) return;
  state.ended += justEnded;
  void refreshCounts();
}

/// A job that was just begun, or has just changed.
export function takeJob(job: Job): void {
  take([job, ...state.list.filter((other) => other.id !== job.id)].sort((a, b) => (a.made_at < b.made_at ? 1 : -1)));
  schedule();
}

/// Something was registered by a choice made in a job's list; a job may have begun for it.
export function noteChoice(): void {
  state.ended += 1;
  void refreshCounts();
  void refreshJobs();
}

export async function cancelJob(id: string): Promise<Trouble | null> {
  const outcome = await ask(api.POST('/api/jobs/{job}/cancel', { params: { path: { job: id } } }));
  if (outcome.ok) takeJob(outcome.data);
  return outcome.ok ? null : outcome.trouble;
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && (state.list.length > 0 || failures > 0)) void refreshJobs();
});
