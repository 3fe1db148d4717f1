import { tick } from 'svelte';
import { api, ask, type Schemas, type Trouble } from '../api/client';
import { formatClock } from '../i18n/dates';
import { t } from '../i18n/i18n.svelte';
import type { Pane } from '../ui/pane';
import { say } from '../ui/toasts.svelte';
import { spanOf } from './anchors';
import { nextOpen, type Finding, type FindingFilter } from './findings';
import { lastAtOrBefore } from './segments';

type Paper = Schemas['Paper'];
export type FieldName = Schemas['FieldName'];
export type Side = 'text' | 'page' | 'record';
type Span = readonly [number, number];

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
  target = $state.raw<Span | null>(null);
  /// words that were searched for, and which of them is shown
  hits = $state.raw<Span[]>([]);
  hit = $state(0);
  /// the place to bring into view on the pages; a new value each time it is asked for
  asked = $state.raw<Span | null>(null);
  clause = $state(-1);
  /// the offset being read: the line in the upper third of what is seen
  at = 0;
  pane = $state<Pane>('middle');
  isMaking = $state(false);
  isReading = $state(false);
  isSettling = $state(false);
  isAnswering = $state(false);
  /// which findings are shown; the address says it
  findingFilter = $state.raw<FindingFilter>({ rule: '', withIgnored: false });
  /// what is typed into fields and not saved yet: it waits for the reader to come back to this desk
  readonly drafts = new Map<FieldName, string>();
  /// The text is scrolling to a place that was asked for: until the reader scrolls, that place's clause is the one being read.
  isJumping = false;

  async load(id: string): Promise<void> {
    const outcome = await ask(api.GET('/api/papers/{paper}', { params: { path: { paper: id } } }));
    this.trouble = outcome.ok ? null : outcome.trouble;
    if (outcome.ok) this.paper = outcome.data;
  }

  /// Lights `id` and brings it into view wherever the click was not.
  choose(id: string, clickedIn: Side): void {
    this.chosen = id;
    this.pane = clickedIn === 'record' ? 'middle' : 'right';
    const span = this.paper ? spanOf(this.paper, id) : null;
    if (span) this.#read(span[0]);
    if (span && clickedIn !== 'page') this.asked = span;
    // After the panes have redrawn: a tab may have to open, a section to unfold.
    requestAnimationFrame(() => {
      if (clickedIn !== 'text') bringIntoView(document.querySelector(`[data-a="${CSS.escape(id)}"]`));
      if (clickedIn === 'record') return;
      const entry = document.getElementById(`record-${id}`);
      entry?.closest('details')?.setAttribute('open', '');
      bringIntoView(entry);
    });
  }

  forget(): void {
    this.chosen = '';
    this.target = null;
  }

  /// Lights a field on both sides and puts the focus on it, where it can be corrected.
  showField(name: FieldName): void {
    const id = `field-${name}`;
    this.chosen = id;
    this.pane = 'right';
    const span = this.paper ? spanOf(this.paper, id) : null;
    if (span) this.#read(span[0]);
    this.asked = span ?? this.asked;
    requestAnimationFrame(() => {
      if (span) pieceAt(span[0])?.scrollIntoView({ block: 'center' });
      document.querySelector<HTMLElement>(`#record-${id} .pencil, #record-${id} button`)?.focus();
    });
  }

  showPlace(begin: number): void {
    this.pane = 'middle';
    this.#read(begin);
    this.asked = [begin, begin + 1];
    requestAnimationFrame(() => bringIntoView(pieceAt(begin)));
  }

  /// Lights a printed line on both sides and brings it into view where the click was not.
  showLine(line: Span, clickedIn: 'text' | 'page'): void {
    this.chosen = '';
    this.target = line;
    this.#read(line[0]);
    if (clickedIn === 'text') this.asked = line;
    else requestAnimationFrame(() => bringIntoView(pieceAt(line[0])));
  }

  showHit(index: number): void {
    this.hit = index;
    this.asked = this.hits[index] ?? null;
    requestAnimationFrame(() => bringIntoView(document.querySelector('article .hit.at')));
  }

  #read(begin: number): void {
    this.isJumping = true;
    this.readAt(begin);
  }

  /// The reader has come to `begin`: the clause around it is the one being read.
  readAt(begin: number): void {
    this.at = begin;
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

  /// Says that the record was looked over and is right, or takes that back. The answer is null, or what went wrong.
  async lookOver(isRight: boolean): Promise<Trouble | null> {
    const paper = this.paper;
    if (!paper) return null;
    const call = { params: { path: { paper: paper.id } }, body: { version: paper.version } };
    this.isSettling = true;
    const outcome = await ask(isRight ? api.POST('/api/papers/{paper}/look-over', call) : api.POST('/api/papers/{paper}/look-over/undo', call));
    this.isSettling = false;
    if (outcome.ok) this.paper = outcome.data;
    else if (outcome.trouble.status === 409) await this.load(paper.id);
    return outcome.ok ? null : outcome.trouble;
  }

  /// Brings the next open finding into view, or the one before, with the focus on what can be done about it.
  showFinding(step: 1 | -1): void {
    const findings = this.paper?.findings ?? [];
    const at = /^finding-(\d+)$/.exec(this.chosen)?.[1];
    const index = nextOpen(findings, this.findingFilter, at === undefined ? -1 : Number(at), step);
    if (index < 0) return;
    this.chosen = `finding-${index}`;
    this.pane = 'middle';
    const begin = findings[index]?.span[0] ?? 0;
    this.#read(begin);
    this.asked = [begin, findings[index]?.span[1] ?? begin];
    void tick().then(() => {
      const note = document.getElementById(`note-finding-${index}`);
      bringIntoView(note);
      (note?.querySelector<HTMLElement>('[data-fix]') ?? note?.querySelector<HTMLElement>('[data-ignore], button'))?.focus({ preventScroll: true });
    });
  }

  /// Says what becomes of a finding, and offers the way back. The answer is null, or what went wrong.
  async answer(finding: Finding, kind: 'fixed' | 'ignored', words: string): Promise<Trouble | null> {
    if (!this.paper) return null;
    const said = kind === 'fixed' ? { replacement: words } : { reason: words };
    const body = { rule: finding.rule, span: finding.span, kind, ...said };
    this.isAnswering = true;
    const outcome = await ask(api.POST('/api/papers/{paper}/answers', { params: { path: { paper: this.paper.id } }, body }));
    this.isAnswering = false;
    if (!outcome.ok) {
      if (outcome.trouble.status === 409) await this.load(this.paper.id);
      return outcome.trouble;
    }
    this.paper = outcome.data;
    const answered = outcome.data.findings.find(({ rule, span, answer }) => answer && rule === finding.rule && span[0] === finding.span[0] && span[1] === finding.span[1]);
    say(t(`finding.said.${kind}`), () => {
      if (answered?.answer) void this.takeAnswerBack(answered.answer.id).then((trouble) => trouble && say(trouble.detail));
    });
    this.showFinding(1);
    return null;
  }

  /// Takes the answer to a finding back. The answer is null, or what went wrong.
  async takeAnswerBack(answer: string): Promise<Trouble | null> {
    if (!this.paper) return null;
    this.isAnswering = true;
    const outcome = await ask(api.DELETE('/api/papers/{paper}/answers/{answer}', { params: { path: { paper: this.paper.id, answer } } }));
    this.isAnswering = false;
    if (outcome.ok) this.paper = outcome.data;
    else if (outcome.trouble.status === 404) await this.load(this.paper.id);
    return outcome.ok ? null : outcome.trouble;
  }

  /// Has the original read once more by the newer reader. The answer is null, or what went wrong.
  async readAgain(): Promise<Trouble | null> {
    if (!this.paper) return null;
    this.isReading = true;
    const outcome = await ask(api.POST('/api/papers/{paper}/reading', { params: { path: { paper: this.paper.id } } }));
    this.isReading = false;
    if (!outcome.ok) return outcome.trouble;
    this.forget();
    this.paper = outcome.data;
    say(t('paper.was_read_again'));
    return null;
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
