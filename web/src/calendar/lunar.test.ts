import { describe, expect, it } from 'vitest';
import { lunarInCell, lunarOf, lunarWords, readLunar, solarOf, solarThisYear, yearName, type LunarDay, type Moon } from './lunar';

const moon = (from: string, year: number, month: number, leap = false): Moon => ({ from, year, month, leap, certainty: 'certain' });
// The lunar months of 2025 from the fifth to the eighth, with its leap month, and the turn of 2027 with its Tết.
const moons: Moon[] = [
  moon('2025-05-27', 2025, 5), moon('2025-06-25', 2025, 6), moon('2025-07-25', 2025, 6, true), moon('2025-08-23', 2025, 7), moon('2025-09-22', 2025, 8),
  moon('2026-12-09', 2026, 11), moon('2027-01-08', 2026, 12), { ...moon('2027-02-06', 2027, 1), certainty: 'close_call' }, moon('2027-03-08', 2027, 2),
];
const day = (date: string): LunarDay => lunarOf(date, moons) as LunarDay;

it('tells the lunar date of each day that has its month', () => {
  expect(day('2027-02-05')).toEqual({ day: 29, month: 12, leap: false, year: 2026, certain: true });
  expect(day('2027-02-06')).toEqual({ day: 1, month: 1, leap: false, year: 2027, certain: false });
  expect(day('2025-08-08')).toMatchObject({ day: 15, month: 6, leap: true });
  expect(lunarOf('2025-05-26', moons)).toBeNull();
  expect(lunarOf('2026-06-01', moons)).toBeNull(); // between the years that are known
});

it('names the month in a cell on the first, at full moon, and on the 1st of a solar month', () => {
  const cell = (date: string): string => lunarInCell(date, day(date));
  expect([cell('2027-02-06'), cell('2027-02-20'), cell('2027-02-21'), cell('2027-03-01'), cell('2025-07-25'), cell('2025-08-01')]).toEqual(['1/1', '15/1', '16', '24/1', '1/6n', '8/6n']);
});

it('is said as people say it', () => {
  expect([day('2027-02-06'), day('2027-01-30'), day('2027-02-20'), day('2025-08-08'), day('2025-10-06'), day('2027-02-21')].map((one) => lunarWords(one, 'vi'))).toEqual([
    'mùng 1 tháng Giêng', '23 tháng Chạp', 'rằm tháng Giêng', '15 tháng 6 nhuận', 'rằm tháng 8', '16 tháng Giêng',
  ]);
  expect(lunarWords(day('2025-08-08'), 'en')).toBe('day 15 of lunar month 6 (leap)');
  expect([1984, 2026, 2027, 2033].map(yearName)).toEqual(['Giáp Tý', 'Bính Ngọ', 'Đinh Mùi', 'Quý Sửu']);
});

describe('a lunar day is read', () => {
  it.each([
    ['15/8 âm', 15, 8, false, null],
    ['15/8/2027 âm lịch', 15, 8, false, 2027],
    ['1-6 nhuận âl', 1, 6, true, null],
    ['1/6n am', 1, 6, true, null],
    ['rằm tháng 8', 15, 8, false, null],
    ['Mùng 1 tháng Giêng 2027', 1, 1, false, 2027],
    ['mồng 5 tháng 5', 5, 5, false, null],
    ['23 tháng chạp năm 2026', 23, 12, false, 2026],
    ['10 tháng 3 âm lịch', 10, 3, false, null],
    ['15 tháng 6 nhuận', 15, 6, true, null],
  ])('%s', (text, dayOf, month, leap, year) => expect(readLunar(text)).toEqual({ day: dayOf, month, leap, year }));
  it.each(['15/8', '31/8 âm', '1/13 âm', '10 tháng 3', 'tháng 8', '', 'ngày 20 tháng 2 năm 2023'])('not %s', (text) => expect(readLunar(text)).toBeNull());
});

it('finds the solar day, and none where there is no such month or day', () => {
  const solar = (dayOf: number, month: number, year: number, leap = false): string | null => solarOf({ day: dayOf, month, leap, year }, moons);
  expect([solar(1, 1, 2027), solar(15, 8, 2025), solar(15, 6, 2025, true), solar(30, 12, 2026), solar(1, 5, 2025, true)]).toEqual(['2027-02-06', '2025-10-06', '2025-08-08', null, null]);
});

it('without a lunar year, means the one that falls into the solar year', () => {
  const wish = (dayOf: number, month: number, year: number | null = null) => ({ day: dayOf, month, leap: false, year });
  expect([solarThisYear(wish(1, 1), 2027, moons), solarThisYear(wish(23, 12), 2027, moons), solarThisYear(wish(15, 8, 2025), 2027, moons), solarThisYear(wish(5, 5), 2027, moons)]).toEqual(['2027-02-06', '2027-01-30', '2025-10-06', null]);
});
