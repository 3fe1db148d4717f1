import { api, ask, type Outcome, type Schemas, type Trouble } from '../api/client';
import { t } from '../i18n/i18n.svelte';
import { addDays } from '../i18n/dates';
import { say } from '../ui/toasts.svelte';
import { isFresh, textOf, type Entry, type EntryText, type Leader, type Schedule } from './week';

type Row = Schemas['ScheduleRow'];
type Heading = Omit<Schemas['SentScheduleHeading'], 'version'>;
export type LeaderText = Omit<Schemas['ScheduleLeader'], 'id' | 'version' | 'unit' | 'shown' | 'place'> & { place?: number };

export interface Wish {
  monday: string;
  /// id of a unit, `office`, or empty: whichever there is
  unit: string;
  /// an edition; empty: what the reader may see best
  edition: string;
}

/// The week that is looked at, and what is done with it. Every change answers with the week as it is then, and has its way back.
export class ScheduleDesk {
  #rows = $state.raw<Row[] | null>(null);
  #mine = $state.raw<Schemas['MyUnits'] | null>(null);
  #schedule = $state.raw<Schedule | null>(null);
  #before = $state.raw<Entry[]>([]);
  #trouble = $state('');
  #isBusy = $state(false);
  #round = 0;

  get schedule(): Schedule | null {
    return this.#schedule;
  }

  /// Entries of the same unit's week before.
  get before(): Entry[] {
    return this.#before;
  }

  get trouble(): string {
    return this.#trouble;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get isThere(): boolean {
    return this.#rows !== null;
  }

  get mine(): Schemas['MyUnits'] | null {
    return this.#mine;
  }

  /// Whose weeks can be looked at: those there are, and those that may be begun. `office` is the office as a whole.
  get units(): { id: string; name: string }[] {
    const found = new Map<string, string>();
    for (const { unit, unit_name } of this.#rows ?? []) found.set(unit ?? 'office', unit ? unit_name : t('week.office'));
    if (this.#mine?.office || this.#mine?.everywhere) found.set('office', t('week.office'));
    for (const { id, name } of this.#mine?.units ?? []) found.set(id, name);
    return [...found].map(([id, name]) => ({ id, name }));
  }

  /// The unit that a wish means: the named one, else the first that has a week, else the first that may begin one.
  unitOf(wish: Wish): string {
    const [first] = this.#rows ?? [];
    return wish.unit || (first ? (first.unit ?? 'office') : (this.units[0]?.id ?? ''));
  }

  mayBegin(unit: string): boolean {
    const mine = this.#mine;
    return mine !== null && (mine.everywhere || (unit === 'office' ? mine.office : mine.units.some(({ id }) => id === unit)));
  }

  async open(wish: Wish, mayEdit: boolean): Promise<void> {
    const round = ++this.#round;
    const [list, mine] = await Promise.all([
      ask(api.GET('/api/schedules', { params: { query: { from: addDays(wish.monday, -7), to: wish.monday } } })),
      this.#mine || !mayEdit ? null : ask(api.GET('/api/my-units', { params: { query: { permission: 'schedule.edit' } } })),
    ]);
    if (round !== this.#round) return;
    if (mine?.ok) this.#mine = mine.data;
    if (!list.ok) {
      this.#trouble = list.trouble.detail;
      return;
    }
    const weeks = list.data.weeks;
    this.#rows = weeks.filter(({ monday }) => monday === wish.monday);
    const unit = this.unitOf(wish);
    const isOf = (row: Row): boolean => (row.unit ?? 'office') === unit;
    await this.#load(round, this.#rows.find(isOf), weeks.find((row) => isOf(row) && row.monday !== wish.monday), wish.edition);
  }

  async #load(round: number, row: Row | undefined, last: Row | undefined, edition: string): Promise<void> {
    const get = (id: string, number?: number): Promise<Outcome<Schedule>> =>
      ask(api.GET('/api/schedules/{schedule}', { params: { path: { schedule: id }, query: number === undefined ? {} : { edition: number } } }));
    const [outcome, before] = await Promise.all([row ? get(row.id, /^\d{1,4}$/.test(edition) ? Number(edition) : undefined) : null, last ? get(last.id) : null]);
    if (round !== this.#round) return;
    this.#trouble = outcome && !outcome.ok ? outcome.trouble.detail : '';
    this.#schedule = outcome?.ok ? outcome.data : null;
    this.#before = before?.ok ? before.data.entries : [];
  }

  /// The week as it is now; what is typed in forms stays.
  async reload(): Promise<void> {
    const schedule = this.#schedule;
    if (!schedule) return;
    const outcome = await ask(api.GET('/api/schedules/{schedule}', { params: { path: { schedule: schedule.id }, query: {} } }));
    if (outcome.ok && this.#schedule?.id === outcome.data.id) this.#schedule = outcome.data;
  }

  async begin(day: string, unit: string): Promise<Trouble | null> {
    return this.#settle(ask(api.POST('/api/schedules', { body: { week: day }, headers: { 'X-Unit': unit } })));
  }

  async add(text: EntryText): Promise<Trouble | null> {
    const known = new Set(this.#schedule?.entries.map(({ id }) => id));
    const trouble = await this.#settle(ask(api.POST('/api/schedules/{schedule}/entries', { params: this.#path(), body: text })));
    if (trouble) return trouble;
    const added = this.#schedule?.entries.find(({ id }) => !known.has(id));
    if (added) say(t('week.added', { content: shortly(text.content) }), () => void this.#tell(this.#remove(added.id)));
    return null;
  }

  async change(entry: Entry, text: EntryText, said: string): Promise<Trouble | null> {
    const before = textOf(entry);
    const trouble = await this.#put(entry.id, entry.version, text);
    if (!trouble) say(said, () => void this.#tell(this.#put(entry.id, this.#versionOf(entry.id), before)));
    return trouble;
  }

  async remove(entry: Entry): Promise<Trouble | null> {
    const trouble = await this.#settle(ask(api.DELETE('/api/schedules/{schedule}/entries/{entry}', { params: { ...this.#entryPath(entry.id), query: { version: entry.version } } })));
    if (trouble) return trouble;
    const restore = { params: { ...this.#entryPath(entry.id), query: { version: entry.version + 1 } } };
    say(t('week.removed', { content: shortly(entry.content) }), () => void this.#tell(this.#settle(ask(api.POST('/api/schedules/{schedule}/entries/{entry}/restore', restore)))));
    return null;
  }

  mayRemove(entry: Entry): boolean {
    return this.#schedule !== null && isFresh(this.#schedule, entry);
  }

  async head(heading: Heading): Promise<Trouble | null> {
    return this.#settle(ask(api.PUT('/api/schedules/{schedule}', { params: this.#path(), body: { ...heading, version: this.#version } })));
  }

  async submit(): Promise<Trouble | null> {
    return this.#settle(ask(api.POST('/api/schedules/{schedule}/submit', { params: this.#path(), body: { version: this.#version } })));
  }

  async approve(): Promise<Trouble | null> {
    return this.#settle(ask(api.POST('/api/schedules/{schedule}/approve', { params: this.#path(), body: { version: this.#version } })));
  }

  async giveBack(reason: string): Promise<Trouble | null> {
    return this.#settle(ask(api.POST('/api/schedules/{schedule}/return', { params: this.#path(), body: { version: this.#version, reason } })));
  }

  async addLeader(text: LeaderText): Promise<Trouble | null> {
    const unit = this.#schedule?.unit?.id ?? 'office';
    return this.#settleLeader(ask(api.POST('/api/schedule-leaders', { body: text, headers: { 'X-Unit': unit } })));
  }

  async changeLeader({ id, version }: Leader, text: LeaderText): Promise<Trouble | null> {
    return this.#settleLeader(ask(api.PUT('/api/schedule-leaders/{leader}', { params: { path: { leader: id } }, body: { ...text, version } })));
  }

  get #version(): number {
    return this.#schedule?.version ?? 0;
  }

  #versionOf(id: string): number {
    return this.#schedule?.entries.find((entry) => entry.id === id)?.version ?? 0;
  }

  #path(): { path: { schedule: string } } {
    return { path: { schedule: this.#schedule?.id ?? '' } };
  }

  #entryPath(entry: string): { path: { schedule: string; entry: string } } {
    return { path: { schedule: this.#schedule?.id ?? '', entry } };
  }

  async #put(id: string, version: number, text: EntryText): Promise<Trouble | null> {
    return this.#settle(ask(api.PUT('/api/schedules/{schedule}/entries/{entry}', { params: this.#entryPath(id), body: { ...text, version } })));
  }

  async #remove(id: string): Promise<Trouble | null> {
    return this.#settle(ask(api.DELETE('/api/schedules/{schedule}/entries/{entry}', { params: { ...this.#entryPath(id), query: { version: this.#versionOf(id) } } })));
  }

  async #settle(pending: Promise<Outcome<Schedule>>): Promise<Trouble | null> {
    this.#isBusy = true;
    const outcome = await pending;
    this.#isBusy = false;
    if (!outcome.ok) {
      if (outcome.trouble.status === 409) await this.reload(); // somebody was faster: what they did is shown behind what is typed
      return outcome.trouble;
    }
    this.#schedule = outcome.data;
    return null;
  }

  async #settleLeader(pending: Promise<Outcome<unknown>>): Promise<Trouble | null> {
    const outcome = await pending;
    await this.reload();
    return outcome.ok ? null : outcome.trouble;
  }

  async #tell(pending: Promise<Trouble | null>): Promise<void> {
    const trouble = await pending;
    if (trouble) say(trouble.detail);
  }
}

/// As much of a line as a toast has room for.
function shortly(content: string): string {
  return content.length > 60 ? `${content.slice(0, 59)}…` : content;
}
