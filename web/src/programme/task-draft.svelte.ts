import type { Outcome, Schemas } from '../api/client';

type Task = Schemas['Task'];
type Deadline = Schemas['Deadline'];

export interface TaskChanges {
  title?: string;
  owner?: string;
  with?: string[];
  deadline?: Deadline | null;
  done?: boolean;
  removed?: boolean;
}

export interface Door {
  /// Sends the changes made on top of `version`.
  change: (id: string, version: number, changes: TaskChanges) => Promise<Outcome<Task>>;
  /// The task as the office has it now; null if it cannot be had.
  reload: (id: string) => Promise<Task | null>;
}

export const kPauseMs = 700;
export const kRetryMs = 5000;

/// One row of a plan while it is being edited. What was typed is never thrown away: it waits for a pause in typing, goes to the
/// office, is tried again when the office was not reached, and stands beside the other's words when someone else was faster.
export class TaskDraft {
  task = $state.raw<Task>() as Task;
  title = $state('');
  owner = $state('');
  /// one body a line
  withLines = $state('');
  deadline = $state.raw<Deadline | null>(null);
  state = $state<'idle' | 'saving' | 'saved' | 'unsaved' | 'refused' | 'conflict'>('idle');
  trouble = $state('');
  #door: Door;
  #onSaved: (task: Task) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(task: Task, door: Door, onSaved: (task: Task) => void = () => undefined) {
    this.#door = door;
    this.#onSaved = onSaved;
    this.take(task);
  }

  /// Makes the office's words mine.
  take(task: Task): void {
    this.task = task;
    this.title = task.title;
    this.owner = task.owner;
    this.withLines = task.with.join('\n');
    this.deadline = task.deadline;
  }

  changes(): TaskChanges {
    const changes: TaskChanges = {};
    const names = this.withLines
      .split('\n')
      .map((name) => name.trim())
      .filter(Boolean);
    // An emptied title is someone about to type another: it is not sent.
    if (this.title.trim() && this.title.trim() !== this.task.title) changes.title = this.title.trim();
    if (this.owner.trim() !== this.task.owner) changes.owner = this.owner.trim();
    if (names.join('\n') !== this.task.with.join('\n')) changes.with = names;
    if (JSON.stringify(this.deadline) !== JSON.stringify(this.task.deadline)) changes.deadline = this.deadline;
    return changes;
  }

  get isDirty(): boolean {
    return Object.keys(this.changes()).length > 0;
  }

  /// Something was typed: save after a pause.
  touch(): void {
    if (this.state === 'conflict') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), kPauseMs);
  }

  /// Saves now what differs, together with `more` (a tick, a removal).
  async save(more: TaskChanges = {}): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.state === 'saving') {
      this.#timer = setTimeout(() => void this.save(more), kPauseMs);
      return false;
    }
    const changes = { ...this.changes(), ...more };
    if (Object.keys(changes).length === 0) return true;
    this.state = 'saving';
    const outcome = await this.#door.change(this.task.id, this.task.version, changes);
    if (outcome.ok) {
      this.#settle(outcome.data, changes);
      return true;
    }
    this.trouble = outcome.trouble.detail;
    const { status } = outcome.trouble;
    if (status === 409) return this.#meet(more);
    else if (status === 0 || status >= 500 || status === 429) this.#retryLater(more);
    else this.state = 'refused';
    return false;
  }

  #settle(saved: Task, sent: TaskChanges): void {
    const typed = this.changes();
    const kept = { title: this.title, owner: this.owner, withLines: this.withLines, deadline: this.deadline };
    this.take(saved);
    // What was typed while the answer was on its way stays, and goes out next.
    if (typed.title !== sent.title && typed.title !== undefined) this.title = kept.title;
    if (typed.owner !== sent.owner && typed.owner !== undefined) this.owner = kept.owner;
    if (typed.with?.join('\n') !== sent.with?.join('\n') && typed.with !== undefined) this.withLines = kept.withLines;
    if (JSON.stringify(typed.deadline) !== JSON.stringify(sent.deadline) && typed.deadline !== undefined) this.deadline = kept.deadline;
    this.state = 'saved';
    this.trouble = '';
    this.#onSaved(saved);
    if (this.isDirty) this.touch();
  }

  /// Someone else changed the task: what only they changed is taken, what only I changed goes out again together with `more`.
  /// Where both wrote in one box their words become the ground, mine stay in the box, and the reader chooses.
  async #meet(more: TaskChanges): Promise<boolean> {
    const latest = await this.#door.reload(this.task.id);
    if (!latest) {
      this.#retryLater(more);
      return false;
    }
    const isContested = this.#merge(latest);
    this.state = isContested ? 'conflict' : 'idle';
    // The office has moved once more meanwhile: another look after a pause, never a tight circle.
    if (!isContested && (this.isDirty || Object.keys(more).length > 0)) this.#timer = setTimeout(() => void this.save(more), kPauseMs);
    return false;
  }

  /// Says whether both changed the same box to different words.
  #merge(latest: Task): boolean {
    const mine = this.changes();
    const before = this.task;
    const typed = { title: this.title, owner: this.owner, withLines: this.withLines, deadline: this.deadline };
    this.take(latest);
    if (mine.title !== undefined) this.title = typed.title;
    if (mine.owner !== undefined) this.owner = typed.owner;
    if (mine.with !== undefined) this.withLines = typed.withLines;
    if (mine.deadline !== undefined) this.deadline = typed.deadline;
    const isSame = (name: 'title' | 'owner' | 'with' | 'deadline'): boolean => JSON.stringify(before[name]) === JSON.stringify(latest[name]);
    const left = this.changes();
    return (['title', 'owner', 'with', 'deadline'] as const).some((name) => left[name] !== undefined && !isSame(name));
  }

  keepMine(): Promise<boolean> {
    this.state = 'idle';
    return this.save();
  }

  takeTheirs(): void {
    this.take(this.task);
    this.state = 'idle';
    this.trouble = '';
  }

  #retryLater(more: TaskChanges): void {
    this.state = 'unsaved';
    this.#timer = setTimeout(() => void this.save(more), kRetryMs);
  }

  /// The row leaves the screen: nothing more is sent by timer.
  stop(): void {
    clearTimeout(this.#timer);
  }
}
