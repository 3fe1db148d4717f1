import { api, ask, type Schemas, type Trouble } from '../api/client';
import { fold } from '../i18n/fold';
import { t } from '../i18n/i18n.svelte';
import type { Choice } from '../ui/choice';
import { say } from '../ui/toasts.svelte';
import { fetchUnit } from './unit-desk.svelte';
import { toRequest, type Draft, type Preview } from './unit-change';
import { isThere } from './unit-words';

type Unit = Schemas['Unit'];
type UnitPage = Schemas['UnitPage'];
const kMostNear = 400;

/// What the steps of a change need of the office: the unit, names of others, the preview, and the change itself.
export class UnitChangeDesk {
  unit = $state.raw<UnitPage | null>(null);
  preview = $state.raw<Preview | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  isBusy = $state(false);
  /// units by id, for showing what was chosen
  units = $state.raw<Record<string, Unit>>({});
  #asked = 0;
  #near = new Map<string, Promise<Unit[]>>();

  async load(id: string, on: string): Promise<void> {
    const outcome = await fetchUnit(id, on || undefined);
    this.trouble = outcome.ok ? null : outcome.trouble;
    if (!outcome.ok) return;
    this.unit = outcome.data;
    this.#know([outcome.data, ...outcome.data.above]);
  }

  /// Learns the names of units that the address names.
  async know(ids: readonly string[], on: string): Promise<void> {
    for (const id of ids) {
      if (this.units[id]) continue;
      const outcome = await fetchUnit(id, on || undefined);
      if (outcome.ok) this.#know([outcome.data, ...outcome.data.above]);
    }
  }

  nameOf(id: string): string {
    return this.units[id]?.name ?? '';
  }

  /// Units that lie close by a part of the name, others by the whole of it or a code.
  async find(words: string, on: string, fits: (unit: Unit) => boolean): Promise<Choice[]> {
    const wanted = fold(words);
    const near = (await this.#nearby(on)).filter((unit) => fold(unit.name).includes(wanted));
    const outcome = words ? await ask(api.GET('/api/units', { params: { query: { q: words, on: on || undefined } } })) : null;
    const found = outcome?.ok ? outcome.data.items : [];
    this.#know([...near, ...found.map((place) => place.unit)]);
    const choices = new Map<string, Choice>();
    for (const place of [...found, ...near.map((unit) => ({ unit, above: [] as Unit[] }))]) {
      const { unit, above } = place;
      if (!fits(unit) || (on && !isThere(unit, on))) continue;
      const note = above.map((one) => one.name).join(', ');
      if (!choices.get(unit.id)?.note) choices.set(unit.id, { id: unit.id, name: unit.name, note: note || (unit.code ? `${t('unit.code')} ${unit.code}` : '') });
    }
    return [...choices.values()];
  }

  async look(draft: Draft): Promise<void> {
    const unit = this.unit;
    if (!unit) return;
    const mine = ++this.#asked;
    this.preview = null;
    this.trouble = null;
    const below = draft.kind === 'split' ? await fetchUnit(unit.id, draft.on) : null;
    const body = toRequest(draft, below?.ok ? below.data.below : []);
    const outcome = await ask(api.POST('/api/units/{unit}/change-preview', { params: { path: { unit: unit.id } }, body }));
    if (mine !== this.#asked) return;
    if (outcome.ok) this.preview = outcome.data;
    else this.trouble = outcome.trouble;
  }

  /// Makes the change that was looked at; none if it was refused.
  async make(draft: Draft): Promise<Schemas['UnitChange'] | null> {
    const { unit, preview } = this;
    if (!unit || !preview || this.isBusy) return null;
    this.isBusy = true;
    const places = draft.kind === 'split' ? await fetchUnit(unit.id, draft.on) : null;
    const ending = new Set(preview.roles?.ending.map((grant) => grant.id) ?? []);
    const carried = Object.entries(draft.carried).flatMap(([grant, result]) => (ending.has(grant) ? [{ grant, result }] : []));
    const body = { ...toRequest(draft, places?.ok ? places.data.below : []), seen: preview.seen, carried };
    const outcome = await ask(api.POST('/api/units/{unit}/changes', { params: { path: { unit: unit.id } }, body }));
    this.isBusy = false;
    this.trouble = outcome.ok ? null : outcome.trouble;
    return outcome.ok ? outcome.data : null;
  }

  #know(units: readonly Unit[]): void {
    this.units = { ...this.units, ...Object.fromEntries(units.map((unit) => [unit.id, unit])) };
  }

  /// Those beside the unit and those above it, and the provinces.
  #nearby(on: string): Promise<Unit[]> {
    const known = this.#near.get(on);
    if (known) return known;
    const asked = this.#fetchNearby(on);
    this.#near.set(on, asked);
    return asked;
  }

  async #fetchNearby(on: string): Promise<Unit[]> {
    const above = this.unit?.above[0];
    const beside = above ? await fetchUnit(above.id, on || undefined) : null;
    const tops = await ask(api.GET('/api/units', { params: { query: { on: on || undefined, tree: this.unit?.tree } } }));
    const near = [...(beside?.ok ? beside.data.below : []), ...(this.unit?.above ?? []), ...(tops.ok ? tops.data.items.map((place) => place.unit) : [])];
    return near.slice(0, kMostNear);
  }
}

/// Raised when a change was taken back: what shows units asks for them again.
export const unitChanges = $state({ undone: 0 });

/// Takes a change back, by way of a unit it touched. The trouble, if it was refused.
export async function undoChange(unit: string, change: string): Promise<Trouble | null> {
  const outcome = await ask(api.POST('/api/units/{unit}/changes/{change}/undo', { params: { path: { unit, change } } }));
  if (outcome.ok) say(t('unit_change.undone'));
  return outcome.ok ? null : outcome.trouble;
}
