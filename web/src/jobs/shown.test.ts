import { expect, test } from 'vitest';
import type { Schemas } from '../api/client';
import { nextAskMs, quartersDone, shownJobs } from './shown';

type Job = Schemas['Job'];
const now = new Date('2026-03-02T10:00:00Z');
const job = (id: string, state: Job['state'], ended_at: string | null, kind = 'import'): Job => ({
  id,
  kind,
  name: `${id}.zip`,
  state,
  done: 0,
  total: 0,
  step: null,
  message: null,
  cancelling: false,
  made_at: '2026-02-20T08:00:00Z',
  started_at: null,
  ended_at,
});

test('open jobs are shown however old; ended ones for a day, until they are cleared away', () => {
  const jobs = [
    job('running', 'running', null),
    job('waiting', 'waiting', null),
    job('fresh', 'done', '2026-03-02T09:00:00Z'),
    job('yesterday', 'failed', '2026-03-01T11:00:00Z'),
    job('old', 'done', '2026-02-28T09:00:00Z'),
    job('backup', 'running', null, 'backup'),
  ];
  const ids = (clearedAt: string): string[] => shownJobs(jobs, 'import', clearedAt, now).map(({ id }) => id);
  expect(ids('')).toEqual(['running', 'waiting', 'fresh', 'yesterday']);
  expect(ids('2026-03-02T00:00:00Z')).toEqual(['running', 'waiting', 'fresh']);
  expect(ids('2026-03-02T09:30:00Z')).toEqual(['running', 'waiting']);
});

test.each([[0, 0, 0], [0, 7, 0], [1, 7, 0], [2, 7, 1], [4, 7, 2], [6, 7, 3], [7, 7, 4], [9, 7, 4]])('%d of %d is %d quarters', (done, total, quarters) => {
  expect(quartersDone({ done, total })).toBe(quarters);
});

test('open jobs are asked after every second, a silent server ever more seldom, ended ones no more', () => {
  const open = [job('a', 'running', null)];
  const ended = [job('b', 'done', '2026-03-02T09:00:00Z')];
  expect([nextAskMs(open, 0), nextAskMs(ended, 0), nextAskMs([], 0)]).toEqual([1000, null, null]);
  expect([1, 2, 3, 4, 9].map((failures) => nextAskMs(open, failures))).toEqual([2000, 4000, 8000, 15000, 15000]);
});
