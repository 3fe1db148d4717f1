import { expect, test } from 'vitest';
import type { Schemas } from '../api/client';
import { erasableValues, isNamed, pathOf, shownValue, toTrailFilters } from './trail-words';

const line = (about: Partial<Schemas['TrailLine']['about']>, by: string | null = 'a'): Schemas['TrailLine'] => ({
  id: '1', at: '2026-11-22T08:00:00Z', by: by ? { id: by, shown_name: 'Lan' } : null, from_address: '', event: 'x.y', words: '', field: '', before: '', after: '', erased: [],
  about: { kind: 'paper', id: 'p', name: '1/KH', page: null, ...about },
});

test('what an address holds is asked of the server only where it would be taken', () => {
  const nothing = { account: undefined, group: undefined, from: undefined, to: undefined, kind: undefined, thing: undefined };
  expect(toTrailFilters({ group: 'others', from: 'yesterday', to: '2026-02-31x', thing: 'p' })).toEqual(nothing);
  expect(toTrailFilters({ account: 'a', group: 'rights', from: '2026-11-01', to: '2026-11-22', kind: 'paper', thing: 'p' })).toEqual({
    account: 'a', group: 'rights', from: '2026-11-01', to: '2026-11-22', kind: 'paper', thing: 'p',
  });
});

test('a line leads to the page of what it is about, if there is one', () => {
  expect(pathOf(line({ page: { kind: 'paper', id: 'p' } }))).toBe('/papers/p');
  expect(pathOf(line({ page: { kind: 'plan', id: 'q' } }))).toBe('/plans/q');
  expect(pathOf(line({ page: { kind: 'unit', id: 'u' } }))).toBe('/units/u');
  expect(pathOf(line({ page: { kind: 'role', id: 'r' } }))).toBe('/roles?role=r');
  expect(pathOf(line({ page: null }))).toBe('');
});

test('who did something to themselves is named once', () => {
  expect(isNamed(line({ kind: 'account', id: 'a' }))).toBe(false);
  expect(isNamed(line({ kind: 'account', id: 'b' }))).toBe(true);
  expect(isNamed(line({ kind: 'account', id: 'a' }, null))).toBe(true);
  expect(isNamed(line({ name: null }))).toBe(false);
});

test('values are shown as they are read', () => {
  expect(shownValue('2026-11-22', 'vi')).toBe('22/11/2026');
  expect(shownValue('a'.repeat(64), 'vi')).toBe('aaaaaaaaaaaa…');
  expect(shownValue('Sơn La', 'vi')).toBe('Sơn La');
});

test('what could be taken out of a line is what is there, and never what the trail says of itself', () => {
  const full = { ...line({}), from_address: '192.0.2.7', before: 'Lan', after: 'Én' };
  expect(erasableValues(full)).toEqual(['from_address', 'before', 'after']);
  expect(erasableValues({ ...full, after: '', erased: ['after'] })).toEqual(['from_address', 'before']);
  expect(erasableValues(line({}))).toEqual([]);
  for (const event of ['office.audit_value_erased', 'office.audit_chained']) expect(erasableValues({ ...full, event })).toEqual([]);
});
