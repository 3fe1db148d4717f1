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

function refresh(): void {
  Object.assign(state, read());
}

export const place: Readonly<Place> = state;

export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  const before = state.path;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  refresh();
  if (state.path !== before) window.scrollTo(0, 0);
}

/// Follows links inside the office without loading the page again; new tabs, downloads and other sites stay the browser's.
export function followLinks(): void {
  window.addEventListener('popstate', refresh);
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
