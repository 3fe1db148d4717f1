import { api, ask, type Schemas, type Trouble } from '../api/client';
import { formatClock } from '../i18n/dates';
import { t } from '../i18n/i18n.svelte';
import type { Pane } from '../ui/pane';
import { say } from '../ui/toasts.svelte';
import { beginOf } from './anchors';
import { lastAtOrBefore } from './segments';

type Paper = Schemas['Paper'];
export type FieldName = Schemas['FieldName'];

/// One paper on the desk: what the server says of it, and what the reader points at. Shared by the three panes.
export class Desk {
  paper = $state.raw<Paper | null>(null);
  trouble = $state<Trouble | null>(null);
  savedAt = $state('');
  isSaving = $state(false);
  /// id of the record's entry that is lit on both sides; empty if none
  chosen = $state('');
  pointed = $state('');
  /// a place asked for by the address
  target = $state.raw<readonly [number, number] | null>(null);
  clause = $state(-1);
  pane = $state<Pane>('middle');
  isMaking = $state(false);
  /// The text is scrolling to a place that was asked for: until the reader scrolls, that place's clause is the one being read.
  isJumping = false;

  async load(id: string): Promise<void> {
    const outcome = await ask(api.GET('/api/papers/{paper}', { params: { path: { paper: id } } }));
    this.trouble = outcome.ok ? null : outcome.trouble;
    if (outcome.ok) this.paper = outcome.data;
  }

  /// Lights `id` and brings it into view on the other side of the click.
  choose(id: string, clickedIn: 'text' | 'record'): void {
    this.chosen = id;
    this.pane = clickedIn === 'text' ? 'right' : 'middle';
    const begin = this.paper ? beginOf(this.paper, id) : null;
    if (begin !== null) this.#readClauseAt(begin);
    this.#show(clickedIn === 'text' ? `record-${id}` : '', id);
  }

  forget(): void {
    this.chosen = '';
    this.target = null;
  }

  #show(elementId: string, id: string): void {
    // After the panes have redrawn: a tab may have to open, a section to unfold.
    requestAnimationFrame(() => {
      const element = elementId ? document.getElementById(elementId) : document.querySelector(`[data-a="${CSS.escape(id)}"]`);
      element?.closest('details')?.setAttribute('open', '');
      bringIntoView(element);
    });
  }

  showPlace(begin: number): void {
    this.pane = 'middle';
    this.#readClauseAt(begin);
    requestAnimationFrame(() => bringIntoView(pieceAt(begin)));
  }

  #readClauseAt(begin: number): void {
    this.isJumping = true;
    this.clause = lastAtOrBefore(this.paper?.clauses.map((clause) => clause.span[0] ?? 0) ?? [], begin);
  }

  /// Corrects a field and offers the way back. The answer is null, or what went wrong.
  async correct(field: FieldName, value: string | null, span: [number, number] | null, isUndo = false): Promise<Trouble | null> {
    const paper = this.paper;
    if (!paper) return null;
    const before = paper.fields.find((known) => known.name === field);
    this.isSaving = true;
    const outcome = await ask(api.PATCH('/api/papers/{paper}', { params: { path: { paper: paper.id } }, body: { version: paper.version, field, value, span } }));
    this.isSaving = false;
    if (!outcome.ok) {
      if (outcome.trouble.status === 409) await this.load(paper.id);
      return outcome.trouble;
    }
    this.paper = outcome.data;
    this.savedAt = formatClock(new Date());
    if (!isUndo) this.#offerUndo(field, before);
    return null;
  }

  #offerUndo(field: FieldName, before: Schemas['Field'] | undefined): void {
    const wasRead = !before || before.by === 'reader';
    say(t('paper.field_saved', { field: t(`field.${field}`) }), () => {
      void this.correct(field, wasRead ? null : (before.value ?? null), wasRead ? null : ((before.span as [number, number] | null) ?? null), true).then((trouble) => {
        if (trouble) say(trouble.detail);
      });
    });
  }

  async makePlan(): Promise<{ plan: string } | Trouble> {
    this.isMaking = true;
    const outcome = await ask(api.POST('/api/papers/{paper}/plan', { params: { path: { paper: this.paper?.id ?? '' } } }));
    this.isMaking = false;
    return outcome.ok ? { plan: outcome.data.id } : outcome.trouble;
  }
}

/// The piece of the text that holds the offset.
export function pieceAt(begin: number): Element | null {
  let found: Element | null = null;
  for (const piece of document.querySelectorAll<HTMLElement>('[data-b]')) {
    if (Number(piece.dataset.b) > begin) break;
    found = piece;
  }
  return found;
}

export function bringIntoView(element: Element | null): void {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
}
