import { api, ask, type Outcome, type Schemas } from '../api/client';
import { dateInVietnam } from '../i18n/dates';
import { t } from '../i18n/i18n.svelte';
import { may } from '../office/session.svelte';
import type { Day } from './days';
import type { CalendarEvent, Deadline, PeriodDay, Step } from './entries';
import { dateOf } from './grid';
import type { Moon } from './lunar';
import { kFirstRestYear, restOn, type Rest, type RestDays } from './rest';
import { Yearly } from './yearly.svelte';

const daysOf = (year: number): { from: string; to: string } => ({ from: dateOf(year, 1, 1), to: dateOf(year, 12, 31) });

/// All that the calendar shows of some years, from each of its sources.
export class CalendarDesk {
  readonly #calendars = new Yearly((year) => ask(api.GET('/api/calendar', { params: { query: { year } } })));
  readonly #events = new Yearly((year) => ask(api.GET('/api/calendar/events', { params: { query: daysOf(year) } })));
  readonly #deadlines = new Yearly((year) => ask(api.GET('/api/calendar/deadlines', { params: { query: daysOf(year) } })));
  readonly #periods = new Yearly((year) => ask(api.GET('/api/calendar/periods', { params: { query: { year } } })));
  readonly #steps = new Yearly((year) => ask(api.GET('/api/calendar/steps', { params: { query: daysOf(year) } })));
  readonly #workdays = new Yearly((year) => loadRest(year));

  get #sources(): Pick<Yearly<unknown>, 'need' | 'again' | 'trouble'>[] {
    const sources: Pick<Yearly<unknown>, 'need' | 'again' | 'trouble'>[] = [this.#calendars, this.#events, this.#workdays];
    return may('plans.read') ? [...sources, this.#deadlines] : sources;
  }

  get trouble(): string {
    return this.#sources.map(({ trouble }) => trouble).find(Boolean) ?? '';
  }

  /// Asks for what of these years is not there; done when it has come.
  async need(years: readonly number[]): Promise<void> {
    await Promise.all(this.#sources.map((source) => source.need(years)));
  }

  /// Asks for these years anew.
  async again(years: readonly number[]): Promise<void> {
    await Promise.all([...this.#sources.map((source) => source.again(years)), ...(this.#steps.of(years).length > 0 ? [this.#steps.again(years)] : []), ...(this.#periods.of(years).length > 0 ? [this.#periods.again(years)] : [])]);
  }

  isThere(years: readonly number[]): boolean {
    return years.some((year) => this.#calendars.at(year) !== undefined);
  }

  get today(): string {
    return dateInVietnam(new Date());
  }

  /// What one of these years says of days to keep: kinds, themes, countries, hidden days.
  calendar(years: readonly number[]): Schemas['Calendar'] | undefined {
    return this.#calendars.of(years)[0];
  }

  /// Kinds of what is no day to keep, in words.
  moreKinds(): { name: string; words: string }[] {
    const events = { name: 'event', words: t('days.kind.event') };
    const periods = { name: 'period', words: t('days.kind.period') };
    return may('plans.read') ? [events, { name: 'deadline', words: t('days.kind.deadline') }, periods] : [events, periods];
  }

  moons(years: readonly number[]): Moon[] {
    const found = this.#calendars.of(years).flatMap(({ moons }) => moons);
    return found.filter(({ from }, at) => from !== found[at - 1]?.from); // a month over New Year is told by both years
  }

  days(years: readonly number[]): Day[] {
    return once(this.#calendars.of(years).flatMap(({ days }) => days), ({ id, from }) => `${id} ${from}`);
  }

  events(years: readonly number[]): CalendarEvent[] {
    return once(this.#events.of(years).flatMap(({ events }) => events), ({ id, occurrence }) => `${id} ${occurrence ?? ''}`);
  }

  deadlines(years: readonly number[]): Deadline[] {
    return this.#deadlines.of(years).flatMap(({ deadlines }) => deadlines);
  }

  /// Asks for what is to be ready in these years; it comes only when it is asked for.
  /// When reporting periods close and reports are due; asked for when somebody wishes to see it.
  async needPeriods(years: readonly number[]): Promise<void> {
    await this.#periods.need(years);
  }

  periods(years: readonly number[]): PeriodDay[] {
    return this.#periods.of(years).flatMap(({ days }) => days);
  }

  async needSteps(years: readonly number[]): Promise<void> {
    await this.#steps.need(years);
  }

  steps(years: readonly number[]): Step[] {
    return this.#steps.of(years).flatMap(({ steps }) => steps);
  }

  /// Weeks in which much is to be ready.
  crowdedWeeks(years: readonly number[]): Schemas['StepWeek'][] {
    return this.#steps.of(years).flatMap(({ weeks }) => weeks.filter(({ state }) => state === 'crowded'));
  }

  /// On which days offices rest.
  rest(years: readonly number[]): (date: string) => Rest {
    return restOn(this.#workdays.of(years), t);
  }

  /// Whether the office has more events or deadlines in these years than it tells at once.
  isCut(years: readonly number[]): boolean {
    return [...this.#events.of(years), ...this.#deadlines.of(years)].some(({ complete }) => !complete);
  }

  /// Gives an event, or one time of it, another day or hour; answers with the event as it is then.
  async move(event: CalendarEvent, to: { from: string; start_time: string | null }, version = event.version): Promise<Outcome<{ version: number }>> {
    const body = { ...to, occurrence: event.occurrence, version };
    return ask(api.POST('/api/calendar/events/{event}/move', { params: { path: { event: event.id } }, body }));
  }

  async againEvents(years: readonly number[]): Promise<void> {
    await this.#events.again(years);
  }
}

/// The days off of a year; none before there is a rule for them.
async function loadRest(year: number): Promise<Outcome<RestDays>> {
  if (year < kFirstRestYear) return { ok: true, data: { days_off: [], worked_instead: [] }, status: 200 };
  return ask(api.GET('/api/calendar/workdays', { params: { query: { year } } }));
}

/// What two years both tell is there once.
function once<Kept>(all: readonly Kept[], key: (one: Kept) => string): Kept[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}
