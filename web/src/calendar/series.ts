/// What comes again and again within a month is one line of the list. Pure.
import type { Entry, EventEntry } from './entries';

/// Several times of one event.
export interface Series {
  source: 'series';
  key: string;
  times: EventEntry[];
}

/// So many times of one event in a month are a series.
const kFewest = 3;

/// entries  of one month, in their order; a series stands where its first time is
export function foldSeries(entries: readonly Entry[]): (Entry | Series)[] {
  const times = new Map<string, EventEntry[]>();
  for (const entry of entries) {
    if (entry.source === 'event' && entry.event.occurrence) times.set(entry.event.id, [...(times.get(entry.event.id) ?? []), entry]);
  }
  const seen = new Set<string>();
  const folded: (Entry | Series)[] = [];
  for (const entry of entries) {
    const all = entry.source === 'event' ? (times.get(entry.event.id) ?? []) : [];
    if (entry.source !== 'event' || all.length < kFewest) folded.push(entry);
    else if (!seen.has(entry.event.id)) {
      seen.add(entry.event.id);
      folded.push({ source: 'series', key: `s ${entry.event.id}`, times: all });
    }
  }
  return folded;
}
