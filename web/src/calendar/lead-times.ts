import type { Schemas } from '../api/client';

/// Lead times as the page has them. Pure.
export interface LeadTimePlace {
  kind: Schemas['OccasionKind'];
  years: 'round' | 'five' | 'other' | 'uncounted';
  step: Schemas['LeadTime']['step'];
}

/// The days somebody typed; nothing, or a dash, is 0: the step is not done. null: no such number.
export function newDays(typed: string, most: number): number | null {
  const text = typed.trim();
  if (text === '' || /^[-–—]$/.test(text)) return 0;
  if (!/^\d{1,4}$/.test(text)) return null;
  const days = Number(text);
  return days <= most ? days : null;
}
