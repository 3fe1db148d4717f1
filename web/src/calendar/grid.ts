/// Days ("YYYY-MM-DD"), weeks from Monday on, months and years as a calendar draws them. Pure.
import { addDays } from '../i18n/dates';

/// The calendar of days to keep, and the lunar one, are computed for these years.
export const kFirstYear = 1900;
export const kLastYear = 2100;

const pad = (part: number): string => String(part).padStart(2, '0');
const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);

export const yearOf = (date: string): number => Number(date.slice(0, 4));
export const monthOf = (date: string): number => Number(date.slice(5, 7));
export const dayOf = (date: string): number => Number(date.slice(8, 10));

export function dateOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/// ISO weekday: 1 Monday – 7 Sunday.
export function weekdayOf(date: string): number {
  return utc(date).getUTCDay() || 7;
}

export function lengthOfMonth(date: string): number {
  return new Date(Date.UTC(yearOf(date), monthOf(date), 0)).getUTCDate();
}

export const firstOfMonth = (date: string): string => `${date.slice(0, 8)}01`;
export const lastOfMonth = (date: string): string => dateOf(yearOf(date), monthOf(date), lengthOfMonth(date));

/// The same day some months on; the last of the month where that has no such day.
export function addMonths(date: string, months: number): string {
  const count = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const first = dateOf(Math.floor(count / 12), (count % 12) + 1, 1);
  return dateOf(yearOf(first), monthOf(first), Math.min(dayOf(date), lengthOfMonth(first)));
}

/// Within the years the calendar is for.
export function withinYears(date: string): string {
  if (yearOf(date) < kFirstYear) return dateOf(kFirstYear, 1, 1);
  return yearOf(date) > kLastYear ? dateOf(kLastYear, 12, 31) : date;
}

/// Its seven days, from Monday on.
export function weekOf(date: string): string[] {
  const monday = addDays(date, 1 - weekdayOf(date));
  return Array.from({ length: 7 }, (_, day) => addDays(monday, day));
}

/// The weeks that hold a day of the month: four to six.
export function weeksOfMonth(date: string): string[][] {
  const last = lastOfMonth(date);
  const weeks: string[][] = [];
  for (let week = weekOf(firstOfMonth(date)); (week[0] ?? last) <= last; week = weekOf(addDays(week[0] ?? last, 7))) weeks.push(week);
  return weeks;
}

/// The weeks that hold a day of the year: 53 or 54.
export function weeksOfYear(year: number): string[][] {
  const weeks: string[][] = [];
  for (let week = weekOf(dateOf(year, 1, 1)); yearOf(week[0] ?? '') <= year; week = weekOf(addDays(week[0] ?? '', 7))) weeks.push(week);
  return weeks;
}

/// The number of its week (ISO 8601): the first is that of the first Thursday of the year.
export function weekNumber(date: string): number {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const since = (utc(thursday).getTime() - utc(dateOf(yearOf(thursday), 1, 1)).getTime()) / 86_400_000;
  return Math.floor(since / 7) + 1;
}

/// The first days of a year's months.
export function monthsOfYear(year: number): string[] {
  return Array.from({ length: 12 }, (_, month) => dateOf(year, month + 1, 1));
}
