import { describe, expect, it } from 'vitest';
import { addMonths, lastOfMonth, monthsOfYear, weekNumber, weekOf, weekdayOf, weeksOfMonth, weeksOfYear, withinYears } from './grid';

describe('a month in weeks', () => {
  it.each([
    ['2027-02-10', 4, '2027-02-01', '2027-02-28'], // February from Monday to Sunday
    ['2027-03-31', 5, '2027-03-01', '2027-04-04'],
    ['2028-02-29', 5, '2028-01-31', '2028-03-05'], // a leap year
    ['2027-08-01', 6, '2027-07-26', '2027-09-05'], // begins on a Sunday
    ['2026-12-31', 5, '2026-11-30', '2027-01-03'], // over the end of the year
  ])('%s has %i from %s to %s', (date, count, first, last) => {
    const weeks = weeksOfMonth(date);
    expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([count, first, last]);
    expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] ?? '') === 1)).toBe(true);
    expect(new Set(weeks.flat()).size).toBe(count * 7);
  });
});

it('goes months on and back, to the last day where a month is shorter', () => {
  expect([addMonths('2027-01-31', 1), addMonths('2028-01-31', 1), addMonths('2027-03-31', -1), addMonths('2027-12-15', 1), addMonths('2027-01-15', -1), addMonths('2028-02-29', -12)]).toEqual([
    '2027-02-28', '2028-02-29', '2027-02-28', '2028-01-15', '2026-12-15', '2027-02-28',
  ]);
  expect([lastOfMonth('2100-02-05'), lastOfMonth('2000-02-05')]).toEqual(['2100-02-28', '2000-02-29']);
  expect([withinYears('1899-12-31'), withinYears('2101-01-01'), withinYears('2027-05-05')]).toEqual(['1900-01-01', '2100-12-31', '2027-05-05']);
});

it('numbers weeks as ISO 8601 does', () => {
  expect(['2027-01-01', '2027-01-03', '2027-01-04', '2026-12-31', '2024-12-30', '2021-01-03', '2027-12-31'].map(weekNumber)).toEqual([53, 53, 1, 53, 1, 53, 52]);
  expect(weekOf('2027-01-01')).toEqual(['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03']);
});

it('has weeks that hold each day of a year once, and twelve months', () => {
  for (const year of [1900, 2000, 2012, 2027, 2028, 2100]) {
    const days = weeksOfYear(year).flat();
    expect(new Set(days).size).toBe(days.length);
    expect(days.filter((day) => day.startsWith(`${year}-`)).length).toBe(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365);
    expect(monthsOfYear(year).length).toBe(12);
  }
  expect(weeksOfYear(2012).length).toBe(54); // from Sunday to Monday, in a leap year
});
