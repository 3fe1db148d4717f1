import { expect, test } from 'vitest';
import type { Schemas } from '../api/client';
import { kFieldNames } from './field-names';
import { fieldsToSee, merge, nameOf, nextWaiting, step, stepField, toRow } from './triage';

type Row = Schemas['PaperRow'];
const kBase: Row = {
  id: '', number: null, type: null, type_code: null, title: null, issuer: null, issued_on: null, handling: null, unit: null, received_at: '2026-11-22T01:00:00Z',
  file_name: 'a.txt', doubts: 0, findings: 0, assignments: 0, look_over: 'waiting', plan: null,
};
const row = (id: string, more: Partial<Row> = {}): Row => ({ ...kBase, id, ...more });
const ids = (rows: readonly Row[]): string => rows.map(({ id }) => id).join('');
const rows = [row('a', { look_over: 'done' }), row('b'), row('c', { look_over: 'done' }), row('d')];

function paper(doubtful: Schemas['FieldName'][], changed: Schemas['FieldName'][] = []): Schemas['Paper'] {
  const fields = kFieldNames.map((name) => ({
    name, value: `${name} now`, span: null, by: 'reader' as const, doubt: doubtful.includes(name) ? 'Missing.' : null, is_changed: changed.includes(name), value_before: null,
  }));
  return { fields, look_over: { state: 'done', cause: 'registered', by: 'A', at: null } } as unknown as Schemas['Paper'];
}

test('a list asked for anew keeps what was done and what is open, oldest first, and drops what others did', () => {
  const before = [row('a', { look_over: 'done' }), row('b'), row('c')];
  const waiting = [row('c'), row('e', { received_at: '2026-11-22T03:00:00Z' }), row('d', { received_at: '2026-11-22T02:00:00Z' })];
  expect(ids(merge(before, waiting, (id) => id === 'a'))).toBe('acde');
  expect(ids(merge(before, waiting, () => true))).toBe('abcde');
  expect(merge([row('c', { look_over: 'done' })], [row('c')], () => true)).toEqual([row('c')]);
});

test('j and k go no further than the ends; from nowhere j begins at the first that waits', () => {
  for (const [from, by, expected] of [['b', 1, 'c'], ['d', 1, 'd'], ['a', -1, 'a'], ['', 1, 'b'], ['gone', 1, 'b'], ['', -1, 'd']] as const) {
    expect(step(rows, from, by)).toBe(expected);
  }
  expect([step([], '', 1), step([], '', -1), step([row('a', { look_over: 'done' })], '', 1)]).toEqual(['', '', '']);
});

test('after one is done comes the next that waits, at the end the first one passed over, then nothing', () => {
  for (const [from, expected] of [['a', 'b'], ['b', 'd'], ['d', 'b'], ['', 'b']] as const) expect(nextWaiting(rows, from)).toBe(expected);
  expect(nextWaiting([row('a')], 'a')).toBe('');
});

test('fields in doubt and fields that changed are seen first, in the record’s order', () => {
  expect(fieldsToSee(paper(['signer_name', 'number'], ['title']))).toEqual(['number', 'title', 'signer_name']);
  expect(fieldsToSee(paper([]))).toEqual([]);
});

test('stepping goes round the fields to see; where nothing is in doubt, round them all', () => {
  const two = paper(['number', 'title']);
  for (const [from, by, expected] of [
    [null, 1, 'number'], [null, -1, 'title'], ['number', 1, 'title'], ['title', 1, 'number'], ['number', -1, 'title'],
    ['type', 1, 'title'], ['type', -1, 'number'], ['signer_name', 1, 'number'], ['signer_name', -1, 'title'],
  ] as const) {
    expect(stepField(two, from, by)).toBe(expected);
  }
  expect(stepField(paper([]), null, 1)).toBe(kFieldNames[0]);
  expect(stepField(paper([]), kFieldNames[0]!, -1)).toBe(kFieldNames.at(-1));
});

test('a row says what the record says now', () => {
  const now = toRow(row('a', { doubts: 4 }), paper(['number', 'place']));
  expect([now.number, now.title, now.doubts, now.look_over, now.file_name]).toEqual(['number now', 'title now', 2, 'done', 'a.txt']);
});

test('a paper is called by type and number, else by its title, else by its file', () => {
  for (const [more, expected] of [
    [{ type: 'Kế hoạch', number: '1/KH-UBND', title: 'T' }, 'Kế hoạch 1/KH-UBND'], [{ number: '1/UBND-VX' }, '1/UBND-VX'], [{ type: 'Kế hoạch', title: 'T' }, 'T'], [{}, 'a.txt'],
  ] as const) {
    expect(nameOf(row('a', more))).toBe(expected);
  }
});
