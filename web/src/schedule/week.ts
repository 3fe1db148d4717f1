/// The office's week as its page shows it: lines by day, in words, and what may be proposed for it. Pure.
import type { Schemas } from '../api/client';
import { addDays, formatDate, readDate } from '../i18n/dates';
import { fold } from '../i18n/fold';
import { weekdayOf, weekOf } from '../calendar/grid';
import { readTime } from '../programme/deadline-form';

export type Schedule = Schemas['Schedule'];
export type Entry = Schemas['ScheduleEntry'];
export type EntryText = Schemas['NewScheduleEntry'];
export type Leader = Schemas['ScheduleLeader'];
export type PartOfDay = Schemas['PartOfDay'];
export type Mark = NonNullable<Entry['mark']>;

export const kPartsOfDay: readonly PartOfDay[] = ['all_day', 'morning', 'afternoon', 'evening'];

/// The Monday of the week that an address names, or of today's.
export function mondayOf(named: string | undefined, today: string): string {
  const day = named && /^\d{4}-\d{2}-\d{2}$/.test(named) ? readDate(named) : null;
  return weekOf(day ?? today)[0] ?? today;
}

/// `08:00`, `08:00–09:30`; empty where only a part of the day is said
export function times({ start_time: start, end_time: end }: { start_time: string | null; end_time: string | null }): string {
  return start ? `${start}${end ? `–${end}` : ''}` : '';
}

/// What a line's time says before its times: `moved from Thứ Hai 08:00` and the like is made of day and times.
export const whenOf = (entry: Pick<Entry, 'day' | 'start_time' | 'end_time'>): string => `${formatDate(entry.day, 'vi').slice(0, 5)} ${times(entry)}`.trim();

/// The lines of a day, those of one leader alone if one is named.
export function linesOf(entries: readonly Entry[], day: string, leader = ''): Entry[] {
  return entries.filter((entry) => entry.day === day && (!leader || [...entry.chairs, ...entry.attends].some(({ id }) => id === leader)));
}

/// What the server is sent for an entry as it is.
export function textOf(entry: Entry): EntryText {
  const { day, part_of_day, start_time, end_time, content, participants, place, prepared_by, note, cancelled, event, occurrence, task, paper } = entry;
  const [chairs, attends] = [entry.chairs, entry.attends].map((leaders) => leaders.map(({ id }) => id));
  return { day, part_of_day, start_time, end_time, content, participants, place, prepared_by, note, cancelled, chairs, attends, event, occurrence, task, paper };
}

/// Whether an entry may be taken out: nobody has read it in an edition yet.
export function isFresh(schedule: Pick<Schedule, 'newest'>, entry: Pick<Entry, 'mark'>): boolean {
  return schedule.newest === 0 || entry.mark === 'added';
}

/// Entries of the week that cannot both be, by entry: what stands in its way.
export function clashes(schedule: Pick<Schedule, 'conflicts' | 'entries'>): Map<string, { name: string; kind: 'leader' | 'place'; other: Entry }[]> {
  const found = new Map<string, { name: string; kind: 'leader' | 'place'; other: Entry }[]>();
  const add = (id: string, otherId: string, name: string, kind: 'leader' | 'place'): void => {
    const other = schedule.entries.find((entry) => entry.id === otherId);
    if (other) found.set(id, [...(found.get(id) ?? []), { name, kind, other }]);
  };
  for (const { first, second, name, kind } of schedule.conflicts) {
    add(first, second, name, kind);
    add(second, first, name, kind);
  }
  return found;
}

/// A line that somebody typed for a day: `8h30-10h Họp giao ban tại Phòng họp 2`, `Sáng: làm việc với Sở`, `Tiếp đoàn`.
export function readLine(typed: string, day: string): EntryText | null {
  let rest = typed.trim().replace(/\s+/g, ' ');
  const text: EntryText = { day, content: '', part_of_day: 'all_day', start_time: null, end_time: null, place: null };
  const span = /^(\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2})\s*(?:(?:-|–|đến)\s*(\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}))?\s*[:,.-]?\s+/i.exec(`${rest} `);
  const start = span?.[1] ? clockOf(span[1]) : '';
  if (span && start) {
    text.start_time = start;
    text.end_time = (span[2] && clockOf(span[2])) || null;
    rest = rest.slice(span[0].trimEnd().length).replace(/^[\s:,.-]+/, '');
  } else {
    const part = /^(sáng|chiều|tối|cả ngày)\s*[:,-]\s*/i.exec(rest);
    if (part?.[1]) {
      text.part_of_day = ({ sáng: 'morning', chiều: 'afternoon', tối: 'evening' } as Record<string, PartOfDay>)[part[1].toLowerCase().normalize('NFC')] ?? 'all_day';
      rest = rest.slice(part[0].length);
    }
  }
  const place = /^(.+?),?\s+tại\s+([^,;]+)$/i.exec(rest);
  if (place?.[1] && place[2] && /^\p{Lu}/u.test(place[2])) {
    rest = place[1];
    text.place = place[2].replace(/\.$/, '');
  }
  text.content = capital(rest);
  return text.content ? text : null;
}

const clockOf = (words: string): string => readTime(words.replace(/\s+/g, '').replace(/giờ|g/i, 'h')) ?? '';

/// Something the week could hold: from the calendar, from what is due, from the week before.
export interface Proposal {
  key: string;
  source: 'event' | 'deadline' | 'before';
  text: EntryText;
}

type CalendarEvent = Schemas['EventDay'];
type Deadline = Schemas['DeadlineDay'];

export interface Sources {
  events: readonly CalendarEvent[];
  deadlines: readonly Deadline[];
  /// entries of the week before, as they were approved or drawn up
  before: readonly Entry[];
}

const sameLine = (a: { day: string; content: string; start_time?: string | null }, b: { day: string; content: string; start_time?: string | null }): boolean =>
  a.day === b.day && (a.start_time ?? '') === (b.start_time ?? '') && fold(a.content) === fold(b.content);

/// What of the sources lies in the week from `monday` on and is not in it yet.
/// unit     whose week it is; null: the office as a whole. Events of the office as a whole are everybody's
/// leaders  that may be named; what names others of the week before does without them
export function proposals(sources: Sources, monday: string, unit: string | null, entries: readonly Entry[], leaders: readonly Leader[]): Proposal[] {
  const sunday = addDays(monday, 6);
  const isIn = (day: string): boolean => day >= monday && day <= sunday;
  const events = sources.events
    .filter((event) => event.status === 'planned' && event.from <= sunday && event.to >= monday && (event.unit === null || event.unit === unit))
    .filter((event) => !entries.some((entry) => entry.event === event.id && (entry.occurrence ?? '') === (event.occurrence ?? '')))
    .map((event): Proposal => ({ key: `e ${event.id} ${event.occurrence ?? ''}`, source: 'event', text: ofEvent(event, monday) }));
  const deadlines = sources.deadlines
    .filter((deadline) => deadline.state !== 'done' && isIn(deadline.on) && !entries.some((entry) => entry.task !== null && entry.task === deadline.task && entry.day === deadline.on))
    .map((deadline): Proposal => ({ key: `d ${deadline.task ?? deadline.title} ${deadline.on}`, source: 'deadline', text: ofDeadline(deadline) }));
  const known = new Set(leaders.filter(({ retired }) => !retired).map(({ id }) => id));
  const before = sources.before
    .filter((entry) => !entry.cancelled && entry.event === null && entry.task === null)
    .map((entry): Proposal => ({ key: `b ${entry.id}`, source: 'before', text: aWeekOn(entry, known) }))
    .filter(({ text }) => !entries.some((entry) => sameLine(entry, { ...text, start_time: text.start_time ?? null })));
  return [...events, ...deadlines, ...before];
}

function ofEvent(event: CalendarEvent, monday: string): EntryText {
  const isTimed = !event.all_day && event.from === event.to && event.zone === 'Asia/Ho_Chi_Minh';
  const note = event.from === event.to ? null : `${formatDate(event.from, 'vi')} – ${formatDate(event.to, 'vi')}`;
  return {
    day: event.from < monday ? monday : event.from, part_of_day: 'all_day', start_time: isTimed ? event.start_time : null,
    end_time: isTimed && (event.end_time ?? '') > (event.start_time ?? '') ? event.end_time : null,
    content: event.title, place: event.place || null, note, event: event.id, occurrence: event.occurrence,
  };
}

function ofDeadline({ on, time, title, owner, task }: Deadline): EntryText {
  return { day: on, part_of_day: 'all_day', start_time: time, content: `Hạn: ${title}`.slice(0, 1000), prepared_by: owner.slice(0, 300) || null, task };
}

function aWeekOn(entry: Entry, known: ReadonlySet<string>): EntryText {
  const text = textOf(entry);
  const kept = (ids: string[] | undefined): string[] => (ids ?? []).filter((id) => known.has(id));
  return { ...text, day: addDays(entry.day, 7), note: null, paper: null, cancelled: false, chairs: kept(text.chairs), attends: kept(text.attends) };
}

/// `20/3`, `20/6 nhuận`: a day of the lunar calendar with its month.
export const lunarShort = (lunar: { day: number; month: number; leap: boolean }): string => `${lunar.day}/${lunar.month}${lunar.leap ? ' nhuận' : ''}`;

/// `thứ Hai` at the head of a line.
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/// The day before or after, within the week.
export function neighbour(day: string, step: 1 | -1): string | null {
  const next = addDays(day, step);
  return (step > 0 ? weekdayOf(day) < 7 : weekdayOf(day) > 1) ? next : null;
}
