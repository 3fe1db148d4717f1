import { api, ask, type Schemas, type Trouble } from '../api/client';
import { language } from '../i18n/i18n.svelte';
import type { Choice } from '../ui/choice';

/// The catalogue of permissions in the reader's language. Loaded where it is asked for; it changes with the program alone.
const state = $state<{ language: string; list: Schemas['Permission'][]; trouble: Trouble | null }>({ language: '', list: [], trouble: null });

export const catalogue: { readonly list: readonly Schemas['Permission'][]; readonly trouble: Trouble | null } = state;

export async function loadCatalogue(): Promise<void> {
  const wanted = language();
  if (state.language === wanted) return;
  const outcome = await ask(api.GET('/api/permissions'));
  if (wanted !== language()) return;
  state.trouble = outcome.ok ? null : outcome.trouble;
  if (outcome.ok) Object.assign(state, { language: wanted, list: outcome.data.items });
}

export async function findColleagues(words: string): Promise<Choice[]> {
  const outcome = await ask(api.GET('/api/colleagues', { params: { query: { q: words || undefined } } }));
  return outcome.ok ? outcome.data.items.map(({ id, shown_name }) => ({ id, name: shown_name })) : [];
}

/// Units that are there today, by a name or a code; without words those at the top.
export async function findUnits(words: string): Promise<Choice[]> {
  const outcome = await ask(api.GET('/api/units', { params: { query: { q: words || undefined } } }));
  return outcome.ok ? outcome.data.items.map(({ unit, above }) => ({ id: unit.id, name: unit.name, note: above.map((one) => one.name).join(', ') || undefined })) : [];
}
