import { describe, expect, it } from 'vitest';
import { lastAtOrBefore, markedPieces, toLines, type Anchor } from './segments';

const anchor = (id: string, begin: number, end: number): Anchor => ({ id, kind: id, begin, end });

/// `[a+b:words]` for each piece under marks, plain words for the others; lines joined by `|`.
function draw(text: string, anchors: Anchor[]): string {
  return toLines(text, anchors)
    .map((line) => line.pieces.map((piece) => {
      const words = text.slice(piece.begin, piece.end);
      return piece.anchors.length ? `[${piece.anchors.map(({ id }) => id).join('+')}:${words}]` : words;
    }).join(''))
    .join('|');
}

describe('a text is cut at the edges of its marks', () => {
  const cases: [string, string, Anchor[], string][] = [
    ['no marks', 'Căn cứ\nHướng dẫn\n', [], 'Căn cứ|Hướng dẫn'],
    ['one mark', 'Số: 305/KH', [anchor('a', 4, 10)], 'Số: [a:305/KH]'],
    ['two apart', 'abcdef', [anchor('a', 0, 2), anchor('b', 4, 6)], '[a:ab]cd[b:ef]'],
    ['two that touch', 'abcd', [anchor('a', 0, 2), anchor('b', 2, 4)], '[a:ab][b:cd]'],
    ['nested: the shorter comes first', 'abcdef', [anchor('long', 0, 6), anchor('short', 2, 4)], '[long:ab][short+long:cd][long:ef]'],
    ['overlapping', 'abcdef', [anchor('a', 0, 4), anchor('b', 2, 6)], '[a:ab][a+b:cd][b:ef]'],
    ['across lines', 'ab\ncd\nef', [anchor('a', 1, 7)], 'a[a:b]|[a:cd]|[a:e]f'],
    ['empty lines stay', 'a\n\nb', [anchor('x', 0, 4)], '[x:a]||[x:b]'],
    ['unsorted input', 'abcdef', [anchor('b', 4, 6), anchor('a', 0, 2)], '[a:ab]cd[b:ef]'],
    ['empty and outside marks mark nothing', 'abc', [anchor('a', 1, 1), anchor('b', 9, 12), anchor('c', 2, 9)], 'ab[c:c]'],
    ['empty text', '', [anchor('a', 0, 4)], ''],
  ];
  it.each(cases)('%s', (_name, text, anchors, drawn) => expect(draw(text, anchors)).toBe(drawn));

  it('joins back to the text, whatever the marks', () => {
    const text = 'I. MỤC ĐÍCH\n- Một;\n\n- Hai.\nNơi nhận:';
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 300; round++) {
      const anchors = Array.from({ length: next(9) }, (_, index) => {
        const begin = next(text.length + 4);
        return anchor(String(index), begin, begin + next(20));
      });
      const lines = toLines(text, anchors);
      expect(lines.map((line) => line.pieces.map((piece) => text.slice(piece.begin, piece.end)).join('')).join('\n')).toBe(text);
      for (const piece of lines.flatMap((line) => line.pieces)) {
        const over = anchors.filter(({ begin, end }) => begin <= piece.begin && end >= piece.end && begin < end).map(({ id }) => id).sort();
        if (piece.end > piece.begin) expect(piece.anchors.map(({ id }) => id).sort()).toEqual(over);
      }
    }
  });
});

describe('search marks', () => {
  it('cut a passage', () => {
    expect(markedPieces('thông tin đối ngoại', [[0, 5], [10, 13]])).toEqual([
      { text: 'thông', isMarked: true },
      { text: ' tin ', isMarked: false },
      { text: 'đối', isMarked: true },
      { text: ' ngoại', isMarked: false },
    ]);
  });
});

describe('the clause being read', () => {
  it.each([[5, -1], [10, 0], [19, 0], [20, 1], [99, 2]])('at %i is %i', (at, index) => expect(lastAtOrBefore([10, 20, 30], at)).toBe(index));
});
