/// Where events with a time of day stand in the column of their day. Pure.
import type { EventEntry } from './entries';

export interface Block {
  entry: EventEntry;
  /// minutes since midnight
  from: number;
  to: number;
  /// which of how many columns beside one another
  column: number;
  columns: number;
}

/// Hours that are always drawn: the working day.
export const kWorkFrom = 7;
export const kWorkTo = 18;
const kLeastMinutes = 30; // shorter ones are drawn as long as this, so that their words can be read
const kDay = 24 * 60;

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/// entries  those of one day that have a time
export function layOut(entries: readonly EventEntry[]): Block[] {
  const blocks = entries.map((entry): Block => {
    const from = Math.min(minutesOf(entry.start ?? '00:00'), kDay - kLeastMinutes);
    const end = entry.end ? minutesOf(entry.end) : from;
    return { entry, from, to: Math.min(kDay, Math.max(end, from + kLeastMinutes)), column: 0, columns: 1 };
  });
  blocks.sort((a, b) => a.from - b.from || b.to - a.to);
  let group: Block[] = [];
  let until = -1;
  for (const block of blocks) {
    if (block.from >= until) {
      widen(group);
      group = [];
      until = -1;
    }
    const taken = new Set(group.filter(({ to }) => to > block.from).map(({ column }) => column));
    while (taken.has(block.column)) block.column += 1;
    group.push(block);
    until = Math.max(until, block.to);
  }
  widen(group);
  return blocks;
}

function widen(group: readonly Block[]): void {
  const columns = Math.max(1, ...group.map(({ column }) => column + 1));
  for (const block of group) block.columns = columns;
}

/// The hours to draw: the working day, and more where something lies outside it.
export function hoursOf(blocks: readonly Block[]): number[] {
  const first = Math.min(kWorkFrom, ...blocks.map(({ from }) => Math.floor(from / 60)));
  const last = Math.max(kWorkTo, ...blocks.map(({ to }) => Math.ceil(to / 60)));
  return Array.from({ length: last - first }, (_, hour) => first + hour);
}
