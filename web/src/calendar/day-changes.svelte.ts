import { api, ask, type Outcome, type Schemas } from '../api/client';
import { t } from '../i18n/i18n.svelte';
import { say } from '../ui/toasts.svelte';

/// What people change of the calendar, each with its way back. Pages that show days load them again when `dayChanges.count` goes up.
const state = $state({ count: 0 });

export const dayChanges: { readonly count: number } = state;

type Day = Schemas['OccasionDay'];
export type DayText = Omit<Schemas['OwnDay'], 'id' | 'version' | 'unit' | 'retired'>;

/// A change that says what it did, and can be taken back.
export async function settle<Data>(pending: Promise<Outcome<Data>>, said: string, undo?: (data: Data) => Promise<Outcome<unknown>>): Promise<string> {
  const outcome = await pending;
  if (!outcome.ok) return outcome.trouble.detail;
  state.count++;
  say(said, undo && (() => void takeBack(() => undo(outcome.data))));
  return '';
}

async function takeBack(undo: () => Promise<Outcome<unknown>>): Promise<void> {
  const outcome = await undo();
  if (outcome.ok) state.count++;
  else say(outcome.trouble.detail);
}

type OwnChange = Partial<DayText> & { version: number; retired?: boolean };
const patchOwn = (day: string, body: OwnChange): Promise<Outcome<Schemas['OwnDay']>> => ask(api.PATCH('/api/calendar/days/{day}', { params: { path: { day } }, body }));

type ShippedChange = { version: number; hidden?: boolean; confirmed?: boolean; rule?: string | null; since?: string | null; source?: string | null; reason?: string | null };
const patchShipped = (day: string, body: ShippedChange) => ask(api.PATCH('/api/calendar/shipped-days', { body: { day, ...body } }));

/// unit  as X-Unit has it; empty: the server knows
/// Each gives the sentence of what went wrong, or nothing.
export function addDay(text: DayText, unit: string): Promise<string> {
  const headers = unit ? { 'X-Unit': unit } : {};
  return settle(ask(api.POST('/api/calendar/days', { body: text, headers })), t('day.added', { name: text.name }), ({ id, version }) => patchOwn(id, { version, retired: true }));
}

export function changeDay(day: Day, text: DayText): Promise<string> {
  const before: DayText = textOf(day);
  return settle(patchOwn(day.id, { ...text, version: day.version }), t('day.changed', { name: text.name }), ({ version }) => patchOwn(day.id, { ...before, version }));
}

export function retireDay(day: Day): Promise<string> {
  return settle(patchOwn(day.id, { version: day.version, retired: true }), t('day.hidden', { name: day.name }), ({ version }) => patchOwn(day.id, { version, retired: false }));
}

export function hideShipped(day: Day, reason: string): Promise<string> {
  return settle(patchShipped(day.id, { version: day.version, hidden: true, reason }), t('day.hidden', { name: day.name }), ({ version }) => patchShipped(day.id, { version, hidden: false }));
}

export function saySomethingOf(day: Day, said: Omit<ShippedChange, 'version'>): Promise<string> {
  const before = day.change ?? { confirmed: false, rule: null, since: null, source: null };
  return settle(patchShipped(day.id, { ...said, version: day.version }), t('day.changed', { name: day.name }), ({ version }) => patchShipped(day.id, { ...before, version }));
}

export function showAgain(day: Schemas['HiddenDay']): Promise<string> {
  const said = t('day.shown', { name: day.name });
  if (day.own) return settle(patchOwn(day.id, { version: day.version, retired: false }), said, ({ version }) => patchOwn(day.id, { version, retired: true }));
  return settle(patchShipped(day.id, { version: day.version, hidden: false }), said, ({ version }) => patchShipped(day.id, { version, hidden: true, reason: day.reason }));
}

export function textOf({ name, english, kind, rule, since, country, theme, regulation, note, source }: Day): DayText {
  return { name, english, kind, rule, since, country, theme, regulation, note, source };
}
