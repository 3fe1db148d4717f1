import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { readTime, toDeadline, toForm } from './deadline-form';

describe('a deadline goes through the editor unchanged', () => {
  const deadlines: Schemas['Deadline'][] = [
    { kind: 'date', date: '2023-12-15', as_written: '' },
    { kind: 'moment', date: '2023-12-15', time: '16:00', as_written: '' },
    { kind: 'rule', every: 'month', day: 15, as_written: '' },
    { kind: 'rule', every: 'week', as_written: '' },
    { kind: 'rule', every: 'year', day: 20, month: 11, as_written: '' },
  ];
  it.each(deadlines)('%j', (deadline) => expect(toDeadline(toForm(deadline))).toEqual(deadline));
});

describe('what is not filled in makes no deadline', () => {
  const empty = toForm(null);
  it('no date', () => expect(toDeadline(empty)).toBeNull());
  it('no hour', () => expect(toDeadline({ ...empty, kind: 'moment', date: '2023-12-15' })).toBeNull());
  it('an eighth day of the week', () => expect(toDeadline({ ...empty, kind: 'rule', every: 'week', day: '8' })).toBeNull());
  it('a rule without a day is one', () => expect(toDeadline({ ...empty, kind: 'rule' })).toEqual({ kind: 'rule', every: 'month', as_written: '' }));
});

describe('hours as people write them', () => {
  it.each([
    ['16:00', '16:00'],
    ['16h', '16:00'],
    ['16h30', '16:30'],
    ['16g30', '16:30'],
    ['8 giờ 05', '08:05'],
    ['8 giờ 05 phút', '08:05'],
    ['24:00', null],
    ['7:61', null],
    ['chiều', null],
    ['', null],
  ])('%s', (text, time) => expect(readTime(text)).toBe(time));
});
