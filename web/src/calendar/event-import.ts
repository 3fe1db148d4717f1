import { api, ask, type Outcome, type Schemas } from '../api/client';
import { t } from '../i18n/i18n.svelte';
import { settle } from './day-changes.svelte';

export type EventFile = Schemas['EventFile'];
export type FileEvent = EventFile['events'][number];
type Taken = Schemas['TakenEvents'];

export const kMostBytes = 8 * 1024 * 1024;

const headersOf = (unit: string) => ({ ...(unit ? { 'X-Unit': unit } : {}), 'Content-Type': 'application/octet-stream' });
/// The bytes as they are: the client would write them as JSON.
const asBytes = (file: File) => ({ body: file as unknown as string, bodySerializer: (body: unknown) => body as BodyInit });

/// What a file holds; nothing is kept. unit  as X-Unit has it; empty: the server knows
export function lookAt(file: File, unit: string): Promise<Outcome<EventFile>> {
  return ask(api.POST('/api/calendar/imports', { headers: headersOf(unit), ...asBytes(file) }));
}

/// Positions as the server reads them: "0-4,7".
export function choiceText(positions: readonly number[]): string {
  const rising = [...positions].sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (const position of rising) {
    const last = spans.at(-1);
    if (last && last[1] + 1 === position) last[1] = position;
    else spans.push([position, position]);
  }
  return spans.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}

/// What is chosen at first: what the calendar has not, and what was changed there since.
export const isOffered = ({ state, newer }: FileEvent): boolean => state === 'new' || (state === 'changed' && newer);
export const canTake = ({ state }: FileEvent): boolean => state === 'new' || state === 'changed';

/// Takes what was added out again and says again what was changed; where single times were changed too, that stays.
async function takeBack({ made, changed }: Taken): Promise<Outcome<unknown>> {
  let last: Outcome<unknown> = { ok: true, data: null, status: 204 };
  for (const { id, version } of made) {
    last = await ask(api.DELETE('/api/calendar/events/{event}', { params: { path: { event: id }, query: { version } } }));
    if (!last.ok) return last;
  }
  for (const { event, before } of changed) {
    last = await ask(api.PUT('/api/calendar/events/{event}', { params: { path: { event: event.id } }, body: { ...before, version: event.version } }));
    if (!last.ok) return last;
  }
  return last;
}

/// Gives the sentence of what went wrong, or nothing.
export function takeOver(file: File, seen: EventFile, positions: readonly number[], unit: string): Promise<string> {
  const query = { file: seen.file, chosen: choiceText(positions) };
  const pending = ask(api.POST('/api/calendar/imports/taking', { params: { query }, headers: headersOf(unit), ...asBytes(file) }));
  return settle(pending, t('event_import.taken', { count: positions.length }), takeBack);
}
