/// Which part of the calendar is looked at, and how, read from the address. Pure but for the view that the browser keeps.
import { addDays, readDate } from '../i18n/dates';
import type { Query } from '../router';
import { addMonths, dateOf, dayOf, firstOfMonth, kFirstYear, kLastYear, lastOfMonth, lengthOfMonth, monthOf, weekOf, weeksOfMonth, withinYears, yearOf } from './grid';
import { readLunar, type LunarWish } from './lunar';
import type { Range } from './timeline';

export const kViews = ['month', 'week', 'year', 'list', 'timeline'] as const;
export type View = (typeof kViews)[number];

const isView = (name: string | null | undefined): name is View => kViews.some((view) => view === name);

/// The view the address names; a bare year is a list of that year; else the view last used.
export function readView(query: Query, last: string | null): View {
  if (isView(query.view)) return query.view;
  if (query.year) return 'list';
  return isView(last) ? last : 'month';
}

const kKept = 'nhipcau.calendar.view';

/// The view last used in this browser.
export function keptView(): string | null {
  try {
    return localStorage.getItem(kKept);
  } catch {
    return null; // a browser that keeps nothing
  }
}

export function keepView(view: View): void {
  try {
    localStorage.setItem(kKept, view);
  } catch {
    // the next visit begins with the month
  }
}

/// The day that is chosen: that of the address, the first of its year (which may be one the calendar has not), or today.
export function readChosen(query: Query, today: string): string {
  const date = query.date && /^\d{4}-\d{2}-\d{2}$/.test(query.date) ? readDate(query.date) : null;
  if (date) return withinYears(date);
  if (/^\d{4}$/.test(query.year ?? '') && Number(query.year) !== yearOf(today)) return `${query.year}-01-01`;
  return today;
}

/// The chosen day some views on or back.
export function stepped(view: View, date: string, step: number): string {
  if (view === 'week') return withinYears(addDays(date, 7 * step));
  return withinYears(addMonths(date, view === 'month' ? step : 12 * step));
}

/// The days a view shows.
export function rangeOf(view: View, date: string): Range {
  if (view === 'week') return ends(weekOf(date));
  if (view === 'month') return ends(weeksOfMonth(date).flat());
  return { from: dateOf(yearOf(date), 1, 1), to: dateOf(yearOf(date), 12, 31) };
}

const ends = (days: readonly string[]): Range => ({ from: days[0] ?? '', to: days.at(-1) ?? '' });

/// The years those days lie in, as far as the calendar goes; where it does not go at all, the first of them.
export function yearsOf({ from, to }: Range): number[] {
  const years: number[] = [];
  for (let year = Math.max(yearOf(from), kFirstYear); year <= Math.min(yearOf(to), kLastYear); year++) years.push(year);
  return years.length > 0 ? years : [yearOf(from)];
}

/// Where somebody wants to go: `5/3/2027`, `5/3` (of the year at hand), `3/2027`, `2027`, or a lunar day (`15/8 âm`).
export type Jump = { date: string } | { lunar: LunarWish };

export function readJump(text: string, chosen: string): Jump | null {
  const words = text.trim();
  const lunar = readLunar(words);
  if (lunar) return { lunar };
  const date = readDate(words) ?? readPart(words, chosen);
  return date && yearOf(date) >= kFirstYear && yearOf(date) <= kLastYear ? { date } : null;
}

function readPart(words: string, chosen: string): string | null {
  const dayMonth = /^(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})$/i.exec(words.normalize('NFC'));
  if (dayMonth) return readDate(`${dayMonth[1]}/${dayMonth[2]}/${yearOf(chosen)}`);
  const monthYear = /^(?:tháng\s+)?(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})$/i.exec(words.normalize('NFC'));
  if (monthYear) return readDate(`1/${monthYear[1]}/${monthYear[2]}`);
  return /^\d{4}$/.test(words) ? sameDay(Number(words), chosen) : null;
}

/// The chosen day in another year.
function sameDay(year: number, chosen: string): string {
  const first = dateOf(year, monthOf(chosen), 1);
  return dateOf(year, monthOf(chosen), Math.min(dayOf(chosen), lengthOfMonth(first)));
}

/// Where an arrow, Home, End or a page key leads in a grid of weeks; null for other keys.
export function walked(key: string, date: string): string | null {
  const week = weekOf(date);
  const targets: Record<string, string> = {
    ArrowLeft: addDays(date, -1),
    ArrowRight: addDays(date, 1),
    ArrowUp: addDays(date, -7),
    ArrowDown: addDays(date, 7),
    Home: week[0] ?? date,
    End: week[6] ?? date,
    PageUp: addMonths(date, -1),
    PageDown: addMonths(date, 1),
  };
  const target = targets[key];
  return target ? withinYears(target) : null;
}

export const isInMonth = (date: string, month: string): boolean => firstOfMonth(month) <= date && date <= lastOfMonth(month);
