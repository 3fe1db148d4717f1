import type { Outcome, Trouble } from './api/client';

export interface ListPage<Row> {
  items: Row[];
  next: string | null;
}

/// How many pages of the list the reader had before them, kept with the history entry.
export interface Memory {
  kept: () => string;
  keep: (word: string) => void;
}

type Ask<Page> = (cursor: string | undefined) => Promise<Outcome<Page>>;
const kMostPages = 20;

/// A list that comes in pages, each behind "show more". Coming back loads as many pages as were there, anew; what is asked for later wins.
export class PagedList<Row, Page extends ListPage<Row>> {
  items = $state.raw<Row[]>([]);
  /// the latest page that came; null until the first one
  page = $state.raw<Page | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  #asked = 0;
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  async load(ask: Ask<Page>): Promise<void> {
    const mine = ++this.#asked;
    const wanted = this.#pages();
    let items: Row[] = [];
    for (let page = 0, cursor: string | undefined; page < wanted && (page === 0 || cursor); page++) {
      const outcome = await ask(cursor);
      if (mine !== this.#asked) return;
      this.trouble = outcome.ok ? null : outcome.trouble;
      if (!outcome.ok) return;
      items = [...items, ...outcome.data.items];
      cursor = outcome.data.next ?? undefined;
      // What is on the screen stays until all of it is here again.
      if (page + 1 < wanted && cursor) continue;
      this.items = items;
      this.page = outcome.data;
    }
  }

  async more(ask: Ask<Page>): Promise<void> {
    const mine = ++this.#asked;
    const outcome = await ask(this.page?.next ?? undefined);
    if (mine !== this.#asked) return;
    this.trouble = outcome.ok ? null : outcome.trouble;
    if (!outcome.ok) return;
    this.items = [...this.items, ...outcome.data.items];
    this.page = outcome.data;
    this.#memory.keep(String(Math.min(kMostPages, this.#pages() + 1)));
  }

  #pages(): number {
    const count = Number(this.#memory.kept());
    return Number.isInteger(count) && count >= 1 && count <= kMostPages ? count : 1;
  }
}
