import type { Schemas } from '../api/client';
import { kFieldNames } from './field-names';

/// What moves the reader through the papers that wait to be looked over. Pure.
type Row = Schemas['PaperRow'];
type Paper = Schemas['Paper'];
type FieldName = Schemas['FieldName'];

/// Oldest first, as they came in: nothing moves under the reader's hands when more come.
const comesBefore = (a: Row, b: Row): number => (a.received_at === b.received_at ? (a.id < b.id ? -1 : 1) : a.received_at < b.received_at ? -1 : 1);

/// The list after it was asked for anew: what waits now, and of what was there before the rows to keep (done here, or open just now).
export function merge(before: readonly Row[], waiting: readonly Row[], isKept: (id: string) => boolean): Row[] {
  const fresh = new Set(waiting.map((row) => row.id));
  return [...waiting, ...before.filter((row) => !fresh.has(row.id) && isKept(row.id))].sort(comesBefore);
}

/// The row `by` steps from `from`, no further than the ends; from nowhere, the first that waits, or the last of all.
export function step(rows: readonly Row[], from: string, by: 1 | -1): string {
  const at = rows.findIndex((row) => row.id === from);
  if (at < 0) return (by > 0 ? rows.find(isWaiting) : rows.at(-1))?.id ?? '';
  return rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.id ?? '';
}

export const isWaiting = (row: Row): boolean => row.look_over === 'waiting';

/// The next one that waits behind `from`, else the first one that waits; empty if none does.
export function nextWaiting(rows: readonly Row[], from: string): string {
  const at = rows.findIndex((row) => row.id === from);
  const waits = (row: Row): boolean => isWaiting(row) && row.id !== from;
  return (rows.slice(at + 1).find(waits) ?? rows.find(waits))?.id ?? '';
}

/// The row of a paper as its record stands now.
export function toRow(row: Row, paper: Paper): Row {
  const value = (name: FieldName): string | null => paper.fields.find((field) => field.name === name)?.value ?? null;
  return {
    ...row,
    number: value('number'),
    type: value('type'),
    title: value('title'),
    issuer: value('issuer'),
    issued_on: value('issued_on'),
    doubts: paper.fields.filter((field) => field.doubt).length,
    look_over: paper.look_over?.state ?? null,
  };
}

/// The fields that a person should look at first, in the record's order: those in doubt, and those that say something else than before.
export function fieldsToSee(paper: Paper): FieldName[] {
  const wanted = new Set(paper.fields.filter((field) => field.doubt || field.is_changed).map((field) => field.name));
  return kFieldNames.filter((name) => wanted.has(name));
}

/// The field `by` steps from `from` among those to see, or among all where nothing is in doubt; round and round.
export function stepField(paper: Paper, from: FieldName | null, by: 1 | -1): FieldName {
  const wanted = fieldsToSee(paper);
  const names = wanted.length > 0 ? wanted : [...kFieldNames];
  const at = from === null ? -1 : names.indexOf(from);
  if (at >= 0) return names[(at + by + names.length) % names.length]!;
  // From a field that is not among them: the next one in the record's order.
  const place = from === null ? (by > 0 ? -1 : kFieldNames.length) : kFieldNames.indexOf(from);
  const behind = names.filter((name) => (by > 0 ? kFieldNames.indexOf(name) > place : kFieldNames.indexOf(name) < place));
  const ahead = behind.length > 0 ? behind : names;
  return by > 0 ? ahead[0]! : ahead.at(-1)!;
}

/// What a paper is called in one line: by its number, else by what it is about.
export function nameOf(row: Pick<Row, 'type' | 'number' | 'title' | 'file_name'>): string {
  return row.number ? [row.type, row.number].filter(Boolean).join(' ') : row.title || row.file_name;
}
