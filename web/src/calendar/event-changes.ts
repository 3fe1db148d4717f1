import { api, ask, type Outcome, type Schemas } from '../api/client';
import { t } from '../i18n/i18n.svelte';
import { settle } from './day-changes.svelte';
import { wholeText, type EventText, type EventTime, type EventWhole } from './event-form';

/// What people change of events, each with its way back. Each gives the sentence of what went wrong, or nothing.
export type Scope = NonNullable<Schemas['ChangedEvent']['scope']>;
type Answer = Promise<Outcome<EventWhole>>;

const pathTo = (event: string) => ({ path: { event } });
const put = (event: string, body: Schemas['ChangedEvent']): Answer => ask(api.PUT('/api/calendar/events/{event}', { params: pathTo(event), body }));
const remove = ({ id, version }: EventWhole): Answer => ask(api.DELETE('/api/calendar/events/{event}', { params: { ...pathTo(id), query: { version } } }));
const restore = ({ id, version }: EventWhole): Answer => ask(api.POST('/api/calendar/events/{event}/restore', { params: { ...pathTo(id), query: { version } } }));
export const loadEvent = (id: string): Answer => ask(api.GET('/api/calendar/events/{event}', { params: pathTo(id) }));

/// unit  as X-Unit has it; empty: the server knows
export function addEvent(text: EventText, unit: string): Promise<string> {
  const headers = unit ? { 'X-Unit': unit } : {};
  return settle(ask(api.POST('/api/calendar/events', { body: text, headers })), t('event.added', { title: text.title }), remove);
}

export function removeEvent(event: EventWhole): Promise<string> {
  return settle(remove(event), t('event.removed', { title: event.title }), restore);
}

export function changeEvent(event: EventWhole, text: EventText): Promise<string> {
  return settle(put(event.id, { ...text, version: event.version }), t('event.changed', { title: text.title }), ({ version }) => put(event.id, { ...wholeText(event), version }));
}

/// One time of an event that repeats.
export function changeOne(event: EventWhole, time: EventTime, text: EventText): Promise<string> {
  const named = { scope: 'one' as const, occurrence: time.occurrence };
  const before: EventText = {
    ...wholeText(event), title: time.title, place: time.place, first: time.local_first, last: time.local_last, start_time: time.start_time, end_time: time.end_time, status: time.status, reason: time.reason,
  };
  return settle(put(event.id, { ...text, ...named, version: event.version }), t('event.changed_one', { title: text.title }), ({ version }) => put(event.id, { ...before, ...named, version }));
}

/// One time and all later ones. Its way back takes the later event out again and lets the first one go on.
export function changeLater(event: EventWhole, time: EventTime, text: EventText): Promise<string> {
  const pending = put(event.id, { ...text, scope: 'later', occurrence: time.occurrence, version: event.version });
  return settle(pending, t('event.changed_later', { title: text.title }), async (later) => {
    if (later.id !== event.id) {
      const removed = await remove(later);
      if (!removed.ok) return removed;
    }
    const now = await loadEvent(event.id);
    return now.ok ? put(event.id, { ...wholeText(event), version: now.data.version }) : now;
  });
}
