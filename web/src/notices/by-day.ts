import { dateInVietnam } from '../i18n/dates';

/// What was made on the same day in Vietnam, in the order given: [day, rows].
export function byDay<Row extends { made_at: string }>(rows: readonly Row[]): [string, Row[]][] {
  const days = new Map<string, Row[]>();
  for (const row of rows) {
    const day = dateInVietnam(new Date(row.made_at));
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days];
}
