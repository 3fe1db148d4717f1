/// Where entries stand in the seven days of a week: lanes under one another, each entry a bar over its days. Pure.
import type { Entry } from './entries';

export interface Placed {
  entry: Entry;
  lane: number;
  /// of the week, 0 Monday – 6 Sunday
  column: number;
  span: number;
  /// whether its first and last day lie in this week
  opens: boolean;
  closes: boolean;
  /// how many lanes high it is drawn: two where its words need them and there is room
  height: 1 | 2;
}

export interface FittedWeek {
  placed: Placed[];
  /// how many do not fit, of each of the seven days
  hidden: number[];
}

/// Gives each entry the highest lane that is free on all its days.
/// week  seven days in a row; entries in their order, those of other weeks are left out
export function place(entries: readonly Entry[], week: readonly string[]): Placed[] {
  const [first = '', last = ''] = [week[0], week[6]];
  const free: string[] = []; // of each lane: the last day taken
  const placed: Placed[] = [];
  for (const entry of entries) {
    if (entry.to < first || entry.from > last) continue;
    const from = entry.from < first ? first : entry.from;
    const to = entry.to > last ? last : entry.to;
    const found = free.findIndex((taken) => taken < from);
    const lane = found < 0 ? free.length : found;
    free[lane] = to;
    const column = week.indexOf(from);
    placed.push({ entry, lane, column, span: week.indexOf(to) - column + 1, opens: from === entry.from, closes: to === entry.to, height: 1 });
  }
  return placed;
}

/// Keeps what fits into so many lanes. Where a day has more, its last lane says how many are hidden, so nothing stands there.
export function fit(placed: readonly Placed[], lanes: number): FittedWeek {
  const depth = Array.from({ length: 7 }, () => 0);
  for (const { lane, column, span } of placed) for (let day = column; day < column + span; day++) depth[day] = Math.max(depth[day] ?? 0, lane + 1);
  const isCrowded = (day: number): boolean => (depth[day] ?? 0) > lanes;
  const hidden = Array.from({ length: 7 }, () => 0);
  const kept = placed.filter(({ lane, column, span }) => {
    const days = Array.from({ length: span }, (_, day) => column + day);
    const fits = lane < lanes - 1 || (lane === lanes - 1 && !days.some(isCrowded));
    if (!fits) for (const day of days) hidden[day] = (hidden[day] ?? 0) + 1;
    return fits;
  });
  return { placed: kept, hidden };
}

/// Lets long names run over two lines on days that have room for it and that no bar crosses.
/// letters  how many letters fit into one line of a day
export function unfold({ placed, hidden }: FittedWeek, lanes: number, letters: number): FittedWeek {
  const all = [...placed];
  for (let day = 0; day < 7; day++) {
    const here = placed.filter(({ column, span }) => column <= day && day < column + span);
    if ((hidden[day] ?? 0) > 0 || here.some(({ span }) => span > 1)) continue;
    let spare = lanes - here.length;
    let lane = 0;
    for (const one of here.sort((a, b) => a.lane - b.lane)) {
      const height = one.entry.short.length > letters && spare > 0 ? 2 : 1;
      all[all.indexOf(one)] = { ...one, lane, height };
      spare -= height - 1;
      lane += height;
    }
  }
  return { placed: all, hidden };
}
