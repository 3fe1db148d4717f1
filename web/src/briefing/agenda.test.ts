import assert from 'node:assert/strict';
import { test } from 'vitest';
import { groupsOf, linesOf, minutesOf, pathOf, typedOf, type Row } from './agenda';

const row = (changes: Partial<Row>): Row => ({
  name: 'task:1', version: 0, section: 'late', title: 'Việc', owner: '', due_on: null, within: 'p', aside: false, reason: null, presenter: '', minutes: 0, ...changes,
});

test('rows stand in groups by owner where that says more than the row', () => {
  const rows = [row({ owner: 'Sở A' }), row({ owner: 'Sở A' }), row({ owner: 'Sở B' }), row({ owner: 'Sở A', aside: true }), row({ section: 'points', owner: 'Sở A' }), row({ section: 'points', owner: 'Sở B' })];
  assert.deepEqual(groupsOf(rows, 'late').map(({ owner, rows: of }) => [owner, of.length]), [['Sở A', 2], ['Sở B', 1]]);
  assert.deepEqual(groupsOf(rows, 'points').map(({ owner, rows: of }) => [owner, of.length]), [['', 2]]);
  assert.deepEqual(groupsOf(rows, 'own'), []);
});

test('each row leads to the thing it is about', () => {
  const rows: [string, string | null, string][] = [
    ['task:01J', 'p', '/plans/p#01J'],
    ['point:01J', 'm', '/briefings/m?part=points#01J'],
    ['event:01J 2027-03-01T09:00', null, '/calendar?event=01J'],
    ['day:tet 2027-02-06', null, '/calendar?date=2027-02-06&view=week'],
    ['own:01J', null, ''],
  ];
  for (const [name, within, path] of rows) assert.equal(pathOf({ name, within }), path);
});

test('what is put aside takes no time', () => {
  assert.equal(minutesOf([row({ minutes: 5 }), row({ minutes: 10, aside: true }), row({ minutes: 7 })]), 12);
});

test('words that are as they were proposed stay a proposal', () => {
  const none = { number: '', symbol: '', issued_on: null, place: '', opening: '', closing: '', titles: [], signer: '', recipients: [] };
  const whole = { ...none, symbol: '/TB-', opening: 'Ngày 23', recipients: ['Như thành phần dự họp'] };
  assert.deepEqual(typedOf(whole, none, whole), none);
  assert.deepEqual(typedOf({ ...whole, opening: 'Khác' }, none, whole), { ...none, opening: 'Khác' });
  assert.deepEqual(typedOf({ ...whole, opening: '' }, { ...none, opening: 'Cũ' }, { ...whole, opening: 'Cũ' }), none);
});

test('lines are read without blanks', () => {
  assert.deepEqual(linesOf(' a \n\n b'), ['a', 'b']);
});
