import { api, ask, type Outcome, type Schemas, type Trouble } from '../api/client';
import { formatClock } from '../i18n/dates';
import { t } from '../i18n/i18n.svelte';
import { refreshCounts } from '../shell/rooms.svelte';
import { say } from '../ui/toasts.svelte';
import { TaskDraft, type Door } from './task-draft.svelte';

type Plan = Schemas['Plan'];
type Task = Schemas['Task'];

/// A plan on the desk: its rows as drafts, its title, and when it was last saved.
export class PlanDesk {
  plan = $state.raw<Plan | null>(null);
  rows = $state.raw<TaskDraft[]>([]);
  removed = $state.raw<Task[]>([]);
  trouble = $state<Trouble | null>(null);
  savedAt = $state('');
  #door: Door = {
    change: (id, version, changes) => ask(api.PATCH('/api/tasks/{task}', { params: { path: { task: id } }, body: { version, ...changes } })),
    reload: async (id) => {
      const outcome = await this.#fetch(this.plan?.id ?? '');
      return outcome.ok ? ([...outcome.data.tasks, ...outcome.data.removed].find((task) => task.id === id) ?? null) : null;
    },
  };

  async load(id: string): Promise<void> {
    const outcome = await this.#fetch(id);
    this.trouble = outcome.ok ? null : outcome.trouble;
    if (!outcome.ok) return;
    this.plan = outcome.data;
    this.removed = outcome.data.removed;
    const known = new Map(this.rows.map((row) => [row.task.id, row]));
    this.rows = outcome.data.tasks.map((task) => known.get(task.id) ?? new TaskDraft(task, this.#door, () => this.#saved()));
  }

  #fetch(id: string): Promise<Outcome<Plan>> {
    return ask(api.GET('/api/plans/{plan}', { params: { path: { plan: id } } }));
  }

  #saved(): void {
    // A removal that had to wait for the network takes its row along when it comes through.
    this.rows = this.rows.filter((row) => !row.task.removed);
    this.savedAt = formatClock(new Date());
    void refreshCounts();
    void this.#refreshMeter();
  }

  /// The coverage is the office's to count: ask it after each change.
  async #refreshMeter(): Promise<void> {
    const outcome = await this.#fetch(this.plan?.id ?? '');
    if (!outcome.ok) return;
    this.plan = outcome.data;
    this.removed = outcome.data.removed;
  }

  get hasUnsaved(): boolean {
    return this.rows.some((row) => row.isDirty || row.state === 'saving');
  }

  saveAll(): void {
    for (const row of this.rows) if (row.state !== 'conflict') void row.save();
  }

  async remove(row: TaskDraft): Promise<void> {
    if (!(await row.save({ removed: true }))) return;
    this.rows = this.rows.filter((other) => other !== row);
    say(t('task.removed', { title: shorten(row.task.title) }), () => void this.restore(row.task));
  }

  async restore(task: Task): Promise<void> {
    const latest = this.removed.find((known) => known.id === task.id) ?? task;
    const outcome = await this.#door.change(latest.id, latest.version, { removed: false });
    if (outcome.ok && this.plan) {
      await this.load(this.plan.id);
      this.#saved();
    } else if (!outcome.ok) {
      say(outcome.trouble.detail);
    }
  }

  async toggleDone(row: TaskDraft): Promise<void> {
    const done = !row.task.done;
    if (await row.save({ done })) say(t(done ? 'task.marked_done' : 'task.marked_open', { title: shorten(row.task.title) }), () => void row.save({ done: !done }));
  }

  async add(title: string): Promise<Trouble | null> {
    const outcome = await ask(api.POST('/api/plans/{plan}/tasks', { params: { path: { plan: this.plan?.id ?? '' } }, body: { title } }));
    if (!outcome.ok) return outcome.trouble;
    this.rows = [...this.rows, new TaskDraft(outcome.data, this.#door, () => this.#saved())];
    this.#saved();
    return null;
  }

  async rename(title: string): Promise<Trouble | null> {
    const plan = this.plan;
    if (!plan || title === plan.title) return null;
    const outcome = await ask(api.PATCH('/api/plans/{plan}', { params: { path: { plan: plan.id } }, body: { version: plan.version, title } }));
    if (!outcome.ok) {
      if (outcome.trouble.status === 409) await this.#refreshMeter();
      return outcome.trouble;
    }
    this.plan = outcome.data;
    this.savedAt = formatClock(new Date());
    return null;
  }
}

function shorten(title: string): string {
  return title.length > 60 ? `${title.slice(0, 58)}…` : title;
}
