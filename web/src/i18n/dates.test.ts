import { describe, expect, it } from 'vitest';
import catalogue from '../../../data/messages/web.json';
import type { Schemas } from '../api/client';
import { addDays, dateInVietnam, daysBetween, formatClock, formatDate, formatInstant, formatPartialDate, readDate, formatLongDate } from './dates';
import { formatDeadline, formatDistance } from './deadline';
import { fill, type Values } from './fill';
import type { Key, Language } from './i18n.svelte';

const sayIn = (language: Language) => (key: Key, values?: Values): string => fill(catalogue[key][language], values);

describe('dates as the reader writes them', () => {
  it.each([
    ['2023-02-20', '20/02/2023', '20 Feb 2023'],
    ['2023', '2023', '2023'],
    ['2023-05', '05/2023', 'May 2023'],
    ['--05-19', '19/05', '19 May'],
  ])('%s', (date, vi, en) => {
    expect(formatPartialDate(date, 'vi')).toBe(vi);
    expect(formatPartialDate(date, 'en')).toBe(en);
  });

  it('leaves words alone', () => expect(formatDate('cuối năm', 'vi')).toBe('cuối năm'));

  it('shows instants by the clock of Vietnam', () => {
    const instant = '2023-02-19T18:30:00Z';
    expect(formatInstant(instant, 'vi')).toBe('20/02/2023 01:30');
    expect(formatClock(new Date(instant))).toBe('01:30');
    expect(dateInVietnam(new Date(instant))).toBe('2023-02-20');
  });

  it.each([
    ['20/02/2023', '2023-02-20'],
    ['9-2-2023', '2023-02-09'],
    ['1.3.2024', '2024-03-01'],
    ['ngày 20 tháng 2 năm 2023', '2023-02-20'],
    ['2024-02-29', '2024-02-29'],
    ['29/02/2023', null],
    ['31/4/2023', null],
    ['tháng 2 năm 2023', null],
  ])('reads %s', (text, date) => expect(readDate(text)).toBe(date));

  it('counts days over months and leap years', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2023-03-01', '2023-02-28')).toBe(-1);
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
  });
});

describe('deadlines in words', () => {
  const cases: [Schemas['Deadline'] | null, string, string][] = [
    [null, '', ''],
    [{ kind: 'date', date: '2023-12-15', as_written: '' }, '15/12/2023', '15 Dec 2023'],
    [{ kind: 'moment', date: '2023-12-15', time: '16:00', as_written: '' }, '16:00 ngày 15/12/2023', '16:00 on 15 Dec 2023'],
    [{ kind: 'rule', every: 'month', day: 15, as_written: '' }, 'Hằng tháng, ngày 15', 'Every month, day 15'],
    [{ kind: 'rule', every: 'month', as_written: '' }, 'Hằng tháng', 'Every month'],
    [{ kind: 'rule', every: 'week', day: 5, as_written: '' }, 'Hằng tuần, thứ Sáu', 'Every week, Friday'],
    [{ kind: 'rule', every: 'quarter', day: 20, as_written: '' }, 'Hằng quý, ngày 20 tháng cuối kỳ', 'Every quarter, day 20 of its last month'],
    [{ kind: 'rule', every: 'half_year', day: 5, as_written: '' }, '6 tháng một lần, ngày 5 tháng cuối kỳ', 'Every half year, day 5 of its last month'],
    [{ kind: 'rule', every: 'year', day: 20, month: 11, as_written: '' }, 'Hằng năm, ngày 20/11', 'Every year, on 20/11'],
  ];
  it.each(cases)('%j', (deadline, vi, en) => {
    expect(formatDeadline(deadline, 'vi', sayIn('vi'))).toBe(vi);
    expect(formatDeadline(deadline, 'en', sayIn('en'))).toBe(en);
  });

  it.each([
    ['2023-02-20', 'hôm nay', 'today'],
    ['2023-02-21', 'ngày mai', 'tomorrow'],
    ['2023-02-23', 'còn 3 ngày', 'in 3 days'],
    ['2023-02-19', 'quá 1 ngày', '1 day late'],
    ['2023-01-31', 'quá 20 ngày', '20 days late'],
  ])('due on %s', (due, vi, en) => {
    expect(formatDistance(due, '2023-02-20', sayIn('vi'))).toBe(vi);
    expect(formatDistance(due, '2023-02-20', sayIn('en'))).toBe(en);
  });
});

describe('a whole date', () => {
  it('is said as the office says it', () => {
    expect(formatLongDate('2023-02-20', 'vi')).toBe('Thứ Hai, ngày 20 tháng 2 năm 2023');
    expect(formatLongDate('2023-02-20', 'en')).toMatch(/^Monday,? 20 February 2023$/);
  });
});
