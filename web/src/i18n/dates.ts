/// Dates as the reader's language writes them. Calendar dates carry no zone; instants are shown in Vietnam's.
import type { Language } from './i18n.svelte';

export const kZone = 'Asia/Ho_Chi_Minh';
const kLocale = { vi: 'vi-VN', en: 'en-GB' } as const;
const kDayMs = 86_400_000;

function calendarDate(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/// `2023-02-20` → `20/02/2023` (vi), `20 Feb 2023` (en); other texts stay as they are.
export function formatDate(date: string, language: Language): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const month = language === 'vi' ? '2-digit' : 'short';
  return new Intl.DateTimeFormat(kLocale[language], { day: '2-digit', month, year: 'numeric', timeZone: 'UTC' }).format(calendarDate(date));
}

/// A date known only in part: `2023`, `2023-05`, `--05-19`.
export function formatPartialDate(date: string, language: Language): string {
  const day = /^--(\d{2})-(\d{2})$/.exec(date);
  if (day) return language === 'vi' ? `${day[2]}/${day[1]}` : formatDate(`2000-${day[1]}-${day[2]}`, 'en').slice(0, 6);
  const month = /^(\d{4})-(\d{2})$/.exec(date);
  if (month) return language === 'vi' ? `${month[2]}/${month[1]}` : formatDate(`${date}-01`, 'en').slice(3);
  return formatDate(date, language);
}

/// The whole date with its weekday: `Thứ Hai, ngày 20 tháng 2 năm 2023` (the browser's own Vietnamese leaves out `ngày` and `năm`).
export function formatLongDate(date: string, language: Language): string {
  const day = calendarDate(date);
  if (language === 'en') return new Intl.DateTimeFormat(kLocale.en, { dateStyle: 'full', timeZone: 'UTC' }).format(day);
  const weekday = new Intl.DateTimeFormat(kLocale.vi, { weekday: 'long', timeZone: 'UTC' }).format(day);
  return `${weekday}, ngày ${day.getUTCDate()} tháng ${day.getUTCMonth() + 1} năm ${day.getUTCFullYear()}`;
}

/// `20/02/2023 16:05`
export function formatInstant(instant: string, language: Language): string {
  const moment = new Date(instant);
  return `${formatDate(dateInVietnam(moment), language)} ${formatClock(moment)}`;
}

export function formatExactInstant(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(kLocale[language], { dateStyle: 'full', timeStyle: 'long', timeZone: kZone }).format(new Date(instant));
}

export function formatClock(instant: Date): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: kZone }).format(instant);
}

/// Today's calendar date in Vietnam, `YYYY-MM-DD`.
export function dateInVietnam(instant: Date): string {
  const format = new Intl.DateTimeFormat('en', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: kZone });
  const part = (type: string): string => format.formatToParts(instant).find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`; // no locale writes it so in every version of CLDR
}

/// Days from `from` to `to`; negative when `to` is past.
export function daysBetween(from: string, to: string): number {
  return Math.round((calendarDate(to).getTime() - calendarDate(from).getTime()) / kDayMs);
}

/// `2025-07-01`, -1 → `2025-06-30`
export function addDays(date: string, days: number): string {
  return new Date(calendarDate(date).getTime() + days * kDayMs).toISOString().slice(0, 10);
}

/// Reads a date the way papers write it: `20/02/2023`, `20-2-2023`, `ngày 20 tháng 02 năm 2023`, `2023-02-20`. Null if there is none.
export function readDate(text: string): string | null {
  const iso = /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  if (iso) return validDate(iso[1], iso[2], iso[3]);
  const short = /(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})/.exec(text);
  if (short) return validDate(short[3], short[2], short[1]);
  const words = /(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/i.exec(text.normalize('NFC'));
  return words ? validDate(words[3], words[2], words[1]) : null;
}

function validDate(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = calendarDate(date);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : null;
}
