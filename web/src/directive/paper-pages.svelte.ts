import { MediaQuery } from 'svelte/reactivity';
import { api, ask, type Trouble } from '../api/client';
import { go, place } from '../place.svelte';
import { withQuery } from '../router';
import { inTextOrder, type Box, type Size, type Zoom } from './page-geometry';
import { chooseView, nextView, offeredViews, type PaperView } from './paper-view';

const kChoice = 'nhipcau.paper-view';
const kRoomForTwo = 'min-width: 1280px';

/// The pages of the paper on the desk, and how the reader looks at them. The view lives in the address and is remembered for the next paper.
export class PaperPages {
  sizes = $state.raw<Size[]>([]);
  boxes = $state.raw<Box[]>([]);
  trouble = $state.raw<Trouble | null>(null);
  zoom = $state<Zoom>('fit');
  /// the page being read, from 1
  at = $state(1);
  /// the zoomed page's own width and the room it has, in points and CSS pixels
  seen = $state.raw({ pageWidth: 595, room: 480 });
  /// set by the pages on the screen: brings page `number` to the top
  turnTo: ((number: number) => void) | null = null;
  readonly #wide = new MediaQuery(kRoomForTwo);
  #remembered = $state(readChoice());

  readonly view = $derived.by((): PaperView => (this.sizes.length > 0 ? chooseView(place.query.view, this.#remembered, this.#wide.current) : 'text'));
  readonly offered = $derived.by(() => offeredViews(this.#wide.current));

  async load(paper: string): Promise<void> {
    const outcome = await ask(api.GET('/api/papers/{paper}/pages', { params: { path: { paper } } }));
    this.trouble = outcome.ok ? null : outcome.trouble;
    if (!outcome.ok) return;
    this.sizes = outcome.data.pages;
    this.boxes = inTextOrder(outcome.data.boxes);
  }

  see(view: PaperView, how: 'push' | 'replace' = 'replace'): void {
    this.#remembered = view;
    try {
      localStorage.setItem(kChoice, view);
    } catch {
      // A browser that keeps nothing shows the text first.
    }
    go(withQuery(place.path, place.query, { view }) + place.hash, how);
  }

  seeNext(): void {
    this.see(nextView(this.view, this.#wide.current));
  }
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(kChoice);
  } catch {
    return null;
  }
}
