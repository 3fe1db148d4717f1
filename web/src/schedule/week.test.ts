import { describe, expect, test } from 'vitest';
import { clashes, isFresh, linesOf, mondayOf, neighbour, proposals, readLine, textOf, times, whenOf, type Entry, type Leader } from './week';

const kMonday = '2026-11-23';

const entry = (more: Partial<Entry> = {}): Entry => ({
  id: 'a', version: 1, mark: null, before: null, day: kMonday, part_of_day: 'morning', start_time: '08:00', end_time: null, content: 'Giao ban', participants: '', place: '', prepared_by: '', note: '', cancelled: false,
  chairs: [], attends: [], event: null, occurrence: null, task: null, paper: null, ...more,
});
const leader = (id: string, retired = false): Leader => ({ id, version: 1, unit: null, name: id, post: '', shown: id, place: 1, retired });

test.each([
  ['2026-11-26', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2027-01-01', '2026-12-28'],
  ['2026-02-30', '2026-11-16'],
  ['next', '2026-11-16'],
  [undefined, '2026-11-16'],
])('the week of %s begins on %s', (named, monday) => {
  expect(mondayOf(named, '2026-11-20')).toBe(monday);
});

describe('a line that somebody typed', () => {
  test.each([
    ['8h30 Họp giao ban tại Phòng họp 2', { start_time: '08:30', end_time: null, content: 'Họp giao ban', place: 'Phòng họp 2' }],
    ['8h30-10h: họp giao ban, tại Hội trường UBND.', { start_time: '08:30', end_time: '10:00', content: 'Họp giao ban', place: 'Hội trường UBND' }],
    ['14:00 – 16:30 Làm việc với Sở Ngoại vụ', { start_time: '14:00', end_time: '16:30', content: 'Làm việc với Sở Ngoại vụ', place: null }],
    ['7 giờ 30 đến 9 giờ Chào cờ', { start_time: '07:30', end_time: '09:00', content: 'Chào cờ' }],
    ['Sáng: đi cơ sở tại xã Bản Chang', { part_of_day: 'morning', start_time: null, content: 'Đi cơ sở tại xã Bản Chang', place: null }],
    ['Chiều - họp Đảng ủy', { part_of_day: 'afternoon', content: 'Họp Đảng ủy' }],
    ['tiếp đoàn báo chí', { part_of_day: 'all_day', start_time: null, content: 'Tiếp đoàn báo chí' }],
    ['25h Họp', { start_time: null, content: '25h Họp' }],
    ['120 năm ngày sinh', { start_time: null, content: '120 năm ngày sinh' }],
  ])('%s', (typed, wanted) => {
    expect(readLine(typed, kMonday)).toMatchObject({ day: kMonday, ...wanted });
  });

  test.each(['', '   ', '8h30 '])('“%s” says nothing to do', (typed) => {
    expect(readLine(typed, kMonday)).toBeNull();
  });
});

test('times and what a moved line says of before', () => {
  expect(times({ start_time: '08:00', end_time: '09:30' })).toBe('08:00–09:30');
  expect(times({ start_time: null, end_time: null })).toBe('');
  expect(whenOf(entry())).toBe('23/11 08:00');
});

test('the lines of a day are those of the leader who is asked for, chairing or attending', () => {
  const lines = [entry({ id: 'a', chairs: [{ id: 'L1', shown: '' }] }), entry({ id: 'b', attends: [{ id: 'L1', shown: '' }] }), entry({ id: 'c' }), entry({ id: 'd', day: '2026-11-24' })];
  expect(linesOf(lines, kMonday).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(linesOf(lines, kMonday, 'L1').map(({ id }) => id)).toEqual(['a', 'b']);
});

test('what an edition has is no longer taken out', () => {
  expect(isFresh({ newest: 0 }, { mark: null })).toBe(true);
  expect(isFresh({ newest: 1 }, { mark: null })).toBe(false);
  expect(isFresh({ newest: 1 }, { mark: 'added' })).toBe(true);
  expect(isFresh({ newest: 1 }, { mark: 'moved' })).toBe(false);
});

test('each of two entries that cannot both be says what stands in its way', () => {
  const found = clashes({ entries: [entry({ id: 'a' }), entry({ id: 'b', content: 'Tiếp đoàn' })], conflicts: [{ kind: 'leader', first: 'a', second: 'b', name: 'Chủ tịch' }] });
  expect(found.get('a')?.map(({ name, other }) => `${name} ${other.content}`)).toEqual(['Chủ tịch Tiếp đoàn']);
  expect(found.get('b')?.map(({ other }) => other.content)).toEqual(['Giao ban']);
});

test('a line moves to the day beside it, within its week', () => {
  expect(neighbour('2026-11-29', 1)).toBeNull();
  expect(neighbour(kMonday, -1)).toBeNull();
  expect(neighbour('2026-11-24', -1)).toBe(kMonday);
});

test('what is put back says all that the entry said', () => {
  const text = textOf(entry({ chairs: [{ id: 'L1', shown: 'Chủ tịch' }], note: 'Mang tài liệu' }));
  expect(text).toMatchObject({ day: kMonday, chairs: ['L1'], attends: [], note: 'Mang tài liệu', start_time: '08:00' });
  expect(text).not.toHaveProperty('id');
});

describe('proposals', () => {
  const event = (more: object = {}) => ({
    id: 'E', occurrence: null, title: 'Đón đoàn', english: '', place: 'Nhà khách', kind: 'visit_in', all_day: false, from: '2026-11-25', to: '2026-11-25', start: null, end: null,
    zone: 'Asia/Ho_Chi_Minh', local_first: '2026-11-25', local_last: '2026-11-25', start_time: '14:00', end_time: '15:00', status: 'planned' as const, reason: null, moved_from: null, repeats: null, unit: null,
    version: 1, may_edit: true, ...more,
  });
  const deadline = (more: object = {}) => ({ kind: 'task' as const, title: 'Báo cáo quý', on: '2026-11-27', time: null, task: 'T', plan: 'P', paper: null, owner: 'Văn phòng', period: null, state: 'open' as const, ...more });
  const of = (sources: object, entries: Entry[] = [], leaders: Leader[] = []) => proposals({ events: [], deadlines: [], before: [], ...sources }, kMonday, 'U', entries, leaders);

  test('events of the unit and of the whole office in that week, planned, and not in it yet', () => {
    expect(of({ events: [event()] })[0]?.text).toMatchObject({ day: '2026-11-25', start_time: '14:00', end_time: '15:00', content: 'Đón đoàn', place: 'Nhà khách', event: 'E' });
    for (const out of [{ unit: 'V' }, { status: 'cancelled' }, { from: '2026-11-30', to: '2026-11-30' }]) expect(of({ events: [event(out)] })).toEqual([]);
    expect(of({ events: [event()] }, [entry({ event: 'E' })])).toEqual([]);
    expect(of({ events: [event({ occurrence: 'x' })] }, [entry({ event: 'E', occurrence: 'y' })])).toHaveLength(1);
  });

  test('an event of several days stands on the first of them in the week, and says its days', () => {
    expect(of({ events: [event({ from: '2026-11-20', to: '2026-11-24' })] })[0]?.text).toMatchObject({ day: kMonday, start_time: null, note: '20/11/2026 – 24/11/2026' });
  });

  test('what is due in that week and not done', () => {
    expect(of({ deadlines: [deadline(), deadline({ state: 'done' }), deadline({ on: '2026-12-01' })] }).map(({ text }) => text.content)).toEqual(['Hạn: Báo cáo quý']);
    expect(of({ deadlines: [deadline()] }, [entry({ task: 'T', day: '2026-11-27' })])).toEqual([]);
  });

  test('lines of the week before, a week on, with leaders who are still there', () => {
    const before = [entry({ id: 'b', day: '2026-11-16', chairs: [{ id: 'L1', shown: '' }], attends: [{ id: 'L2', shown: '' }], note: 'Riêng tuần này' }), entry({ id: 'c', cancelled: true }), entry({ id: 'd', event: 'E' })];
    const [one, ...rest] = of({ before }, [], [leader('L1'), leader('L2', true)]);
    expect(one?.text).toMatchObject({ day: kMonday, content: 'Giao ban', chairs: ['L1'], attends: [], note: null });
    expect(rest).toEqual([]);
    expect(of({ before }, [entry({ content: 'GIAO BAN' })])).toEqual([]);
  });
});
