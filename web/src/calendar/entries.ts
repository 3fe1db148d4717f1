/// What stands on the days of the calendar, whatever it is: days to keep, events, deadlines, days off. Pure.
import type { Schemas } from '../api/client';
import { addDays, daysBetween, formatClock, kZone } from '../i18n/dates';
import { fold } from '../i18n/fold';
import type { Language } from '../i18n/i18n.svelte';
import { nameOf, pick, type Day, type Wish } from './days';

/// One time of an event of the office.
export type CalendarEvent = Schemas['EventDay'];
export type Deadline = Schemas['DeadlineDay'];
/// A day on which reporting periods close, or reports are due.
export type PeriodDay = Schemas['PeriodDay'];
/// By when something is ready for a day to keep.
export type Step = Schemas['Step'];

export type Group = Day['kind'] | 'event' | 'deadline' | 'step' | 'period';

/// Something on one or more days. `start` and `end` are times of day in Việt Nam, `HH:MM`, for what happens within one day.
interface Common {
  key: string;
  group: Group;
  title: string;
  /// as short as a cell of the month needs it
  short: string;
  from: string;
  to: string;
  start: string | null;
  end: string | null;
}

export type Entry = Common & ({ source: 'occasion'; day: Day } | { source: 'event'; event: CalendarEvent } | { source: 'deadline'; deadline: Deadline } | { source: 'step'; made: Step } | { source: 'period'; period: PeriodDay });
export type OccasionEntry = Extract<Entry, { source: 'occasion' }>;
export type EventEntry = Extract<Entry, { source: 'event' }>;

export interface Sources {
  days: readonly Day[];
  events: readonly CalendarEvent[];
  deadlines: readonly Deadline[];
  /// none where they are not asked for
  steps?: readonly Step[];
  periods?: readonly PeriodDay[];
}

/// What comes first on a day.
const kRank: Record<Group, number> = { great_day: 0, feast: 1, event: 2, deadline: 3, national_day: 4, memorial: 5, founding: 6, international_day: 7, relation: 8, step: 9, period: 10 };

export const rankOf = (group: Group): number => kRank[group];

/// The two sides of a relation, as its name ends: `Việt Nam - Pháp`, `Vietnam and France`.
const kSides = { vi: /Việt Nam - (.+)$/, en: /between Vietnam and (.+)$/ } as const;

/// `Việt Nam – Pháp` for a relation, else the name without the word that every name begins with.
export function shortName(day: Day, language: Language): string {
  const name = nameOf(day, language);
  if (day.kind === 'relation') {
    const other = kSides[language].exec(name)?.[1];
    if (other) return `${language === 'en' ? 'Vietnam' : 'Việt Nam'} – ${other}`;
  }
  const rest = language === 'vi' ? /^Ngày (\p{L}.*)$/u.exec(name)?.[1] : undefined;
  return rest ? rest.charAt(0).toUpperCase() + rest.slice(1) : name;
}

function fromDay(day: Day, language: Language): Entry {
  const isNoted = day.year_class === 'round' || day.year_class === 'five';
  const short = shortName(day, language) + (isNoted && day.years ? ` · ${day.years} ${language === 'vi' ? 'năm' : 'years'}` : '');
  return { source: 'occasion', key: `o ${day.id} ${day.from}`, group: day.kind, title: nameOf(day, language), short, from: day.from, to: day.to, start: null, end: null, day };
}

/// The time of day at which an instant lies; null for whole days, and for what goes on over midnight.
const clock = (event: CalendarEvent, instant: string | null): string | null =>
  event.all_day || event.from !== event.to || !instant ? null : formatClock(new Date(instant));

function fromEvent(event: CalendarEvent, language: Language): Entry {
  const { id, occurrence, from, to } = event;
  const title = language === 'en' && event.english ? event.english : event.title;
  return { source: 'event', key: `e ${id} ${occurrence ?? ''}`, group: 'event', title, short: title, from, to, start: clock(event, event.start), end: clock(event, event.end), event };
}

function fromDeadline(deadline: Deadline): Entry {
  const { title, on, time } = deadline;
  return { source: 'deadline', key: `d ${deadline.kind} ${deadline.task ?? deadline.period ?? title} ${on}`, group: 'deadline', title, short: title, from: on, to: on, start: time, end: null, deadline };
}

function fromStep(step: Step, language: Language): Entry {
  const title = `${step.words}: ${step.name}`;
  const other = kSides[language].exec(step.name)?.[1];
  const short = other ? `${step.words}: ${language === 'en' ? 'Vietnam' : 'Việt Nam'} – ${other}` : title;
  return { source: 'step', key: `s ${step.step} ${step.occasion} ${step.from}`, group: 'step', title, short, from: step.on, to: step.on, start: null, end: null, made: step };
}

function fromPeriod(period: PeriodDay): Entry {
  const { words, on } = period;
  return { source: 'period', key: `p ${period.kind} ${period.regulation} ${period.due_to ?? ''} ${on}`, group: 'period', title: words, short: words, from: on, to: on, start: null, end: null, period };
}

/// All of them that the reader wishes to see, in the order in which a day shows them.
/// wish  `kind` may also be `event`, `deadline` or `period` (which is shown only when it is wished for); what narrows days to keep alone (a country, round years) leaves the others out
export function merge(sources: Sources, wish: Wish, language: Language): Entry[] {
  const words = fold(wish.words.trim());
  const isForDaysAlone = Object.entries(wish).some(([name, value]) => name !== 'kind' && name !== 'words' && Boolean(value));
  const has = (group: Group): boolean => !isForDaysAlone && (wish.kind === '' || wish.kind === group);
  const fits = (...texts: string[]): boolean => !words || texts.some((text) => fold(text).includes(words));
  const entries = pick(sources.days, wish).map((day) => fromDay(day, language));
  if (has('event')) entries.push(...sources.events.filter(({ title, english, place }) => fits(title, english, place)).map((event) => fromEvent(event, language)));
  if (has('deadline')) entries.push(...sources.deadlines.filter(({ title, owner }) => fits(title, owner)).map(fromDeadline));
  if (has('period') && wish.kind) entries.push(...(sources.periods ?? []).filter((period) => fits(period.words, period.reports, period.regulation)).map(fromPeriod));
  entries.push(...stepsOf(sources, wish).map((step) => fromStep(step, language)));
  return entries.sort(compare);
}

/// The steps for days to keep that the reader wishes to see: narrowed, those for days of the years at hand.
function stepsOf({ steps = [], days }: Sources, wish: Wish): readonly Step[] {
  const narrowing = { ...wish, words: '' };
  if (['event', 'deadline', 'period'].includes(wish.kind)) return [];
  const words = fold(wish.words.trim());
  const named = steps.filter(({ name }) => !words || fold(name).includes(words));
  if (!Object.values(narrowing).some(Boolean)) return named;
  const wished = new Set(pick(days, narrowing).map(({ id, from }) => `${id} ${from}`));
  return named.filter(({ occasion, from }) => wished.has(`${occasion} ${from}`));
}

/// By day; on a day what lasts longer first, then by the clock, then by how much it weighs.
export function compare(a: Entry, b: Entry): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.to !== b.to) return a.to > b.to ? -1 : 1;
  if (a.start !== b.start && a.start && b.start) return a.start < b.start ? -1 : 1;
  return kRank[a.group] - kRank[b.group] || a.title.localeCompare(b.title, 'vi') || (a.key < b.key ? -1 : 1);
}

export const isOn = (entry: Entry, date: string): boolean => entry.from <= date && date <= entry.to;
export const within = (entries: readonly Entry[], from: string, to: string): Entry[] => entries.filter((entry) => entry.from <= to && entry.to >= from);

/// Whether the reader may give it another day: an event they may edit that is not called off.
export function isMovable(entry: Entry): entry is EventEntry {
  return entry.source === 'event' && entry.event.may_edit && entry.event.status !== 'cancelled';
}

/// What the office is told when an event comes to lie so that it begins on `date` in Việt Nam: its day by the calendar at its place, and its
/// hour there where that changes. Hours are drawn by Việt Nam's clocks: an event elsewhere keeps its own.
export function moveOf(event: CalendarEvent, date: string, time: string | null): { from: string; start_time: string | null } {
  const isHere = (event.zone ?? kZone) === kZone;
  return { from: addDays(event.local_first, daysBetween(event.from, date)), start_time: isHere ? time : null };
}

/// Where it was.
export const moveBackOf = (event: CalendarEvent): { from: string; start_time: string | null } => ({ from: event.local_first, start_time: event.start_time });
