/// Where the reader is, worked out from the address alone. Pure: no browser here.

export type Query = Record<string, string>;

export interface Route {
  name: 'sign-in' | 'return' | 'today' | 'papers' | 'paper' | 'paper-check' | 'paper-lineage' | 'triage' | 'plans' | 'plan' | 'calendar' | 'calendar-links' | 'lead-times' | 'week' | 'briefings' | 'briefing' | 'units' | 'unit' | 'unit-change' | 'roles' | 'providers' | 'who-can' | 'audit' | 'people' | 'person' | 'people-data' | 'person-data' | 'account' | 'checker' | 'my-data' | 'notices' | 'unknown';
  id: string;
}

const kPatterns: [RegExp, Route['name']][] = [
  [/^\/$/, 'today'],
  [/^\/sign-in$/, 'sign-in'],
  [/^\/sign-in\/return$/, 'return'],
  [/^\/papers$/, 'papers'],
  [/^\/papers\/([^/]+)$/, 'paper'],
  [/^\/papers\/([^/]+)\/check$/, 'paper-check'],
  [/^\/papers\/([^/]+)\/lineage$/, 'paper-lineage'],
  [/^\/triage$/, 'triage'],
  [/^\/plans$/, 'plans'],
  [/^\/plans\/([^/]+)$/, 'plan'],
  [/^\/calendar$/, 'calendar'],
  [/^\/calendar\/links$/, 'calendar-links'],
  [/^\/calendar\/lead-times$/, 'lead-times'],
  [/^\/briefings$/, 'briefings'],
  [/^\/briefings\/([^/]+)$/, 'briefing'],
  [/^\/week$/, 'week'],
  [/^\/units$/, 'units'],
  [/^\/units\/([^/]+)$/, 'unit'],
  [/^\/units\/([^/]+)\/change$/, 'unit-change'],
  [/^\/roles$/, 'roles'],
  [/^\/providers$/, 'providers'],
  [/^\/who-can$/, 'who-can'],
  [/^\/audit$/, 'audit'],
  [/^\/people$/, 'people'],
  [/^\/people\/([^/]+)$/, 'person'],
  [/^\/people\/([^/]+)\/personal-data$/, 'person-data'],
  [/^\/personal-data$/, 'people-data'],
  [/^\/checker$/, 'checker'],
  [/^\/account$/, 'account'],
  [/^\/notices$/, 'notices'],
  [/^\/account\/personal-data$/, 'my-data'],
];

export function matchRoute(pathname: string): Route {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  for (const [pattern, name] of kPatterns) {
    const match = pattern.exec(path);
    if (match) return { name, id: decodeSafely(match[1] ?? '') };
  }
  return { name: 'unknown', id: '' };
}

export function parseQuery(search: string): Query {
  return Object.fromEntries(new URLSearchParams(search));
}

/// Puts `changes` over `query`; an empty value takes the key out. Keys keep one order, so equal filters are equal addresses.
export function withQuery(path: string, query: Query, changes: Query): string {
  const merged = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== '');
  merged.sort(([a], [b]) => (a < b ? -1 : 1));
  const search = new URLSearchParams(merged).toString();
  return search ? `${path}?${search}` : path;
}

/// The place to go to after signing in: a path of this office, never another site.
export function safeReturn(target: string | undefined): string {
  if (!target || !/^\/(?![/\\])/.test(target) || target.startsWith('/sign-in')) return '/';
  return target;
}

/// A span of a paper's text in the address: `#s=120-164`.
export function parseSpan(hash: string): [number, number] | null {
  const match = /^#s=(\d{1,9})-(\d{1,9})$/.exec(hash);
  if (!match) return null;
  const span: [number, number] = [Number(match[1]), Number(match[2])];
  return span[0] <= span[1] ? span : null;
}

/// A citation of a paper in the address, by its place among that paper's citations: `#c=3`.
export function parseCitation(hash: string): number | null {
  const match = /^#c=(\d{1,5})$/.exec(hash);
  return match ? Number(match[1]) : null;
}

export function citationPath(id: string, citation: number): string {
  return `${paperPath(id)}#c=${citation}`;
}

export function paperPath(id: string, span?: readonly number[] | null): string {
  return `/papers/${encodeURIComponent(id)}${span ? `#s=${span[0]}-${span[1]}` : ''}`;
}

/// The report on what was found in a paper, to be printed.
export function checkPath(id: string): string {
  return `/papers/${encodeURIComponent(id)}/check`;
}

/// Where each passage of a paper came from.
export function lineagePath(id: string): string {
  return `/papers/${encodeURIComponent(id)}/lineage`;
}

export function planPath(id: string): string {
  return `/plans/${encodeURIComponent(id)}`;
}

/// A meeting that goes over the work; its agenda where no other part is named.
export function briefingPath(id: string, part: 'agenda' | 'points' | 'notice' = 'agenda'): string {
  return withQuery(`/briefings/${encodeURIComponent(id)}`, {}, { part: part === 'agenda' ? '' : part });
}

/// An event of the calendar, opened.
export function eventPath(id: string): string {
  return withQuery('/calendar', {}, { event: id });
}

/// The office's week that holds a day.
export function weekPath(day: string): string {
  return withQuery('/week', {}, { week: day });
}

/// A day in the calendar's week or month, as it was last looked at.
export function calendarDayPath(date: string): string {
  return withQuery('/calendar', {}, { date });
}

/// The meeting that came to a conclusion, where that stands.
export function conclusionPath(id: string): string {
  return briefingPath(id, 'points');
}

/// The trail of one thing.
export function auditPath(kind: string, thing: string): string {
  return withQuery('/audit', {}, { kind, thing });
}

export function rolePath(id: string): string {
  return withQuery('/roles', {}, { role: id });
}

export function providerPath(id: string): string {
  return `/providers#${encodeURIComponent(id)}`;
}

/// A unit as it was on a day; as it is today without one.
export function unitPath(id: string, on = ''): string {
  return withQuery(`/units/${encodeURIComponent(id)}`, {}, { on });
}

/// The steps of changing a unit, with what is known of the change already.
export function unitChangePath(id: string, known: Query = {}): string {
  return withQuery(`/units/${encodeURIComponent(id)}/change`, {}, known);
}

export function personPath(id: string): string {
  return `/people/${encodeURIComponent(id)}`;
}

/// What is stored about a person, for the data protection officer.
export function personDataPath(id: string): string {
  return `${personPath(id)}/personal-data`;
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
