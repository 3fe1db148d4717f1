import { describe, expect, it } from 'vitest';
import { byMonth, nameOf, part, pick, shownDays, shownWeekday, type Day } from './days';

const day = (changes: Partial<Day>): Day => ({
  id: 'x', name: 'Ngày thử', english: 'A day', kind: 'memorial', theme: 'history', country: null, from: '2027-02-06', to: '2027-02-06', lunar: null, since: null,
  years: null, year_class: null, moved: false, certain: true, commemoration: null, note: null, source: 's', confirmed: true, remarks: [],
  own: false, version: 0, unit: null, unit_name: null, rule: 'solar 02-06', regulation: null, change: null, may_edit: false, papers: [], ...changes,
});
const tet = day({ id: 'tet', name: 'Tết Nguyên đán', english: 'Lunar New Year', kind: 'great_day', to: '2027-02-08' });
const france = day({ id: 'fr', name: 'Ngày thiết lập quan hệ ngoại giao Việt Nam - Pháp', kind: 'relation', country: 'FR', from: '2027-04-12', to: '2027-04-12', years: 54, year_class: 'other' });
const spain = day({ id: 'es', name: 'Ngày thiết lập quan hệ ngoại giao Việt Nam - Tây Ban Nha', kind: 'relation', country: 'ES', from: '2027-05-23', to: '2027-05-23', years: 50, year_class: 'round' });
const all = [tet, france, spain];
const none = { kind: '', country: '', theme: '', words: '', round: false };

describe('days are picked', () => {
  const cases: [string, Partial<typeof none>, string[]][] = [
    ['all', {}, ['tet', 'fr', 'es']],
    ['by kind', { kind: 'relation' }, ['fr', 'es']],
    ['by country', { country: 'FR' }, ['fr']],
    ['by theme', { theme: 'sea' }, []],
    ['by words without marks', { words: ' tay ban nha ' }, ['es']],
    ['by the country', { words: 'FR' }, ['fr']],
    ['by the English name', { words: 'lunar' }, ['tet']],
    ['round or ending in 5', { round: true }, ['es']],
    ['none', { kind: 'great_day', round: true }, []],
  ];
  it.each(cases)('%s', (_, wish, ids) => expect(pick(all, { ...none, ...wish }).map((one) => one.id)).toEqual(ids));
});

it('stands in months, and what is over stands apart from the last of its days on', () => {
  expect(byMonth(all).map(({ month, days }) => [month, days.length])).toEqual([[2, 1], [4, 1], [5, 1]]);
  expect(byMonth([])).toEqual([]);
  expect(part(all, '2027-02-08').past).toEqual([]);
  expect(part(all, '2027-02-09').past).toEqual([tet]);
  expect(part(all, '2027-04-12').coming).toEqual([france, spain]);
});

it('writes days as short as they can be', () => {
  expect(shownDays(france)).toBe('12/04');
  expect(shownDays(tet)).toBe('06–08/02');
  expect(shownDays(day({ from: '2027-11-25', to: '2027-12-10' }))).toBe('25/11–10/12');
  expect([shownWeekday('2027-02-06', 'vi'), shownWeekday('2027-02-07', 'vi'), shownWeekday('2027-02-08', 'en')]).toEqual(['T7', 'CN', 'Mon']);
  expect([nameOf(tet, 'vi'), nameOf(tet, 'en')]).toEqual(['Tết Nguyên đán', 'Lunar New Year']);
});
