import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Carry, timeAt, type Spot } from './carry.svelte';
import type { EventEntry } from './entries';

const meeting = { key: 'e a', from: '2027-03-03', to: '2027-03-05', start: null } as EventEntry;
const hour = { ...meeting, to: '2027-03-03', start: '09:00', end: '10:00' } as EventEntry;

describe('an event in the hand', () => {
  let dropped: [EventEntry, Spot][];
  let under: Spot | null;
  let carry: Carry;
  const heard = new Map<string, (event: unknown) => void>();
  const tell = (name: string, x = 0, y = 0, more = {}): void => heard.get(name)?.({ type: name, pointerId: 1, clientX: x, clientY: y, preventDefault: () => undefined, stopPropagation: () => undefined, ...more });
  const press = (entry: EventEntry, button = 0): void =>
    carry.press({ button, pointerId: 1, clientX: 0, clientY: 0, currentTarget: { getBoundingClientRect: () => ({ top: 0 }) } } as unknown as PointerEvent, entry);

  beforeEach(() => {
    dropped = [];
    heard.clear();
    vi.useFakeTimers(); // the click behind a drop is waited for
    vi.stubGlobal('window', {
      addEventListener: (name: string, run: (event: unknown) => void, options?: { signal?: AbortSignal }) => {
        heard.set(name, run);
        options?.signal?.addEventListener('abort', () => heard.delete(name));
      },
      removeEventListener: () => undefined,
    });
    under = { date: '2027-03-04', time: null };
    carry = new Carry((entry, spot) => dropped.push([entry, spot]), () => under);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('moves by as many days as the day it is held on', () => {
    press(meeting); // on its second day
    under = { date: '2027-03-11', time: null };
    tell('pointermove', 20);
    expect(carry.entry).toBe(meeting);
    tell('pointerup', 20);
    expect(dropped).toEqual([[meeting, { date: '2027-03-10', time: null }]]);
    expect(carry.entry).toBeNull();
  });

  it('is a click where the hand is unsteady, and nothing with another button', () => {
    press(meeting);
    tell('pointermove', 3, 3);
    tell('pointerup', 3, 3);
    press(meeting, 2);
    expect([carry.entry, dropped]).toEqual([null, []]);
  });

  it('takes the hour only where it had one', () => {
    under = { date: '2027-03-03', time: '09:00' };
    press(hour);
    under = { date: '2027-03-03', time: '14:30' };
    tell('pointermove', 20);
    tell('pointerup');
    under = { date: '2027-03-03', time: '09:00' };
    press(meeting);
    under = { date: '2027-03-06', time: '14:30' };
    tell('pointermove', 20);
    tell('pointerup');
    expect(dropped.map(([, spot]) => spot)).toEqual([{ date: '2027-03-03', time: '14:30' }, { date: '2027-03-06', time: null }]);
  });

  it('is let go by Esc, by a lost pointer, outside all days, and where it was', () => {
    for (const end of [() => tell('keydown', 0, 0, { key: 'Escape' }), () => tell('pointercancel'), () => ((under = null), tell('pointermove', 30), tell('pointerup')), () => tell('pointerup')]) {
      under = { date: '2027-03-03', time: null };
      press(meeting);
      tell('pointermove', 20);
      end();
      expect([carry.entry, dropped]).toEqual([null, []]);
    }
  });

  it('is carried by keys too', () => {
    carry.take(meeting, '2027-03-05');
    carry.spot = { date: '2027-03-06', time: null };
    carry.putDown();
    expect(dropped).toEqual([[meeting, { date: '2027-03-04', time: null }]]);
  });
});

it('reads the hour to the quarter, within the day', () => {
  expect([timeAt(2, 7), timeAt(2.3, 7), timeAt(-8, 7), timeAt(20, 7)]).toEqual(['09:00', '09:15', '00:00', '23:45']);
});
