/// A unit in words: its name without the word for its kind, and how long it was there. Pure.
import type { Schemas } from '../api/client';
import { addDays, formatDate } from '../i18n/dates';
import type { Values } from '../i18n/fill';
import type { Key, Language } from '../i18n/i18n.svelte';

type Period = Pick<Schemas['Unit'], 'from' | 'until'>;
type Say = (key: Key, values?: Values) => string;

// Law 72/2025/QH15 on local government, article 1; districts and townships by the laws before it.
const kKind = /^(Thành phố|Tỉnh|Quận|Huyện|Thị xã|Thị trấn|Phường|Xã|Đặc khu) +(?=\S)/;

/// `Thành phố Hà Nội` → `Thành phố`, `Hà Nội`; a name without such a word is whole.
export function splitName(name: string): { kind: string; short: string } {
  const kind = kKind.exec(name)?.[1] ?? '';
  return { kind, short: kind ? name.slice(kind.length).trimStart() : name };
}

export function isThere({ from, until }: Period, day: string): boolean {
  return (!from || from <= day) && (!until || day < until);
}

/// The last day of a unit that ended, else null. `until` is the day after it.
export function lastDay({ until }: Period): string | null {
  return until ? addDays(until, -1) : null;
}

/// The day the unit was there that lies nearest to `day`.
export function nearestDay(period: Period, day: string): string {
  if (period.from && day < period.from) return period.from;
  const last = lastDay(period);
  return last && last < day ? last : day;
}

/// `Từ 01/07/2025 đến nay`
export function periodInWords(period: Period, language: Language, say: Say): string {
  const last = lastDay(period);
  const from = period.from ? formatDate(period.from, language) : '';
  const until = last ? formatDate(last, language) : '';
  if (from && until) return say('unit.period.both', { from, until });
  if (from) return say('unit.period.since', { from });
  return until ? say('unit.period.until', { until }) : say('unit.period.always');
}
