import { expect, test } from 'vitest';
import { boxesOf, faultOf, kRepeats, newBoxes, positionOf, readRepeat, ruleOf, textOf, wholeText, type EventWhole } from './event-form';

const event: EventWhole = {
  id: 'e', version: 3, title: 'Giao ban', english: '', kind: 'meeting', place: 'Phòng 2', description: '', all_day: false, first: '2027-03-01', last: '2027-03-01',
  start_time: '09:00', end_time: '10:00', zone: 'Europe/Paris', repeats: 'FREQ=WEEKLY;BYDAY=MO', status: 'planned', reason: null, moved_from: null, paper: 'p', task: null, about: { paper: null, task: null, day: null },
  occasion: null, unit: null, removed: false, may_edit: true, changed_at: '2026-11-22T01:00:00.000Z', changed_by: 'An', changes: [],
};

test('each choice of how often is a rule, and that rule is the choice again, however it is written', () => {
  for (const first of ['2027-03-01', '2027-03-31', '2028-02-29', '2027-05-07']) {
    for (const repeat of kRepeats) {
      for (const until of ['', '2027-12-31']) {
        if (repeat === 'none') continue;
        const rule = ruleOf(repeat, first, until);
        expect(readRepeat(rule, first), rule).toEqual({ repeat, until });
        expect(readRepeat(rule.split(';').reverse().join(';'), first).repeat).toBe(repeat);
      }
    }
  }
  expect(readRepeat(null, '2027-03-01')).toEqual({ repeat: 'none', until: '' });
  expect(readRepeat('FREQ=WEEKLY;UNTIL=20271231T235959;BYDAY=MO', '2027-03-01')).toEqual({ repeat: 'weekly', until: '2027-12-31' });
});

test('a rule that the form does not offer is kept as it is', () => {
  for (const rule of ['FREQ=WEEKLY;BYDAY=MO,WE', 'FREQ=DAILY;COUNT=4', 'FREQ=WEEKLY;BYDAY=TU']) {
    const boxes = boxesOf({ ...event, repeats: rule }, null);
    expect(boxes.repeat).toBe('kept');
    expect(textOf(boxes).repeats).toBe(rule);
  }
});

test('which weekday of its month a day is', () => {
  expect(['2027-03-01', '2027-03-08', '2027-03-28', '2027-03-29', '2027-03-31'].map(positionOf)).toEqual([1, 2, 4, -1, -1]);
});

test('what is missing is told, and a whole form makes the event', () => {
  const boxes = { ...newBoxes('2027-03-01'), title: ' Họp báo ' };
  const fault = (changes: Partial<typeof boxes>) => faultOf({ ...boxes, ...changes });
  expect([fault({}), fault({ title: ' ' }), fault({ last: '' }), fault({ last: '2027-02-28' }), fault({ end: '' }), fault({ end: '7h' })]).toEqual([null, 'no_title', 'no_day', 'backwards', 'no_time', 'backwards']);
  expect([fault({ isAllDay: true, end: '' }), fault({ last: '2027-03-02', end: '07:00' }), fault({ status: 'cancelled' }), fault({ status: 'cancelled', reason: 'Mưa' })]).toEqual([null, null, 'no_reason', null]);
  expect(textOf({ ...boxes, start: '8h', end: '9 giờ 30' })).toMatchObject({ title: 'Họp báo', start_time: '08:00', end_time: '09:30', zone: 'Asia/Ho_Chi_Minh', repeats: null, reason: null });
  expect(textOf({ ...boxes, isAllDay: true })).toMatchObject({ start_time: null, end_time: null, zone: null });
});

test('one time of a series fills the boxes with what is said of it; the whole can be said again', () => {
  const time = { ...event, occurrence: '2027-03-08T09:00', from: '2027-03-09', to: '2027-03-09', start: null, end: null, local_first: '2027-03-09', local_last: '2027-03-09', start_time: '14:00', end_time: '15:00', title: 'Giao ban gấp', place: '' };
  expect(boxesOf(event, time)).toMatchObject({ title: 'Giao ban gấp', first: '2027-03-09', start: '14:00', zone: 'Europe/Paris', repeat: 'kept', place: '' });
  expect(textOf(boxesOf(event, null), event)).toEqual(wholeText(event));
});
