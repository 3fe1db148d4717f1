/// The calendar in words: titles of what is shown, days with their lunar date, what screen readers hear. Pure.
import { formatDate, formatLongDate } from '../i18n/dates';
import type { Language } from '../i18n/i18n.svelte';
import type { Values } from '../i18n/fill';
import type { Key } from '../i18n/i18n.svelte';
import type { Entry } from './entries';
import { dayOf, firstOfMonth, lastOfMonth, monthOf, weekNumber, weekOf, yearOf } from './grid';
import { lunarOf, lunarWords, yearName, type LunarDay, type Moon } from './lunar';
import type { View } from './view';

export type Say = (key: Key, values?: Values) => string;

/// `01/03`
export const shortDate = (date: string): string => `${date.slice(8)}/${date.slice(5, 7)}`;

/// `01–07/03/2027`, `28/12/2026–03/01/2027`
export function spanWords(from: string, to: string): string {
  if (from === to) return formatDate(from, 'vi');
  if (yearOf(from) !== yearOf(to)) return `${formatDate(from, 'vi')}–${formatDate(to, 'vi')}`;
  return `${monthOf(from) === monthOf(to) ? from.slice(8) : shortDate(from)}–${formatDate(to, 'vi')}`;
}

/// `Tháng 3 năm 2027`
export function monthTitle(date: string, language: Language): string {
  if (language === 'vi') return `Tháng ${monthOf(date)} năm ${yearOf(date)}`;
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

/// `Tháng 3`
export function monthName(date: string, language: Language): string {
  if (language === 'vi') return `Tháng ${monthOf(date)}`;
  return new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

export function titleOf(view: View, date: string, language: Language, say: Say): string {
  const year = yearOf(date);
  if (view === 'month') return monthTitle(date, language);
  if (view === 'list') return say('days.title', { year });
  if (view === 'year') return say('days.year', { year });
  if (view === 'timeline') return say('days.timeline.title', { year });
  const week = weekOf(date);
  return say('days.week.title', { number: weekNumber(date), days: spanWords(week[0] ?? date, week[6] ?? date) });
}

/// The lunar days of a month or a week: `từ 24 tháng Giêng đến 24 tháng 2 âm lịch, năm Đinh Mùi`; empty where they are not known.
export function lunarSpan(from: string, to: string, moons: readonly Moon[], language: Language, say: Say): string {
  const [first, last] = [lunarOf(from, moons), lunarOf(to, moons)];
  if (!first || !last) return '';
  const names = first.year === last.year ? yearName(first.year) : `${yearName(first.year)} – ${yearName(last.year)}`;
  return say('days.lunar.span', { from: lunarWords(first, language), to: lunarWords(last, language), year: names });
}

export function lunarSpanOf(view: View, date: string, moons: readonly Moon[], language: Language, say: Say): string {
  if (view === 'month') return lunarSpan(firstOfMonth(date), lastOfMonth(date), moons, language, say);
  const week = weekOf(date);
  return view === 'week' ? lunarSpan(week[0] ?? date, week[6] ?? date, moons, language, say) : '';
}

/// `28 tháng Giêng âm lịch, năm Đinh Mùi`, and whether that is certain.
export function lunarLine(lunar: LunarDay | null, language: Language, say: Say): string {
  if (!lunar) return '';
  const line = say('days.lunar.day', { day: lunarWords(lunar, language), year: yearName(lunar.year) });
  return lunar.certain ? line : `${line} (${say('days.lunar.uncertain')})`;
}

const kToldTitles = 3;

/// What a screen reader says of a day: the date, the lunar date, whether work rests, and the first of what is on it.
export function dayWords(date: string, facts: { lunar: LunarDay | null; off: string; isToday: boolean; entries: readonly Entry[] }, language: Language, say: Say): string {
  const parts = [formatLongDate(date, language)];
  if (facts.isToday) parts.push(say('days.today'));
  if (facts.lunar) parts.push(say('days.lunar.short', { day: lunarWords(facts.lunar, language) }));
  if (facts.off) parts.push(facts.off);
  if (facts.entries.length === 0) return parts.join(', ');
  const titles = facts.entries.slice(0, kToldTitles).map(({ title, start }) => (start ? `${start} ${title}` : title));
  if (facts.entries.length > kToldTitles) titles.push(say('days.more', { count: facts.entries.length - kToldTitles }));
  return `${parts.join(', ')}. ${say('days.entries', { count: facts.entries.length })}: ${titles.join('; ')}`;
}

/// The number of a day in a cell: with its month on the 1st of a month that is not the one shown.
export function numberInCell(date: string, month: string): string {
  return dayOf(date) === 1 && monthOf(date) !== monthOf(month) ? `1/${monthOf(date)}` : String(dayOf(date));
}
