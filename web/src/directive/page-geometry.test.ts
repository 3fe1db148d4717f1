import { expect, test } from 'vitest';
import { areasOf, boxAt, boxOf, firstBelow, inTextOrder, markedAreas, offsetAt, pictureWidth, shownWidth, stepZoom, type Box, type Zoom } from './page-geometry';

const text = 'KẾ HOẠCH\nCăn cứ Hướng dẫn\nsố 97 của Ban\n';
const letters = (words: string): number => words.length;
/// Three lines of ten points a letter on two pages: `KẾ HOẠCH` and `Căn cứ Hướng dẫn` on the first, `số 97 của Ban` on the second.
const boxes: Box[] = [
  { begin: 0, end: 8, page: 1, x: 200, y: 100, width: 80, height: 14 },
  { begin: 9, end: 25, page: 1, x: 85, y: 120, width: 160, height: 14 },
  { begin: 26, end: 39, page: 2, x: 85, y: 60, width: 130, height: 14 },
];

test.each<[string, number, number, [number, number, number][]]>([
  ['a whole line is its box', 0, 8, [[1, 200, 80]]],
  ['words inside a line are their share of it', 12, 15, [[1, 115, 30]]],
  ['words over a page break lie on both pages', 16, 31, [[1, 155, 90], [2, 85, 50]]],
  ['the feed between two lines was not printed', 8, 9, []],
  ['a space alone lights nothing', 28, 29, []],
  ['an empty span lights nothing', 12, 12, []],
  ['words behind the last line were not printed', 40, 60, []],
  ['the whole text is every line', 0, 40, [[1, 200, 80], [1, 85, 160], [2, 85, 130]]],
])('%s', (_, begin, end, expected) => {
  expect(areasOf(boxes, begin, end, text, letters).map(({ page, x, width }) => [page, x, width])).toEqual(expected);
});

test('a line whose words have no width is not cut', () => {
  expect(areasOf(boxes, 12, 15, text, () => 0).map(({ x, width }) => [x, width])).toEqual([[85, 0]]);
});

test('a short mark lies over the long one around it', () => {
  const anchors = [
    { id: 'citation-0', kind: 'citation', begin: 26, end: 31 },
    { id: 'assignment-0', kind: 'assignment', begin: 9, end: 39 },
  ];
  expect(markedAreas(boxes, anchors, text, letters).map(({ id, page }) => [id, page])).toEqual([['assignment-0', 1], ['assignment-0', 2], ['citation-0', 2]]);
});

test.each<[string, number, number, number, number | null]>([
  ['inside a line', 1, 90, 125, 9],
  ['on its very edge', 1, 85, 120, 9],
  ['between two lines, nearer the upper', 1, 210, 115, 0],
  ['between two lines, nearer the lower', 1, 210, 118, 9],
  ['a little left of a line', 1, 80, 127, 9],
  ['in the margin', 1, 20, 127, null],
  ['on empty paper', 1, 300, 600, null],
  ['the same place on the other page', 2, 90, 125, null],
  ['a page that is not there', 3, 90, 65, null],
])('the line at a place: %s', (_, page, x, y, begin) => {
  expect(boxAt(boxes, page, x, y)?.begin ?? null).toBe(begin);
});

test.each([[85, 9], [94, 9], [96, 10], [244, 24], [400, 24], [0, 9]])('the letter at %d points', (x, offset) => {
  expect(offsetAt(boxes[1]!, x, text, letters)).toBe(offset);
});

test('a place on the page leads to letters whose area holds that place', () => {
  for (const box of boxes) {
    for (let x = box.x + 1; x < box.x + box.width; x += 7) {
      const at = offsetAt(box, x, text, letters);
      const [left, right] = [box.x + (at - box.begin) * 10, box.x + (at - box.begin + 1) * 10];
      expect(x >= left && x <= right, `${x} in ${left}-${right}`).toBe(true);
    }
  }
});

test('words that were not printed are looked for at the next line, then at the last', () => {
  expect([boxOf(boxes, 12), boxOf(boxes, 8), boxOf(boxes, 99), boxOf([], 3)].map((box) => box?.begin ?? null)).toEqual([9, 9, 26, null]);
  expect([firstBelow(boxes, 1, 0), firstBelow(boxes, 1, 101), firstBelow(boxes, 1, 500), firstBelow(boxes, 2, 0)].map((box) => box?.begin ?? null)).toEqual([0, 9, null, 26]);
  expect(inTextOrder([boxes[2]!, boxes[0]!, boxes[1]!])).toEqual(boxes);
});

test.each([[400, 1, 480], [480, 1, 480], [481, 1, 480], [482, 1, 960], [480, 2, 960], [328, 3, 1600], [900, 2, 1600]])('%d pixels at ratio %d take the picture of %d', (shown, ratio, width) => {
  expect(pictureWidth(shown, ratio)).toBe(width);
});

test.each<[Zoom, number, number]>([['fit', 500, 500], [100, 500, 794], [200, 500, 1587], ['fit', 0, 1]])('zoom %s in %d pixels shows a page of %d', (zoom, room, width) => {
  expect(shownWidth(zoom, 595.3, room)).toBe(width);
});

test.each<[Zoom, 1 | -1, number, Zoom]>([
  ['fit', 1, 500, 75],
  ['fit', -1, 500, 50],
  ['fit', 1, 794, 125],
  [100, 1, 500, 125],
  [200, 1, 500, 200],
  [50, -1, 500, 50],
  ['fit', -1, 300, 'fit'],
])('from %s by %d in %d pixels comes %s', (zoom, by, room, next) => {
  expect(stepZoom(zoom, by, 595.3, room)).toBe(next);
});
