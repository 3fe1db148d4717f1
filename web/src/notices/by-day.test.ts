import { expect, test } from 'vitest';
import { byDay } from './by-day';

const made = (made_at: string) => ({ made_at });

test('rows of one day in Vietnam stand together, in their order', () => {
  const rows = [made('2026-11-22T17:00:00.000Z'), made('2026-11-22T16:59:59.999Z'), made('2026-11-21T17:00:00.000Z'), made('2026-11-21T16:00:00.000Z')];
  expect(byDay(rows)).toEqual([
    ['2026-11-23', [rows[0]]],
    ['2026-11-22', [rows[1], rows[2]]],
    ['2026-11-21', [rows[3]]],
  ]);
  expect(byDay([])).toEqual([]);
});
