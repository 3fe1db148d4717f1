import type { Schemas } from '../api/client';
import { briefingPath, planPath, withQuery } from '../router';

/// An agenda for the page. Pure.
export type Row = Schemas['AgendaRow'];
export const kSections = ['points', 'late', 'done', 'due', 'days', 'own'] as const satisfies readonly Row['section'][];
export type Section = (typeof kSections)[number];

/// Rows one after the other that somebody answers for together.
export interface Group {
  owner: string;
  rows: Row[];
}

/// The rows of a section that are gone over, by owner where it says more than the row. The order is theirs.
export function groupsOf(rows: readonly Row[], section: Section): Group[] {
  const groups: Group[] = [];
  const isByOwner = section === 'late' || section === 'done' || section === 'due';
  for (const row of rows) {
    if (row.section !== section || row.aside) continue;
    const owner = isByOwner ? row.owner : '';
    const last = groups.at(-1);
    if (last && last.owner === owner) last.rows.push(row);
    else groups.push({ owner, rows: [row] });
  }
  return groups;
}

/// Where the thing a row is about is found; empty: nowhere.
export function pathOf(row: Pick<Row, 'name' | 'within'>): string {
  const [kind = '', rest = ''] = [row.name.slice(0, row.name.indexOf(':')), row.name.slice(row.name.indexOf(':') + 1)];
  const [id = '', at = ''] = rest.split(' ');
  if (kind === 'task') return row.within ? `${planPath(row.within)}#${id}` : '';
  if (kind === 'point') return row.within ? `${briefingPath(row.within, 'points')}#${id}` : '';
  if (kind === 'event') return withQuery('/calendar', {}, { event: id });
  if (kind === 'day') return withQuery('/calendar', {}, { view: 'week', date: at });
  return '';
}

/// "I", "II" … of the sections that have something, in their order.
export function romanOf(place: number): string {
  return ['I', 'II', 'III', 'IV', 'V', 'VI'][place] ?? '';
}

export function minutesOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + (row.aside ? 0 : row.minutes), 0);
}

/// What is left of a notice's words after those that are proposed: an empty box is proposed anew.
export function typedOf(boxes: Schemas['NoticeWords'], said: Schemas['NoticeWords'], whole: Schemas['NoticeWords']): Schemas['NoticeWords'] {
  const keep = <Text extends string | string[]>(box: Text, typed: Text, proposed: Text): Text =>
    typed.length === 0 && JSON.stringify(box) === JSON.stringify(proposed) ? typed : box;
  return {
    number: boxes.number,
    symbol: keep(boxes.symbol, said.symbol, whole.symbol),
    issued_on: boxes.issued_on,
    place: keep(boxes.place, said.place, whole.place),
    opening: keep(boxes.opening, said.opening, whole.opening),
    closing: keep(boxes.closing, said.closing, whole.closing),
    titles: keep(boxes.titles, said.titles, whole.titles),
    signer: keep(boxes.signer, said.signer, whole.signer),
    recipients: keep(boxes.recipients, said.recipients, whole.recipients),
  };
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
