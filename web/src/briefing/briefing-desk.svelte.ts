import { api, ask, type Outcome, type Schemas, type Trouble } from '../api/client';
import { t } from '../i18n/i18n.svelte';
import { refreshCounts } from '../shell/rooms.svelte';
import { say } from '../ui/toasts.svelte';

export type Meeting = Schemas['Briefing'];
export type Row = Schemas['AgendaRow'];
export type Point = Schemas['Conclusion'];
type Answer = Promise<Outcome<Meeting>>;
export type RowChange = Partial<Pick<Row, 'aside' | 'presenter' | 'minutes' | 'title'>> & { reason?: string };
export type PointText = Omit<Schemas['NewConclusion'], 'done' | 'removed'>;
export type NoticeText = Omit<Schemas['ChangedConclusionNotice'], 'version'>;

/// A meeting on the desk. Each change gives the sentence of what went wrong, or nothing; when somebody else was faster the meeting is loaded
/// anew, so that what was typed can be sent on top of theirs.
export class BriefingDesk {
  meeting = $state.raw<Meeting | null>(null);
  trouble = $state<Trouble | null>(null);
  isBusy = $state(false);

  async load(id: string): Promise<void> {
    const outcome = await ask(api.GET('/api/briefings/{meeting}', { params: { path: { meeting: id } } }));
    this.trouble = outcome.ok ? null : outcome.trouble;
    if (outcome.ok) this.meeting = outcome.data;
  }

  get #path() {
    return { path: { meeting: this.meeting?.id ?? '' } };
  }

  async #settle(pending: Answer, said = '', undo?: () => Promise<string>): Promise<string> {
    this.isBusy = true;
    const outcome = await pending;
    this.isBusy = false;
    if (!outcome.ok) {
      if (outcome.trouble.status === 409 && this.meeting) await this.load(this.meeting.id);
      return outcome.trouble.detail;
    }
    this.meeting = outcome.data;
    if (said) say(said, undo && (() => void undo().then((trouble) => trouble && say(trouble))));
    return '';
  }

  change(text: Schemas['NewBriefing']): Promise<string> {
    const version = this.meeting?.version ?? 0;
    return this.#settle(ask(api.PUT('/api/briefings/{meeting}', { params: this.#path, body: { ...text, version } })), t('briefing.saved'));
  }

  become(state: Meeting['state'], reason = ''): Promise<string> {
    const before = this.meeting?.state ?? 'planned';
    const version = this.meeting?.version ?? 0;
    const pending = ask(api.POST('/api/briefings/{meeting}/state', { params: this.#path, body: { version, state, reason } }));
    return this.#settle(pending, t(`briefing.became.${state}`), before === 'cancelled' ? undefined : () => this.become(before));
  }

  // --- the agenda

  addItem(title: string, presenter: string): Promise<string> {
    return this.#settle(ask(api.POST('/api/briefings/{meeting}/agenda', { params: this.#path, body: { title, presenter } })));
  }

  /// The row as it stands now, by its name.
  row(name: string): Row | undefined {
    return this.meeting?.agenda.find((row) => row.name === name);
  }

  changeRow(name: string, change: RowChange, said = '', undo?: RowChange): Promise<string> {
    const version = this.row(name)?.version ?? 0;
    const pending = ask(api.PATCH('/api/briefings/{meeting}/agenda', { params: this.#path, body: { row: name, version, ...change } }));
    return this.#settle(pending, said, undo && (() => this.changeRow(name, undo)));
  }

  /// Moves a row one place among those of its section.
  moveRow(name: string, by: -1 | 1): Promise<string> {
    const section = this.row(name)?.section;
    const rows = (this.meeting?.agenda ?? []).filter((row) => row.section === section).map((row) => row.name);
    const moved = swapped(rows, rows.indexOf(name), by);
    if (!moved) return Promise.resolve('');
    return this.#settle(ask(api.POST('/api/briefings/{meeting}/agenda/order', { params: this.#path, body: { version: this.meeting?.version ?? 0, rows: moved } })));
  }

  settleAgenda(settled: boolean): Promise<string> {
    const pending = ask(api.POST('/api/briefings/{meeting}/agenda/settling', { params: this.#path, body: { version: this.meeting?.version ?? 0, settled } }));
    return this.#settle(pending, t(settled ? 'briefing.agenda.settled' : 'briefing.agenda.opened'), () => this.settleAgenda(!settled));
  }

  // --- what is concluded

  addPoint(text: PointText): Promise<string> {
    return this.#settle(ask(api.POST('/api/briefings/{meeting}/points', { params: this.#path, body: text })));
  }

  changePoint(id: string, text: PointText, removed = false, said = ''): Promise<string> {
    const point = this.meeting?.points.find((one) => one.id === id);
    if (!point) return Promise.resolve('');
    const body = { ...text, done: point.done, removed, version: point.version };
    const pending = ask(api.PUT('/api/briefings/{meeting}/points/{point}', { params: { path: { ...this.#path.path, point: id } }, body }));
    return this.#settle(pending, said, said ? () => this.changePoint(id, text, !removed) : undefined);
  }

  movePoint(id: string, by: -1 | 1): Promise<string> {
    const points = (this.meeting?.points ?? []).filter((point) => !point.removed).map((point) => point.id);
    const moved = swapped(points, points.indexOf(id), by);
    if (!moved) return Promise.resolve('');
    return this.#settle(ask(api.POST('/api/briefings/{meeting}/point-order', { params: this.#path, body: { version: this.meeting?.version ?? 0, points: moved } })));
  }

  setDone(point: Point, done: boolean): Promise<string> {
    const body = { version: point.version, done };
    return this.#settle(ask(api.POST('/api/briefings/{meeting}/points/{point}/done', { params: { path: { ...this.#path.path, point: point.id } }, body })));
  }

  // --- the notice

  changeNotice(text: NoticeText): Promise<string> {
    const version = this.meeting?.notice.version ?? 0;
    return this.#settle(ask(api.PUT('/api/briefings/{meeting}/notice', { params: this.#path, body: { ...text, version } })), t('briefing.notice.saved'));
  }

  submit(waiting: boolean): Promise<string> {
    const version = this.meeting?.notice.version ?? 0;
    const pending = ask(api.POST('/api/briefings/{meeting}/notice/submission', { params: this.#path, body: { version, waiting } }));
    return this.#settle(pending, t(waiting ? 'briefing.notice.submitted' : 'briefing.notice.taken_back'), () => this.submit(!waiting));
  }

  makeTasks(): Promise<string> {
    const version = this.meeting?.notice.version ?? 0;
    const pending = ask(api.POST('/api/briefings/{meeting}/tasks', { params: this.#path, body: { version } }));
    return this.#settle(pending, t('briefing.tasks.made'), () => this.takeTasksBack()).finally(() => void refreshCounts());
  }

  takeTasksBack(): Promise<string> {
    const version = this.meeting?.notice.version ?? 0;
    const pending = ask(api.POST('/api/briefings/{meeting}/tasks/taking-back', { params: this.#path, body: { version } }));
    return this.#settle(pending, t('briefing.tasks.taken_back'), () => this.makeTasks()).finally(() => void refreshCounts());
  }

  approve(approved: boolean): Promise<string> {
    const version = this.meeting?.notice.version ?? 0;
    const pending = ask(api.POST('/api/briefings/{meeting}/notice/approval', { params: this.#path, body: { version, approved } }));
    return this.#settle(pending, t(approved ? 'briefing.notice.approved' : 'briefing.notice.given_back'), approved ? () => this.approve(false) : undefined).finally(() => void refreshCounts());
  }
}

function swapped(names: readonly string[], at: number, by: -1 | 1): string[] | null {
  const to = at + by;
  if (at < 0 || to < 0 || to >= names.length) return null;
  const moved = [...names];
  [moved[at], moved[to]] = [moved[to]!, moved[at]!];
  return moved;
}
