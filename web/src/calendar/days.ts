/// The days of a year as the page shows them. Pure.
import type { Schemas } from '../api/client';
import { fold } from '../i18n/fold';
import type { Language } from '../i18n/i18n.svelte';

export type Day = Schemas['OccasionDay'];

export interface Wish {
  /// a kind, or empty for all
  kind: string;
  /// a country's code, a theme; or empty for all
  country?: string;
  theme?: string;
  words: string;
  /// only years that are round or end in 5
  round: boolean;
}

/// What lies on days, `YYYY-MM-DD`.
type Span = Pick<Day, 'from' | 'to'>;

export function nameOf(day: Day, language: Language): string {
  return language === 'en' ? day.english || day.name : day.name;
}

export function pick(days: readonly Day[], wish: Wish): Day[] {
  const wanted = fold(wish.words.trim());
  return days.filter(
    (day) =>
      (!wish.kind || day.kind === wish.kind) &&
      (!wish.country || day.country === wish.country) &&
      (!wish.theme || day.theme === wish.theme) &&
      (!wish.round || day.year_class === 'round' || day.year_class === 'five') &&
      (!wanted || fold(`${day.name} ${day.english} ${day.country ?? ''}`).includes(wanted)),
  );
}

/// What is over before `today`, and the rest.
export function part<Kept extends Span>(days: readonly Kept[], today: string): { past: Kept[]; coming: Kept[] } {
  return { past: days.filter((day) => day.to < today), coming: days.filter((day) => day.to >= today) };
}

/// year  what began before it stands in its first month
export function byMonth<Kept extends Span>(days: readonly Kept[], year = 0): { month: number; days: Kept[] }[] {
  const months: { month: number; days: Kept[] }[] = [];
  for (const day of days) {
    const month = Number(day.from.slice(0, 4)) < year ? 1 : Number(day.from.slice(5, 7));
    if (months.at(-1)?.month !== month) months.push({ month, days: [] });
    months.at(-1)?.days.push(day);
  }
  return months;
}

/// `06/02`, `06–08/02`, `25/11–10/12`
export function shownDays(day: Span): string {
  const [, month, first] = day.from.split('-');
  const [, lastMonth, last] = day.to.split('-');
  if (day.from === day.to) return `${first}/${month}`;
  return month === lastMonth ? `${first}–${last}/${month}` : `${first}/${month}–${last}/${lastMonth}`;
}

/// `T7`, `CN`; `Sat`, `Sun`
export function shownWeekday(date: string, language: Language): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (language === 'vi') return weekday === 0 ? 'CN' : `T${weekday + 1}`;
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
