import { expect, test } from 'vitest';
import { toFilters } from './paper-filter';

test('filters of an address are those the server takes; others are passed over', () => {
  expect(toFilters({ q: 'a', type: 'KH', system: 'party', year: '2026', doubtful: 'true', planned: 'false', look_over: 'waiting', unit: '01JD', view: 'text' })).toEqual({
    q: 'a', type: 'KH', system: 'party', year: 2026, doubtful: true, planned: false, look_over: 'waiting', unit: '01JD',
  });
  const nothing = { q: undefined, type: undefined, system: undefined, year: undefined, doubtful: undefined, planned: undefined, look_over: undefined, unit: undefined };
  expect(toFilters({ q: '', system: 'vua', year: '12', doubtful: 'perhaps', planned: '', look_over: 'maybe' })).toEqual(nothing);
});
