import { describe, expect, it } from 'vitest';
import type { Day } from './days';
import { merge, type Entry } from './entries';
import { countByWeek, countryOf, crowdedDays, emptyWeeks, linesBy } from './timeline';
import { rangeOf, readChosen, readJump, readView, stepped, walked, yearsOf } from './view';

it('opens as the address says, else as it was last seen', () => {
  expect([readView({}, null), readView({}, 'week'), readView({ view: 'year' }, 'week'), readView({ view: 'x' }, 'y'), readView({ year: '2027' }, 'week')]).toEqual(['month', 'week', 'year', 'month', 'list']);
  expect([readChosen({}, '2026-11-23'), readChosen({ date: '2027-03-05' }, '2026-11-23'), readChosen({ date: '2027-02-30' }, '2026-11-23'), readChosen({ date: '2222-01-01' }, '2026-11-23')]).toEqual([
    '2026-11-23', '2027-03-05', '2026-11-23', '2100-12-31',
  ]);
  expect([readChosen({ year: '2027' }, '2026-11-23'), readChosen({ year: '2026' }, '2026-11-23'), readChosen({ year: '1800' }, '2026-11-23')]).toEqual(['2027-01-01', '2026-11-23', '1800-01-01']);
});

it('steps by what it shows, within its years', () => {
  expect([stepped('month', '2027-01-31', 1), stepped('week', '2026-12-30', 1), stepped('year', '2028-02-29', 1), stepped('list', '2027-05-05', -1), stepped('month', '2100-12-15', 1)]).toEqual([
    '2027-02-28', '2027-01-06', '2029-02-28', '2026-05-05', '2100-12-31',
  ]);
  expect([rangeOf('month', '2026-12-24'), rangeOf('week', '2026-12-30'), rangeOf('timeline', '2027-05-05')]).toEqual([
    { from: '2026-11-30', to: '2027-01-03' }, { from: '2026-12-28', to: '2027-01-03' }, { from: '2027-01-01', to: '2027-12-31' },
  ]);
  expect([yearsOf({ from: '2026-11-30', to: '2027-01-03' }), yearsOf({ from: '2100-11-29', to: '2101-01-02' }), yearsOf({ from: '1800-01-01', to: '1800-12-31' })]).toEqual([[2026, 2027], [2100], [1800]]);
});

describe('a jump is read', () => {
  it.each([
    ['5/3/2027', '2027-03-05'],
    ['5/3', '2026-03-05'],
    ['ngày 5 tháng 3', '2026-03-05'],
    ['3/2027', '2027-03-01'],
    ['tháng 3 năm 2027', '2027-03-01'],
    ['2027', '2027-11-23'],
    [' 2027-03-05 ', '2027-03-05'],
  ])('%s', (text, date) => expect(readJump(text, '2026-11-23')).toEqual({ date }));
  it('a lunar day', () => expect(readJump('15/8 âm', '2026-11-23')).toEqual({ lunar: { day: 15, month: 8, leap: false, year: null } }));
  it.each(['', 'mai', '31/2', '5/3/1899', '13/2027', '2101'])('not %s', (text) => expect(readJump(text, '2026-11-23')).toBeNull());
});

it('walks by keys', () => {
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'x'];
  expect(keys.map((key) => walked(key, '2027-03-31'))).toEqual(['2027-03-30', '2027-04-01', '2027-03-24', '2027-04-07', '2027-03-29', '2027-04-04', '2027-02-28', '2027-04-30', null]);
});

describe('a year on lines', () => {
  const on = (from: string, to = from, country: string | null = null): Day => ({
    id: from, name: from, english: from, kind: country ? 'relation' : 'memorial', theme: 'history', country, from, to, lunar: null, since: null, years: null, year_class: null,
    moved: false, certain: true, commemoration: null, note: null, source: 's', confirmed: true, remarks: [],
    own: false, version: 0, unit: null, unit_name: null, rule: 'solar 03-02', regulation: null, change: null, may_edit: false, papers: [],
  });
  const entries = (...days: Day[]): Entry[] => merge({ days, events: [], deadlines: [] }, { kind: '', words: '', round: false }, 'vi');
  const some = entries(on('2027-01-01', '2027-01-01', 'FR'), on('2027-01-20'), on('2027-01-20', '2027-02-03'), on('2027-01-20', '2027-01-20', 'FR'), on('2027-12-27', '2028-01-02'));

  it('has a line for each country, and one for what has none', () => {
    expect(linesBy(some, countryOf).map(({ name, entries: found }) => [name, found.length])).toEqual([['FR', 2], ['', 3]]);
  });

  it('counts weeks and says which are empty', () => {
    const counts = countByWeek(some, 2027);
    expect([counts.length, counts.slice(0, 6).map(({ count }) => count)]).toEqual([53, [1, 0, 0, 3, 1, 1]]);
    expect(emptyWeeks(some, 2027)).toEqual([{ from: '2027-01-04', to: '2027-01-17' }, { from: '2027-02-08', to: '2027-12-26' }]);
    expect(emptyWeeks([], 2027)).toEqual([{ from: '2027-01-04', to: '2027-12-26' }]); // 1–3 January and 27–31 December are no whole weeks
  });

  it('says on which days much falls together', () => {
    expect(crowdedDays(some, 2027).map(({ date, entries: found }) => [date, found.length])).toEqual([['2027-01-20', 3]]);
  });
});
