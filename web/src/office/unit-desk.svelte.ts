import { api, ask, type Outcome, type Schemas, type Trouble } from '../api/client';
import { t } from '../i18n/i18n.svelte';
import { say } from '../ui/toasts.svelte';
import { nearestDay } from './unit-words';

type UnitPage = Schemas['UnitPage'];
export type Statement = { newer: Schemas['Unit']; share: 'whole' | 'part'; on: string; source: string };

/// What a list tells nobody said: it is not taken back here.
function toStatement({ unit, share, on, source, stated }: Schemas['SuccessionLink']): [string, Statement][] {
  return stated && share !== 'seat' ? [[unit.id, { newer: unit, share, on, source }]] : [];
}

/// A unit on the desk: as it was on the day asked for, what stands in its place today, and what was said of that by somebody.
export class UnitDesk {
  /// as of the day nearest to the one asked for on which it was there
  page = $state.raw<UnitPage | null>(null);
  /// as of today, if it has ended
  now = $state.raw<UnitPage | null>(null);
  /// what somebody said of where this unit went and can be taken back, by the newer one's id
  readonly statements: ReadonlyMap<string, Statement> = $derived(new Map((this.now?.newer ?? []).flatMap(toStatement)));
  trouble = $state.raw<Trouble | null>(null);
  #asked = 0;

  async load(id: string, on: string, today: string): Promise<void> {
    const mine = ++this.#asked;
    const first = await fetchUnit(id, on || today);
    const day = first.ok ? nearestDay(first.data, on || today) : '';
    const shown = first.ok && day !== first.data.on ? await fetchUnit(id, day) : first;
    const hasEnded = first.ok && first.data.until !== null && first.data.until <= today;
    const now = hasEnded && first.data.on !== today ? await fetchUnit(id, today) : first;
    if (mine !== this.#asked) return;
    const failed = [first, shown, now].find((outcome) => !outcome.ok);
    this.trouble = failed && !failed.ok ? failed.trouble : null;
    if (!shown.ok || !now.ok) return;
    this.page = shown.data;
    this.now = hasEnded ? now.data : null;
  }

  /// Says which unit took the place, or a part of it. The trouble, if it was refused.
  async state(statement: Statement): Promise<Trouble | null> {
    const { newer } = statement;
    const trouble = await this.#post(statement);
    if (!trouble) say(t('unit.stated', { older: this.#name, newer: newer.name }), () => void this.#undo(this.#delete(newer.id)));
    return trouble;
  }

  async withdraw(statement: Statement): Promise<Trouble | null> {
    const trouble = await this.#delete(statement.newer.id);
    if (!trouble) say(t('unit.withdrawn', { older: this.#name, newer: statement.newer.name }), () => void this.#undo(this.#post(statement)));
    return trouble;
  }

  get #name(): string {
    return this.page?.name ?? '';
  }

  async #undo(pending: Promise<Trouble | null>): Promise<void> {
    const trouble = await pending;
    if (trouble) say(trouble.detail);
  }

  async #post({ newer, share, on, source }: Statement): Promise<Trouble | null> {
    const unit = this.page?.id ?? '';
    return this.#take(await ask(api.POST('/api/units/{unit}/successors', { params: { path: { unit } }, body: { newer: newer.id, share, on, source } })));
  }

  async #delete(newer: string): Promise<Trouble | null> {
    const unit = this.page?.id ?? '';
    return this.#take(await ask(api.DELETE('/api/units/{unit}/successors/{newer}', { params: { path: { unit, newer } } })));
  }

  #take(outcome: Outcome<UnitPage>): Trouble | null {
    if (!outcome.ok) return outcome.trouble;
    this.now = outcome.data;
    return null;
  }
}

export function fetchUnit(unit: string, on?: string): Promise<Outcome<UnitPage>> {
  return ask(api.GET('/api/units/{unit}', { params: { path: { unit }, query: { on } } }));
}
