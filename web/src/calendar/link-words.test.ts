import { expect, test } from 'vitest';
import { choiceOf, webcal } from './link-words';

const choices = { kinds: [{ name: 'feast', words: 'Lễ, tết' }], themes: [{ name: 'diplomacy', words: 'Đối ngoại' }], countries: [{ code: 'FR', name: 'Pháp' }] };

test('a calendar program is asked by webcal', () => {
  expect(webcal('https://a.vn/api/calendar/feed/x.ics')).toBe('webcal://a.vn/api/calendar/feed/x.ics');
  expect(webcal('http://127.0.0.1:8080/x')).toBe('webcal://127.0.0.1:8080/x');
});

test('what a link shows is said in words, and a word nobody knows as it stands', () => {
  expect(choiceOf({ kinds: ['feast', 'older'], theme: 'diplomacy', country: 'FR', round: true }, choices, 'Chỉ năm tròn')).toEqual(['Lễ, tết', 'older', 'Đối ngoại', 'Pháp', 'Chỉ năm tròn']);
  expect(choiceOf({ kinds: [], theme: null, country: null, round: false }, choices, '')).toEqual([]);
});
