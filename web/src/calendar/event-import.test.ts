import { expect, test } from 'vitest';
import { canTake, choiceText, isOffered, type FileEvent } from './event-import';

test('positions are told as spans, rising', () => {
  expect(choiceText([])).toBe('');
  expect(choiceText([3])).toBe('3');
  expect(choiceText([7, 0, 2, 1, 10, 9])).toBe('0-2,7,9-10');
});

test('what is new or newer is chosen at first; what is known or cannot be kept is never taken', () => {
  const event = (state: FileEvent['state'], newer = false): FileEvent => ({ state, newer }) as FileEvent;
  expect([event('new'), event('changed', true), event('changed'), event('known'), event('unreadable')].map(isOffered)).toEqual([true, true, false, false, false]);
  expect([event('new'), event('changed'), event('known'), event('unreadable')].map(canTake)).toEqual([true, true, false, false]);
});
