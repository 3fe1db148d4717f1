/// Where an event that an address names stands on the calendar.
import { addDays } from '../i18n/dates';
import { api, ask, type Outcome } from '../api/client';
import { loadEvent } from './event-changes';

/// As far ahead as one answer reaches.
const kDaysAhead = 399;

/// Its next time from today on, else its first: the day it begins in Việt Nam (that at its place, for what is over), and the key of its entry.
export async function findEvent(id: string, today: string): Promise<Outcome<{ date: string; key: string }>> {
  const whole = await loadEvent(id);
  if (!whole.ok) return whole;
  const coming = await ask(api.GET('/api/calendar/events', { params: { query: { from: today, to: addDays(today, kDaysAhead) } } }));
  const time = coming.ok ? coming.data.events.find((one) => one.id === id) : undefined;
  if (time) return { ok: true, status: 200, data: { date: time.from, key: `e ${id} ${time.occurrence ?? ''}` } };
  return { ok: true, status: 200, data: { date: whole.data.first, key: `e ${id} ` } };
}
