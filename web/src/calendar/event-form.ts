/// What the boxes of an event's form say, and the event they make. Pure.
import type { Schemas } from '../api/client';
import { kZone } from '../i18n/dates';
import { readTime } from '../programme/deadline-form';

export type EventText = Schemas['NewEvent'];
export type EventWhole = Schemas['CalendarEvent'];
export type EventTime = Schemas['EventDay'];

/// How often, as the form offers it; `kept` is a rule of somebody else's making, which stays as it is.
export type Repeat = 'none' | 'daily' | 'weekly' | 'fortnightly' | 'monthly' | 'monthly_weekday' | 'yearly' | 'kept';
export const kRepeats: readonly Repeat[] = ['none', 'daily', 'weekly', 'fortnightly', 'monthly', 'monthly_weekday', 'yearly'];

export interface EventBoxes {
  title: string;
  english: string;
  kind: string;
  place: string;
  description: string;
  isAllDay: boolean;
  first: string;
  last: string;
  start: string;
  end: string;
  zone: string;
  repeat: Repeat;
  /// the last day on which it may happen; empty: it goes on
  until: string;
  /// the rule as it was
  rule: string;
  status: Schemas['EventStatus'];
  reason: string;
}

/// What a new event says at first, and the paper that it comes from.
export interface EventDraft {
  boxes: Partial<EventBoxes>;
  paper: { id: string; name: string } | null;
}

const kDays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
/// Which of its weekday in the month a day is: 1–4, and -1 for what may be the fifth.
export const positionOf = (date: string): number => (Number(date.slice(8)) > 28 ? -1 : Math.ceil(Number(date.slice(8)) / 7));

export function newBoxes(on: string): EventBoxes {
  return {
    title: '', english: '', kind: 'meeting', place: '', description: '', isAllDay: false, first: on, last: on, start: '08:00', end: '09:00', zone: kZone,
    repeat: 'none', until: '', rule: '', status: 'planned', reason: '',
  };
}

/// time  only that one of an event that repeats; without it the event as a whole
export function boxesOf(event: EventWhole, time: EventTime | null): EventBoxes {
  const when = time ? { first: time.local_first, last: time.local_last, start: time.start_time, end: time.end_time } : { first: event.first, last: event.last, start: event.start_time, end: event.end_time };
  const said = time ?? event;
  return {
    title: said.title, english: event.english, kind: event.kind, place: said.place, description: event.description,
    isAllDay: event.all_day, first: when.first, last: when.last, start: when.start ?? '', end: when.end ?? '', zone: event.zone ?? kZone,
    ...readRepeat(event.repeats, when.first), rule: event.repeats ?? '', status: said.status, reason: said.reason ?? '',
  };
}

/// The rule that a choice makes for an event that begins on a day.
export function ruleOf(repeat: Repeat, first: string, until: string): string {
  const end = until ? `;UNTIL=${until.replaceAll('-', '')}` : '';
  const day = kDays[weekday(first)] ?? 'MO';
  switch (repeat) {
    case 'daily': return `FREQ=DAILY${end}`;
    case 'weekly': return `FREQ=WEEKLY${end};BYDAY=${day}`;
    case 'fortnightly': return `FREQ=WEEKLY${end};INTERVAL=2;BYDAY=${day}`;
    case 'monthly': return `FREQ=MONTHLY${end};BYMONTHDAY=${Number(first.slice(8))}`;
    case 'monthly_weekday': return `FREQ=MONTHLY${end};BYDAY=${positionOf(first)}${day}`;
    case 'yearly': return `FREQ=YEARLY${end}`;
    default: return '';
  }
}

const parts = (rule: string): string => rule.split(';').sort().join(';');

/// Which choice a rule is, for an event that begins on a day.
export function readRepeat(rule: string | null, first: string): { repeat: Repeat; until: string } {
  if (!rule) return { repeat: 'none', until: '' };
  const end = /(?:^|;)UNTIL=(\d{4})(\d{2})(\d{2})(?:T\d{6})?(?=;|$)/.exec(rule);
  const until = end ? `${end[1]}-${end[2]}-${end[3]}` : '';
  const bare = parts(rule.split(';').filter((part) => !part.startsWith('UNTIL=') && part !== 'INTERVAL=1').join(';'));
  const repeat = kRepeats.find((one) => one !== 'none' && parts(ruleOf(one, first, '')) === bare);
  return repeat ? { repeat, until } : { repeat: 'kept', until: '' };
}

export type Fault = 'no_title' | 'no_day' | 'backwards' | 'no_time' | 'no_reason';

/// What is missing or wrong; null if it is whole.
export function faultOf(boxes: EventBoxes): Fault | null {
  if (!boxes.title.trim()) return 'no_title';
  if (!boxes.first || !boxes.last) return 'no_day';
  if (boxes.last < boxes.first) return 'backwards';
  const start = readTime(boxes.start), end = readTime(boxes.end);
  if (!boxes.isAllDay && (!start || !end)) return 'no_time';
  if (!boxes.isAllDay && boxes.first === boxes.last && (end ?? '') < (start ?? '')) return 'backwards';
  return boxes.status !== 'planned' && !boxes.reason.trim() ? 'no_reason' : null;
}

/// Of boxes without a fault. about  what it is tied to stays
export function textOf(boxes: EventBoxes, about: Pick<EventText, 'paper' | 'task' | 'occasion'> = {}): EventText {
  const rule = boxes.repeat === 'kept' ? boxes.rule : ruleOf(boxes.repeat, boxes.first, boxes.until);
  return {
    title: boxes.title.trim(), english: boxes.english.trim(), kind: boxes.kind, place: boxes.place.trim(), description: boxes.description.trim(),
    first: boxes.first, last: boxes.last,
    start_time: boxes.isAllDay ? null : readTime(boxes.start), end_time: boxes.isAllDay ? null : readTime(boxes.end), zone: boxes.isAllDay ? null : boxes.zone,
    repeats: rule || null, status: boxes.status, reason: boxes.reason.trim() || null,
    paper: about.paper ?? null, task: about.task ?? null, occasion: about.occasion ?? null,
  };
}

/// What an event is tied to: what was chosen; what the reader may not see (nothing was `shown` for it) stays as it `was`.
export function aboutOf(chosen: { id: string } | null, was: string | null | undefined, shown: unknown): string | null {
  if (chosen) return chosen.id;
  return was && !shown ? was : null;
}

/// What an event says as a whole, so that it can be said again.
export function wholeText(event: EventWhole): EventText {
  const { title, english, kind, place, description, first, last, start_time, end_time, zone, repeats, status, reason, paper, task, occasion } = event;
  return { title, english, kind, place, description, first, last, start_time, end_time, zone, repeats, status, reason, paper, task, occasion };
}
