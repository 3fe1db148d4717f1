import { describe, expect, it } from 'vitest';
import { isMovable, isOn, merge, moveBackOf, moveOf, shortName, within, type CalendarEvent, type Deadline, type EventEntry, type Step } from './entries';
import type { Day } from './days';
import { hoursOf, layOut } from './hours';
import { fit, place, unfold } from './lanes';
import { weekOf } from './grid';

const day = (changes: Partial<Day>): Day => ({
  id: 'x', name: 'Ngày thử', english: 'A day', kind: 'memorial', theme: 'history', country: null, from: '2027-03-02', to: '2027-03-02', lunar: null, since: null,
  years: null, year_class: null, moved: false, certain: true, commemoration: null, note: null, source: 's', confirmed: true, remarks: [],
  own: false, version: 0, unit: null, unit_name: null, rule: 'solar 03-02', regulation: null, change: null, may_edit: false, papers: [], ...changes,
});
const event = (changes: Partial<CalendarEvent>): CalendarEvent => ({
  id: 'a', occurrence: null, title: 'Giao ban', english: '', place: 'Phòng họp 2', kind: 'meeting', all_day: false, from: '2027-03-02', to: '2027-03-02', start: '2027-03-02T02:00:00Z',
  end: '2027-03-02T03:30:00Z', zone: null, local_first: '2027-03-02', local_last: '2027-03-02', start_time: '09:00', end_time: '10:30',
  status: 'planned', reason: null, moved_from: null, repeats: null, paper: null, task: null, occasion: null, unit: null, version: 1, may_edit: true, ...changes,
});
const deadline = (changes: Partial<Deadline>): Deadline => ({ kind: 'task', title: 'Báo cáo quý I', on: '2027-03-02', time: null, task: 't', plan: 'p', paper: null, owner: 'Phòng Tổng hợp', period: null, state: 'open', ...changes });
const none = { kind: '', country: '', theme: '', words: '', round: false };
const france = day({ id: 'fr', name: 'Ngày thiết lập quan hệ ngoại giao Việt Nam - Pháp', english: 'Diplomatic relations between Vietnam and France', kind: 'relation', country: 'FR', years: 55, year_class: 'five' });
const sources = { days: [france, day({ id: 'g', name: 'Ngày lễ', kind: 'great_day' })], events: [event({})], deadlines: [deadline({})] };

describe('what stands on days', () => {
  const keys = (wish: Partial<typeof none>): string[] => merge(sources, { ...none, ...wish }, 'vi').map(({ group }) => group);
  it.each([
    ['all, by weight', {}, ['great_day', 'event', 'deadline', 'relation']],
    ['a kind of days', { kind: 'relation' }, ['relation']],
    ['events', { kind: 'event' }, ['event']],
    ['deadlines', { kind: 'deadline' }, ['deadline']],
    ['words without marks', { words: 'bao cao' }, ['deadline']],
    ['the place of an event', { words: 'phong hop' }, ['event']],
    ['the owner of a task', { words: 'tong hop' }, ['deadline']],
    ['a country is of days alone', { country: 'FR' }, ['relation']],
    ['round years are of days alone', { round: true }, ['relation']],
  ])('%s', (_, wish, groups) => expect(keys(wish)).toEqual(groups));

  it('has what is to be ready where that is asked for, for the days that are wished', () => {
    const step = (changes: Partial<Step>): Step => ({ on: '2027-01-15', step: 'drafts', words: 'Bản thảo', days: 30, occasion: 'fr', name: france.name, from: france.from, years: 55, passed: false, ...changes });
    const steps = [step({}), step({ occasion: 'g', name: 'Ngày lễ' })];
    const shown = (wish: Partial<typeof none>): string[] => merge({ ...sources, steps }, { ...none, ...wish }, 'vi').filter(({ source }) => source === 'step').map(({ short }) => short);
    expect(shown({})).toEqual(['Bản thảo: Ngày lễ', 'Bản thảo: Việt Nam – Pháp']);
    expect(shown({ country: 'FR' })).toEqual(['Bản thảo: Việt Nam – Pháp']);
    expect(shown({ words: 'ngay le' })).toEqual(['Bản thảo: Ngày lễ']);
    expect(shown({ kind: 'event' })).toEqual([]);
    expect(merge(sources, none, 'vi').some(({ source }) => source === 'step')).toBe(false);
  });

  it('has the time of day in Việt Nam where there is one', () => {
    const shown = (changes: Partial<CalendarEvent>): (string | null)[] => merge({ days: [], events: [event(changes)], deadlines: [] }, none, 'vi').flatMap(({ start, end }) => [start, end]);
    expect(shown({})).toEqual(['09:00', '10:30']);
    expect(shown({ all_day: true, start: null, end: null })).toEqual([null, null]);
    expect(shown({ to: '2027-03-03', end: '2027-03-03T03:30:00Z' })).toEqual([null, null]);
  });

  it('puts what lasts longer first, and earlier hours before later ones', () => {
    const events = [event({ id: 'late', start: '2027-03-02T08:00:00Z' }), event({ id: 'early' }), event({ id: 'long', to: '2027-03-05' }), event({ id: 'before', from: '2027-03-01', to: '2027-03-01' })];
    expect(merge({ days: [], events, deadlines: [] }, none, 'vi').map((entry) => entry.key.split(' ')[1])).toEqual(['before', 'long', 'early', 'late']);
  });

  it('is on its days and in ranges that touch them', () => {
    const [tet] = merge({ days: [day({ from: '2027-02-06', to: '2027-02-08' })], events: [], deadlines: [] }, none, 'vi');
    if (!tet) throw new Error('nothing');
    expect(['2027-02-05', '2027-02-06', '2027-02-08', '2027-02-09'].map((date) => isOn(tet, date))).toEqual([false, true, true, false]);
    expect([within([tet], '2027-02-08', '2027-03-01'), within([tet], '2027-02-09', '2027-03-01')]).toEqual([[tet], []]);
  });

  it('moves an event that one may edit and that is not called off', () => {
    const movable = (changes: Partial<CalendarEvent>): boolean[] => merge({ days: [], events: [event(changes)], deadlines: [] }, none, 'vi').map(isMovable);
    expect([movable({}), movable({ may_edit: false }), movable({ status: 'cancelled' }), movable({ status: 'postponed' })]).toEqual([[true], [false], [false], [true]]);
    expect(merge({ ...sources, events: [] }, none, 'vi').map(isMovable)).toEqual([false, false, false]);
  });
});

describe('an event that moves', () => {
  it('goes by its own calendar, and keeps its hour unless it was given another', () => {
    expect(moveOf(event({}), '2027-03-09', null)).toEqual({ from: '2027-03-09', start_time: null });
    expect(moveOf(event({}), '2027-02-28', '14:15')).toEqual({ from: '2027-02-28', start_time: '14:15' });
    expect(moveBackOf(event({}))).toEqual({ from: '2027-03-02', start_time: '09:00' });
  });
  it('elsewhere, keeps the day that it is there, and its hour', () => {
    const paris = event({ zone: 'Europe/Paris', local_first: '2027-03-01', local_last: '2027-03-01', start_time: '20:00' });
    expect(moveOf(paris, '2027-03-04', '08:00')).toEqual({ from: '2027-03-03', start_time: null });
    expect(moveBackOf(paris)).toEqual({ from: '2027-03-01', start_time: '20:00' });
  });
  it('is said in the language of the reader', () => {
    const titles = (['vi', 'en'] as const).map((language) => merge({ days: [], deadlines: [], events: [event({ english: 'Briefing' }), event({ id: 'b' })] }, none, language).map(({ title }) => title).sort());
    expect(titles).toEqual([['Giao ban', 'Giao ban'], ['Briefing', 'Giao ban']]);
  });
});

it('is named as short as a cell needs it', () => {
  expect([shortName(france, 'vi'), shortName(france, 'en')]).toEqual(['Việt Nam – Pháp', 'Vietnam – France']);
  expect(shortName(day({ kind: 'relation', country: 'KR', name: 'Ngày hữu nghị', english: 'A day of friendship' }), 'en')).toBe('A day of friendship');
  expect([shortName(day({ name: 'Ngày truyền thống học sinh' }), 'vi'), shortName(day({ name: 'Tết Nguyên đán' }), 'vi'), shortName(day({}), 'en')]).toEqual(['Truyền thống học sinh', 'Tết Nguyên đán', 'A day']);
  expect(merge({ ...sources, days: [france] }, { ...none, kind: 'relation' }, 'vi')[0]?.short).toBe('Việt Nam – Pháp · 55 năm');
});

describe('the lanes of a week', () => {
  const week = weekOf('2027-03-02'); // 1–7 March
  const many = (...spans: [string, string][]) =>
    merge({ days: [], deadlines: [], events: spans.map(([from, to], number) => event({ id: String(number), from: `2027-03-${from}`, to: `2027-03-${to}`, all_day: true, start: null, end: null })) }, none, 'vi');
  const shown = (entries: ReturnType<typeof many>) => place(entries, week).map(({ entry, lane, column, span }) => [entry.key.split(' ')[1], lane, column, span]);

  it('gives each entry the highest lane free on all its days', () => {
    expect(shown(many(['01', '03'], ['02', '02'], ['03', '05'], ['04', '04'], ['06', '07']))).toEqual([['0', 0, 0, 3], ['1', 1, 1, 1], ['2', 1, 2, 3], ['3', 0, 3, 1], ['4', 0, 5, 2]]);
  });

  it('cuts what goes over its ends, and says so', () => {
    const entries = merge({ days: [], deadlines: [], events: [event({ from: '2027-02-27', to: '2027-03-20' }), event({ id: 'b', from: '2027-03-08', to: '2027-03-08' })] }, none, 'vi');
    expect(place(entries, week).map(({ column, span, opens, closes }) => [column, span, opens, closes])).toEqual([[0, 7, false, false]]);
  });

  it('hides what does not fit and counts it on each of its days', () => {
    const placed = place(many(['02', '02'], ['02', '02'], ['02', '02'], ['02', '02'], ['05', '05'], ['05', '05'], ['05', '05']), week);
    expect(fit(placed, 3).hidden).toEqual([0, 2, 0, 0, 0, 0, 0]);
    expect(fit(placed, 3).placed.length).toBe(5);
    expect(fit(placed, 4).hidden).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(fit(placed, 1).hidden).toEqual([0, 4, 0, 0, 3, 0, 0]);
  });

  it('hides a bar that has no room on one of its days, and then says so on all of them', () => {
    const placed = place(many(['01', '01'], ['02', '02'], ['02', '02'], ['01', '02']), week);
    const { placed: kept, hidden } = fit(placed, 2);
    expect(kept.length + Math.max(...hidden)).toBe(4);
    for (const one of kept) expect(one.lane < 1 || hidden.slice(one.column, one.column + one.span).every((count) => count === 0)).toBe(true);
  });
});

describe('long names in a week', () => {
  const week = weekOf('2027-03-02');
  const long = 'Một cái tên rất dài của một cuộc họp';
  const lines = (titles: [string, string, string][], lanes: number) => {
    const entries = merge({ days: [], deadlines: [], events: titles.map(([from, to, title], number) => event({ id: String(number), title, from: `2027-03-${from}`, to: `2027-03-${to}`, all_day: true, start: null, end: null })) }, none, 'vi');
    return unfold(fit(place(entries, week), lanes), lanes, 20).placed.map(({ entry, lane, height }) => [entry.title.slice(0, 7), lane, height]);
  };
  it('take two lines where there is room, and push down what stands below', () => {
    expect(lines([['02', '02', long], ['02', '02', 'Ngắn']], 3)).toEqual([['Một cái', 0, 2], ['Ngắn', 2, 1]]);
    expect(lines([['02', '02', long], ['02', '02', `${long} 2`]], 3)).toEqual([['Một cái', 0, 2], ['Một cái', 2, 1]]);
  });
  it('stay on one where there is none, or where a bar crosses their day', () => {
    expect(lines([['02', '02', long], ['02', '02', 'Ngắn']], 2)).toEqual([['Một cái', 0, 1], ['Ngắn', 1, 1]]);
    expect(lines([['02', '03', 'Thanh'], ['02', '02', long]], 4)).toEqual([['Thanh', 0, 1], ['Một cái', 1, 1]]);
  });
});

describe('the hours of a day', () => {
  const at = (...times: [string, string][]): EventEntry[] => times.map(([start, end], number) => ({ ...(merge({ days: [], deadlines: [], events: [event({ id: String(number) })] }, none, 'vi')[0] as EventEntry), start, end }));
  const shown = (entries: EventEntry[]) => layOut(entries).map(({ from, to, column, columns }) => [from, to, column, columns]);

  it('stands alone, or beside what happens at the same time', () => {
    expect(shown(at(['09:00', '10:30']))).toEqual([[540, 630, 0, 1]]);
    expect(shown(at(['09:00', '11:00'], ['09:30', '10:00'], ['10:00', '11:30'], ['11:30', '12:00']))).toEqual([[540, 660, 0, 2], [570, 600, 1, 2], [600, 690, 1, 2], [690, 720, 0, 1]]);
  });

  it('is tall enough to be read, and ends with its day', () => {
    expect(shown(at(['09:00', '09:05'], ['23:50', '23:55']))).toEqual([[540, 570, 0, 1], [1410, 1440, 0, 1]]);
  });

  it('draws the working day, and more where something lies outside', () => {
    const hours = (entries: EventEntry[]): (number | undefined)[] => [hoursOf(layOut(entries))[0], hoursOf(layOut(entries)).at(-1)];
    expect([hours([]), hours(at(['05:30', '06:00'], ['19:00', '20:15']))]).toEqual([[7, 17], [5, 20]]);
  });
});
