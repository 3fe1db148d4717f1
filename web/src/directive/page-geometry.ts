/// Where words stand on the pages of a paper, and which words stand at a place. Pure. Lengths are points from the page's top left;
/// offsets are UTF-16 code units of the paper's text.
import type { Anchor } from './segments';

/// One printed line: the words [begin, end) of the text, on `page` (from 1).
export interface Box {
  begin: number;
  end: number;
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Area extends Size {
  page: number;
  x: number;
  y: number;
}

/// How wide words are, in any unit: only shares of a line are taken from it.
export type Measure = (words: string) => number;

/// A mark of the text as it lies on the pages.
export interface MarkedArea extends Area {
  id: string;
  kind: string;
}

/// Boxes in text order, as the rest here expects them.
export function inTextOrder(boxes: readonly Box[]): Box[] {
  return [...boxes].sort((a, b) => a.begin - b.begin || a.end - b.end);
}

/// The parts of the printed lines that [begin, end) covers, one area a line; none where the words were not printed (or lie between lines).
/// A line that is covered in part is cut where its words would be if they were set in one size.
export function areasOf(boxes: readonly Box[], begin: number, end: number, text: string, measure: Measure): Area[] {
  const areas: Area[] = [];
  for (let index = firstEndingAfter(boxes, begin); index < boxes.length && boxes[index]!.begin < end; index++) {
    const box = boxes[index]!;
    const from = Math.max(begin, box.begin);
    const to = Math.min(end, box.end);
    if (to <= from || text.slice(from, to).trim() === '') continue;
    const left = shareBefore(box, from, text, measure);
    const right = shareBefore(box, to, text, measure);
    areas.push({ page: box.page, x: box.x + left * box.width, y: box.y, width: Math.max(0, right - left) * box.width, height: box.height });
  }
  return areas;
}

/// Every anchor's areas; longer anchors first, so that a short one inside a long one lies on top.
export function markedAreas(boxes: readonly Box[], anchors: readonly Anchor[], text: string, measure: Measure): MarkedArea[] {
  const byLength = [...anchors].sort((a, b) => b.end - b.begin - (a.end - a.begin));
  return byLength.flatMap(({ id, kind, begin, end }) => areasOf(boxes, begin, end, text, measure).map((area) => ({ ...area, id, kind })));
}

const kReach = 14; // a line's height: a click between two lines means one of them

/// The printed line at a place, or the nearest one within a line's height; null in the margins and on empty paper.
export function boxAt(boxes: readonly Box[], page: number, x: number, y: number): Box | null {
  let nearest: Box | null = null;
  let least = kReach;
  for (const box of boxes) {
    if (box.page !== page) continue;
    const aside = Math.max(box.x - x, 0, x - box.x - box.width);
    const above = Math.max(box.y - y, 0, y - box.y - box.height);
    const away = Math.hypot(aside, above);
    if (away === 0) return box;
    if (away < least) [nearest, least] = [box, away];
  }
  return nearest;
}

/// The offset of the character at `x` in a line.
export function offsetAt(box: Box, x: number, text: string, measure: Measure): number {
  const wanted = (x - box.x) / (box.width || 1);
  let low = box.begin;
  let high = Math.max(box.begin, box.end - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (shareBefore(box, middle, text, measure) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/// The first printed line on `page` that begins at or below `y`, in the order of the text; null if the page has none left.
export function firstBelow(boxes: readonly Box[], page: number, y: number): Box | null {
  return boxes.find((box) => box.page === page && box.y >= y) ?? null;
}

/// Where the words at `begin` were printed; if they were not, the line that follows, else the last one.
export function boxOf(boxes: readonly Box[], begin: number): Box | null {
  return boxes[firstEndingAfter(boxes, begin)] ?? boxes.at(-1) ?? null;
}

// The lines follow one another in the text, so their ends ascend as well.
function firstEndingAfter(boxes: readonly Box[], begin: number): number {
  let low = 0;
  let high = boxes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (boxes[middle]!.end <= begin) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shareBefore(box: Box, offset: number, text: string, measure: Measure): number {
  if (offset <= box.begin) return 0;
  if (offset >= box.end) return 1;
  const whole = measure(text.slice(box.begin, box.end));
  return whole > 0 ? Math.min(1, measure(text.slice(box.begin, offset)) / whole) : 0;
}

const kPictureWidths = [480, 960, 1600] as const;
export type PictureWidth = (typeof kPictureWidths)[number];

/// The narrowest picture that is sharp on this screen.
export function pictureWidth(shownPixels: number, pixelRatio: number): PictureWidth {
  return kPictureWidths.find((width) => width >= shownPixels * pixelRatio - 1) ?? kPictureWidths[kPictureWidths.length - 1]!;
}

const kPixelsPerPoint = 96 / 72;
const kSteps = [50, 75, 100, 125, 150, 200] as const;

/// `fit` is as wide as the pane; numbers are per cent of the printed size.
export type Zoom = 'fit' | (typeof kSteps)[number];

/// The width of a page on the screen, in CSS pixels, whole.
export function shownWidth(zoom: Zoom, pageWidth: number, room: number): number {
  return Math.max(1, Math.round(zoom === 'fit' ? room : (pageWidth * kPixelsPerPoint * zoom) / 100));
}

/// The next step bigger or smaller than what is seen now; the last one stays.
export function stepZoom(zoom: Zoom, by: 1 | -1, pageWidth: number, room: number): Zoom {
  const seen = (100 * shownWidth(zoom, pageWidth, room)) / (pageWidth * kPixelsPerPoint);
  const next = by > 0 ? kSteps.find((step) => step > seen + 1) : [...kSteps].reverse().find((step) => step < seen - 1);
  return next ?? zoom;
}
