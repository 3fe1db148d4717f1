import { expect, test } from 'vitest';
import { chooseView, nextView, type PaperView } from './paper-view';

test.each<[string | undefined, string | null, boolean, PaperView]>([
  [undefined, null, true, 'text'],
  ['page', 'both', true, 'page'],
  ['text', 'both', true, 'text'],
  [undefined, 'both', true, 'both'],
  [undefined, 'both', false, 'text'],
  ['both', null, false, 'text'],
  [undefined, 'page', false, 'page'],
  ['sideways', 'page', true, 'page'],
  ['sideways', 'upside down', true, 'text'],
])('asked %s, remembered %s, wide %s: %s', (asked, remembered, isWide, view) => {
  expect(chooseView(asked, remembered, isWide)).toBe(view);
});

test('the views follow one another round; both only where there is room', () => {
  expect([nextView('text', true), nextView('page', true), nextView('both', true)]).toEqual(['page', 'both', 'text']);
  expect([nextView('text', false), nextView('page', false)]).toEqual(['page', 'text']);
});
