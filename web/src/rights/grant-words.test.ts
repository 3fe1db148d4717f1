import { expect, test } from 'vitest';
import type { Schemas } from '../api/client';
import { grouped, named, previewOf, roleName, whenInWords, whereInWords, withIncluded } from './grant-words';

const say = (key: string, values: Record<string, string | number> = {}): string => [key, ...Object.values(values)].join('|');
const catalogue = (
  [
    ['papers.read', null],
    ['papers.correct', 'papers.read'],
    ['plans.read', 'papers.read'],
    ['plans.edit', 'plans.read'],
    ['roles.manage', null],
  ] as const
).map(([name, includes]): Schemas['Permission'] => ({ name, includes, words: name, scope: 'unit' }));
const province = { name: 'Tỉnh Vân Sơn' };

test('where a role is good is said in words', () => {
  expect(whereInWords({ unit: null, with_below: false }, say)).toBe('grant.where.office');
  expect(whereInWords({ unit: null, with_below: true }, say)).toBe('grant.where.office_below');
  expect(whereInWords({ unit: province, with_below: false }, say)).toBe('Tỉnh Vân Sơn');
  expect(whereInWords({ unit: province, with_below: true }, say)).toBe('grant.where.below|Tỉnh Vân Sơn');
});

test('the last day is the one before it ends', () => {
  expect(whenInWords({ from: '2026-12-01', until: '2026-12-08' }, 'vi', say)).toBe('grant.when.from|01/12/2026 grant.when.until|07/12/2026');
  expect(whenInWords({ from: null, until: null }, 'vi', say)).toBe('');
});

test('what will be is said from today on, or from a day to come', () => {
  const where = { unit: province, with_below: true };
  const told = (from: string | null, until: string | null) => previewOf('Lan', 'Văn thư', where, { from, until }, '2026-11-22', 'vi', say);
  expect(told(null, null)).toBe('grant.preview|Lan|Văn thư|grant.where.below|Tỉnh Vân Sơn|grant.when.today');
  expect(told('2026-11-22', null)).toContain('grant.when.today');
  expect(told('2026-12-01', '2026-12-08')).toContain('grant.when.from|01/12/2026 grant.when.until|07/12/2026');
});

test('a role is called by its English name where English is read and it has one', () => {
  expect(roleName({ name: 'Văn thư', english: 'Clerk' }, 'en')).toBe('Clerk');
  expect(roleName({ name: 'Văn thư', english: null }, 'en')).toBe('Văn thư');
  expect(roleName({ name: 'Văn thư', english: 'Clerk' }, 'vi')).toBe('Văn thư');
});

test('permissions stand by what they are about', () => {
  expect(grouped(catalogue).map(({ room, permissions }) => [room, permissions.length])).toEqual([['papers', 2], ['plans', 2], ['roles', 1]]);
});

test('what others include comes with them and need not be named', () => {
  expect([...withIncluded(['plans.edit'], catalogue)].sort()).toEqual(['papers.read', 'plans.edit', 'plans.read']);
  expect(named(['papers.read', 'plans.read', 'plans.edit', 'roles.manage'], catalogue)).toEqual(['plans.edit', 'roles.manage']);
  expect(named(['papers.read'], catalogue)).toEqual(['papers.read']);
});
