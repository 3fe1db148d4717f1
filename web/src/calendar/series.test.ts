import { describe, expect, test } from 'vitest';
import type { Entry } from './entries';
import { foldSeries } from './series';

const time = (id: string, from: string, occurrence: string | null = from): Entry => ({ source: 'event', key: `e ${id} ${from}`, from, event: { id, occurrence } }) as Entry;
const deadline = (from: string): Entry => ({ source: 'deadline', key: `d ${from}`, from }) as Entry;
const keys = (entries: readonly Entry[]): string[] => foldSeries(entries).map((one) => (one.source === 'series' ? `${one.key} × ${one.times.length}` : one.key));

describe('what comes again in a month', () => {
  test('three times are one line, at the first of them', () => {
    const entries = [deadline('2027-03-01'), time('a', '2027-03-02'), deadline('2027-03-05'), time('a', '2027-03-09'), time('a', '2027-03-16')];
    expect(keys(entries)).toEqual(['d 2027-03-01', 's a × 3', 'd 2027-03-05']);
  });

  test('two times are two lines, and so are three events that come once', () => {
    const entries = [time('a', '2027-03-02'), time('a', '2027-03-09'), time('b', '2027-03-10', null), time('c', '2027-03-11', null), time('d', '2027-03-12', null)];
    expect(keys(entries)).toEqual(entries.map(({ key }) => key));
  });
});
