/// On which days offices rest, and which they work instead. Pure.
import type { Schemas } from '../api/client';
import type { Say } from './words';

type DayOff = Schemas['DayOff'];

/// Since when the Labour Code of today says which days are off.
export const kFirstRestYear = 2021;

/// What is said of a day's rest; empty for any other working day or weekend.
export interface Rest {
  words: string;
  /// a day off by law or by decision
  off: boolean;
  /// a weekend day that is worked
  worked: boolean;
}

const kNone: Rest = { words: '', off: false, worked: false };

export interface RestDays {
  days_off: readonly DayOff[];
  worked_instead: readonly DayOff[];
}

/// years  may overlap; what stands first holds
export function restOn(years: readonly RestDays[], say: Say): (date: string) => Rest {
  const days = new Map<string, Rest>();
  const add = (on: string, confirmed: boolean, words: string, off: boolean): void => {
    if (!days.has(on)) days.set(on, { words: confirmed ? words : `${words} (${say('days.off.unconfirmed')})`, off, worked: !off });
  };
  for (const { days_off, worked_instead } of years) {
    for (const { on, name, kind, confirmed } of days_off) add(on, confirmed, kind === 'in_lieu' ? name : say('days.off', { name }), true);
    for (const { on, name, confirmed } of worked_instead) add(on, confirmed, name, false);
  }
  return (date) => days.get(date) ?? kNone;
}
