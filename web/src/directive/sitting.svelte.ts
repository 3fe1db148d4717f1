import { api, ask, type Schemas, type Trouble } from '../api/client';
import { Desk } from './desk.svelte';
import { PaperPages } from './paper-pages.svelte';
import type { toFilters } from './paper-filter';
import { isWaiting, merge, nextWaiting, toRow } from './triage';

type Row = Schemas['PaperRow'];
type Filters = Partial<Omit<ReturnType<typeof toFilters>, 'q' | 'look_over'>>;

/// A paper on its desk, with its pages; it may be there before anybody looks at it.
export interface Seat {
  desk: Desk;
  pages: PaperPages;
}

const kAtOnce = 100;
const kSeats = 8;
const kNearTheEnd = 10;

/// One sitting over the papers that wait: what waits, what was done in it, and the papers at hand. What was done stays in the list as long as
/// the page is open, so that it can be seen and undone.
export class Sitting {
  rows = $state.raw<Row[]>([]);
  /// what was done here, in order: the last is undone first
  done = $state.raw<readonly string[]>([]);
  isLoaded = $state(false);
  trouble = $state.raw<Trouble | null>(null);
  isSettling = $state(false);
  /// how many wait in all; the list may hold fewer yet
  #waiting = $state(0);
  #next = $state<string | null>(null);
  #filters: Filters = {};
  #asked = 0;
  #isAsking = false;
  #ahead: Promise<void> | null = null;
  readonly #seats = new Map<string, Seat>();

  readonly waiting = $derived.by(() => this.#waiting);
  readonly all = $derived.by(() => this.done.length + this.#waiting);

  /// Asks for the list anew, as far as it was there; `open` is the paper on the screen, which stays.
  async load(filters: Filters, open: string): Promise<void> {
    const mine = ++this.#asked;
    this.#isAsking = true;
    this.#filters = filters;
    const wanted = Math.max(1, this.rows.filter(isWaiting).length);
    const fresh: Row[] = [];
    for (let cursor: string | undefined; ; ) {
      const outcome = await this.#ask(cursor);
      if (mine !== this.#asked) return;
      this.trouble = outcome.ok ? null : outcome.trouble;
      this.#isAsking = outcome.ok;
      if (!outcome.ok) return;
      fresh.push(...outcome.data.items);
      cursor = outcome.data.next ?? undefined;
      this.#waiting = outcome.data.total;
      this.#next = outcome.data.next;
      if (!cursor || fresh.length >= wanted) break;
    }
    this.#isAsking = false;
    this.done = this.done.filter((id) => !fresh.some((row) => row.id === id));
    this.rows = merge(this.rows, fresh, (id) => id === open || this.done.includes(id));
    this.isLoaded = true;
  }

  /// Fetches more of the list when the reader comes near its end.
  #lookAhead(at: string): Promise<void> {
    const index = this.rows.findIndex((row) => row.id === at);
    if (this.#next && index >= this.rows.length - kNearTheEnd) this.#ahead ??= this.#more(this.#next).finally(() => (this.#ahead = null));
    return this.#ahead ?? Promise.resolve();
  }

  async #more(cursor: string): Promise<void> {
    const mine = this.#asked;
    const outcome = await this.#ask(cursor);
    if (mine !== this.#asked || !outcome.ok) return;
    this.#next = outcome.data.next;
    this.rows = merge(this.rows, outcome.data.items, () => true);
  }

  #ask(cursor: string | undefined) {
    return ask(api.GET('/api/papers', { params: { query: { ...this.#filters, look_over: 'waiting', order: 'oldest', limit: kAtOnce, cursor } } }));
  }

  /// The paper on its desk, fetched now if it was not; the one behind it is fetched ahead.
  open(id: string): Seat {
    const seat = this.#seatOf(id);
    const next = nextWaiting(this.rows, id);
    if (next) this.#seatOf(next);
    void this.#lookAhead(id);
    return seat;
  }

  #seatOf(id: string): Seat {
    const known = this.#seats.get(id);
    const seat = known ?? { desk: new Desk(), pages: new PaperPages() };
    this.#seats.delete(id);
    this.#seats.set(id, seat);
    if (!known || seat.desk.trouble) {
      void seat.desk.load(id);
      void seat.pages.load(id);
    }
    for (const [other, { desk }] of this.#seats) {
      if (this.#seats.size <= kSeats) break;
      if (other !== id && desk.drafts.size === 0) this.#seats.delete(other);
    }
    return seat;
  }

  /// Asks for every paper at hand anew: their sentences come in the reader's language.
  renew(): void {
    for (const [id, { desk }] of this.#seats) void desk.load(id);
  }

  /// The record changed: its row says so.
  take(paper: Schemas['Paper']): void {
    const row = this.rows.find((known) => known.id === paper.id);
    if (!row) return;
    const now = toRow(row, paper);
    if (JSON.stringify(now) !== JSON.stringify(row)) this.rows = this.rows.map((known) => (known === row ? now : known));
  }

  /// Says that the paper's record is right. The answer is where to go on (empty: nothing waits any more), or what went wrong.
  async accept(id: string): Promise<string | Trouble> {
    const { desk } = this.#seatOf(id);
    const trouble = await this.#settle(desk, true);
    if (trouble) return trouble;
    this.done = [...this.done.filter((other) => other !== id), id];
    this.#waiting = Math.max(0, this.#waiting - 1);
    this.#askAnew(id);
    const next = nextWaiting(this.rows, id);
    if (next || !this.#next) return next;
    await this.#lookAhead(id);
    return nextWaiting(this.rows, id);
  }

  /// Takes back that a paper was looked over. The answer is null, or what went wrong.
  async takeBack(id: string): Promise<Trouble | null> {
    const { desk } = this.#seatOf(id);
    if (!desk.paper) await desk.load(id);
    const trouble = desk.paper ? await this.#settle(desk, false) : desk.trouble;
    if (trouble) return trouble;
    this.done = this.done.filter((other) => other !== id);
    this.#waiting += 1;
    this.#askAnew(id);
    return null;
  }

  /// A list that was asked for before a paper was settled would tell of it as it was: it is asked for once more.
  #askAnew(id: string): void {
    if (this.#isAsking) void this.load(this.#filters, id);
  }

  async #settle(desk: Desk, isRight: boolean): Promise<Trouble | null> {
    this.isSettling = true;
    const trouble = await desk.lookOver(isRight);
    this.isSettling = false;
    if (desk.paper) this.take(desk.paper);
    return trouble;
  }
}
