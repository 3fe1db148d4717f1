/// A year on lines, one a kind or a country: what falls together, and the weeks in which nothing does. Pure.
import { addDays, daysBetween } from '../i18n/dates';
import { rankOf, type Entry, type Group } from './entries';
import { dateOf, weeksOfYear } from './grid';

export interface Line {
  /// a kind, or a country's code; empty for what belongs to no country
  name: string;
  entries: Entry[];
}

export interface Range {
  from: string;
  to: string;
}

const kCrowd = 3; // so many on one day are told

/// by  what the lines stand for; lines come in the order in which their first entry comes
export function linesBy(entries: readonly Entry[], by: (entry: Entry) => string): Line[] {
  const lines = new Map<string, Line>();
  for (const entry of entries) {
    const name = by(entry);
    const line = lines.get(name) ?? { name, entries: [] };
    line.entries.push(entry);
    lines.set(name, line);
  }
  return [...lines.values()];
}

/// The kinds that weigh most first.
export const byRank = (a: Line, b: Line): number => rankOf(a.name as Group) - rankOf(b.name as Group);

export const countryOf = (entry: Entry): string => (entry.source === 'occasion' ? (entry.day.country ?? '') : '');

/// How many stand in each week of the year.
export function countByWeek(entries: readonly Entry[], year: number): { week: string[]; count: number }[] {
  const [first, last] = [dateOf(year, 1, 1), dateOf(year, 12, 31)];
  return weeksOfYear(year).map((week) => {
    const [from, to] = [max(week[0] ?? first, first), min(week[6] ?? last, last)];
    return { week, count: entries.filter((entry) => entry.from <= to && entry.to >= from).length };
  });
}

/// Runs of whole weeks in which nothing stands, within the year.
export function emptyWeeks(entries: readonly Entry[], year: number): Range[] {
  const runs: Range[] = [];
  for (const { week, count } of countByWeek(entries, year)) {
    const [from, to] = [max(week[0] ?? '', dateOf(year, 1, 1)), min(week[6] ?? '', dateOf(year, 12, 31))];
    const before = runs.at(-1);
    if (count > 0 || daysBetween(from, to) < 6) continue; // the bits of weeks at either end of a year say nothing
    if (before && addDays(before.to, 1) === from) before.to = to;
    else runs.push({ from, to });
  }
  return runs;
}

/// Days on which three or more begin or go on, the most crowded first.
export function crowdedDays(entries: readonly Entry[], year: number): { date: string; entries: Entry[] }[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (let date = max(entry.from, dateOf(year, 1, 1)); date <= entry.to && date <= dateOf(year, 12, 31); date = addDays(date, 1)) days.set(date, [...(days.get(date) ?? []), entry]);
  }
  return [...days]
    .map(([date, found]) => ({ date, entries: found }))
    .filter((day) => day.entries.length >= kCrowd)
    .sort((a, b) => b.entries.length - a.entries.length || (a.date < b.date ? -1 : 1));
}

const max = (a: string, b: string): string => (a > b ? a : b);
const min = (a: string, b: string): string => (a < b ? a : b);
