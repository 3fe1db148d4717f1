import { expect, test } from 'vitest';
import { newDays } from './lead-times';

test.each([
  ['30', 30],
  [' 7 ', 7],
  ['', 0],
  ['—', 0],
  ['0', 0],
  ['365', 365],
  ['366', null],
  ['-5', null],
  ['30 ngày', null],
  ['1.5', null],
  ['99999', null],
])('days of preparation typed as “%s”', (typed, days) => {
  expect(newDays(typed, 365)).toBe(days);
});
