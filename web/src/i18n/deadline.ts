/// A task's deadline in words, and how far off it is.
import type { Schemas } from '../api/client';
import { daysBetween, formatDate } from './dates';
import type { Key, Language } from './i18n.svelte';
import type { Values } from './fill';

type Deadline = Schemas['Deadline'];
type Say = (key: Key, values?: Values) => string;

/// date: `20/02/2023`; moment: `16:00 ngày 20/02/2023`; rule: `Hằng tháng, ngày 15`. Empty if there is none.
export function formatDeadline(deadline: Deadline | null | undefined, language: Language, say: Say): string {
  if (!deadline) return '';
  if (deadline.kind === 'rule') return formatRule(deadline, say);
  const date = formatDate(deadline.date ?? '', language);
  return deadline.kind === 'moment' && deadline.time ? say('deadline.moment', { time: deadline.time, date }) : date;
}

function formatRule(deadline: Deadline, say: Say): string {
  const every = say(`deadline.every.${deadline.every ?? 'month'}`);
  if (deadline.day === undefined) return every;
  if (deadline.every === 'week') return say('deadline.on_weekday', { every, weekday: say(weekdayKey(deadline.day)) });
  if (deadline.every === 'year' && deadline.month) return say('deadline.on_date', { every, day: deadline.day, month: deadline.month });
  return say(deadline.every === 'month' ? 'deadline.on_day' : 'deadline.on_last_month_day', { every, day: deadline.day });
}

/// ISO weekday, 1 = Monday.
export function weekdayKey(day: number): Key {
  return `weekday.${Math.min(7, Math.max(1, day))}` as Key;
}

/// `hôm nay`, `còn 3 ngày`, `quá 2 ngày`.
export function formatDistance(dueOn: string, today: string, say: Say): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return say('due.today');
  if (days === 1) return say('due.tomorrow');
  return days > 0 ? say('due.in', { count: days }) : say('due.ago', { count: -days });
}
