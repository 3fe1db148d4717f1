import { matchRoute, parseQuery, type Query, type Route } from './router';

/// The browser's address as reactive state, and the ways to change it. The one place that touches `history`.
interface Place {
  path: string;
  query: Query;
  hash: string;
  route: Route;
}

function read(): Place {
  const { pathname, search, hash } = window.location;
  return { path: pathname, query: parseQuery(search), hash, route: matchRoute(pathname) };
}

const state = $state<Place>(read());

// Where the reader stood on each page of the way: how far down, and on which link. Kept by the history entry's own number.
interface Stand {
  top: number;
  link: string;
}
const kPatienceMs = 3000;
const stands = new Map<number, Stand>();
let entry = Number(history.state?.entry ?? 0);
let lastEntry = entry;

function rememberStand(): void {
  const link = document.activeElement?.getAttribute('href') ?? '';
  stands.set(entry, { top: window.scrollY, link });
}

/// Puts the reader back as soon as the page has grown that far again; gives up when they move themselves, or after a while.
function comeBack({ top, link }: Stand): void {
  const observer = new MutationObserver(look);
  const timer = setTimeout(stop, kPatienceMs);
  const kByReader = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
  function stop(): void {
    clearTimeout(timer);
    observer.disconnect();
    for (const name of kByReader) window.removeEventListener(name, stop);
  }
  function look(): void {
    if (document.documentElement.scrollHeight - window.innerHeight < top - 1) return;
    const found = link ? document.querySelector<HTMLElement>(`#main a[href="${CSS.escape(link)}"]`) : null;
    if (link && !found) return;
    stop();
    found?.focus({ preventScroll: true });
    window.scrollTo(0, top);
  }
  observer.observe(document.body, { childList: true, subtree: true });
  for (const name of kByReader) window.addEventListener(name, stop);
  look();
}

function walkBack(): void {
  const before = state.path;
  rememberStand();
  entry = Number(history.state?.entry ?? 0);
  refresh();
  const stand = stands.get(entry);
  if (state.path !== before && stand) requestAnimationFrame(() => comeBack(stand));
}

/// Leaves a word with this entry of the history, for the same page to find when the reader comes back or loads it again.
export function keepHere(word: string): void {
  history.replaceState({ entry, kept: word }, '');
}

/// What was left by `keepHere`; empty if nothing was, or if the address has changed since.
export function keptHere(): string {
  return String(history.state?.kept ?? '');
}

function refresh(): void {
  Object.assign(state, read());
}

export const place: Readonly<Place> = state;

export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  const before = state.path;
  if (how === 'push') {
    rememberStand();
    entry = ++lastEntry;
    history.pushState({ entry }, '', address);
  } else {
    history.replaceState({ entry }, '', address);
  }
  refresh();
  if (state.path === before) return;
  window.scrollTo(0, 0);
  // The link that led here is gone with its page: who goes on by keyboard starts at the new one.
  if (how === 'push') document.getElementById('main')?.focus({ preventScroll: true });
}

/// Follows links inside the office without loading the page again; new tabs, downloads and other sites stay the browser's.
export function followLinks(): void {
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', walkBack);
  window.addEventListener('hashchange', refresh);
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null;
    if (!link || link.target || link.hasAttribute('download') || link.origin !== window.location.origin) return;
    if (link.pathname.startsWith('/api/')) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
}
