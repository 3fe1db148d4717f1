/// Which jobs a page shows, and when to speak of them. Pure.
import type { Schemas } from '../api/client';

type Job = Schemas['Job'];
const kShownMs = 24 * 3600 * 1000;

export function isOpen(job: Pick<Job, 'state'>): boolean {
  return job.state === 'waiting' || job.state === 'running';
}

/// The open jobs of a kind, and those that ended within a day and after the reader last cleared the list (`clearedAt`, an instant or nothing).
export function shownJobs(jobs: readonly Job[], kind: string, clearedAt: string, now: Date): Job[] {
  const since = Math.max(now.getTime() - kShownMs, clearedAt ? Date.parse(clearedAt) : 0);
  return jobs.filter((job) => job.kind === kind && (isOpen(job) || Date.parse(job.ended_at ?? job.made_at) > since));
}

/// Quarters that are done, 0 to 4: screen readers hear of these, not of every step.
export function quartersDone({ done, total }: Pick<Job, 'done' | 'total'>): number {
  return total > 0 ? Math.min(4, Math.floor((4 * done) / total)) : 0;
}

/// How long to wait before asking again: often while something moves, seldom when the server does not answer; null when nothing is open.
export function nextAskMs(jobs: readonly Job[], failures: number): number | null {
  if (failures > 0) return Math.min(15_000, 1000 * 2 ** Math.min(failures, 4));
  return jobs.some(isOpen) ? 1000 : null;
}
