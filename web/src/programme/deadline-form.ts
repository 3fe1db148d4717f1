/// What the deadline editor's boxes say, and the deadline they make. Pure.
import type { Schemas } from '../api/client';

type Deadline = Schemas['Deadline'];

export interface DeadlineForm {
  kind: Deadline['kind'];
  date: string;
  time: string;
  every: NonNullable<Deadline['every']>;
  /// empty: no day named
  day: string;
  month: string;
}

export function toForm(deadline: Deadline | null): DeadlineForm {
  return {
    kind: deadline?.kind ?? 'date',
    date: deadline?.date ?? '',
    time: deadline?.time ?? '',
    every: deadline?.every ?? 'month',
    day: deadline?.day ? String(deadline.day) : '',
    month: deadline?.month ? String(deadline.month) : '',
  };
}

/// Null if something is missing or wrong: no date, no hour, a day that its period does not have.
export function toDeadline(form: DeadlineForm): Deadline | null {
  if (form.kind === 'rule') return toRule(form);
  if (!form.date) return null;
  if (form.kind === 'date') return { kind: 'date', date: form.date, as_written: '' };
  const time = readTime(form.time);
  return time ? { kind: 'moment', date: form.date, time, as_written: '' } : null;
}

function toRule(form: DeadlineForm): Deadline | null {
  const rule: Deadline = { kind: 'rule', every: form.every, as_written: '' };
  const day = Number(form.day);
  const mostDays = form.every === 'week' ? 7 : 31;
  if (form.day !== '') {
    if (!Number.isInteger(day) || day < 1 || day > mostDays) return null;
    rule.day = day;
  }
  if (form.every === 'year' && form.month !== '') rule.month = Number(form.month);
  return rule;
}

/// `16:00`, `16h`, `16h30`, `8 giờ 05` → `16:00`, `16:00`, `16:30`, `08:05`; null if it is no hour.
export function readTime(text: string): string | null {
  const match = /^\s*(\d{1,2})\s*(?:[:hg]|giờ)?\s*(\d{2})?\s*(?:phút)?\s*$/i.exec(text.normalize('NFC'));
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null;
}
