import { describe, expect, it } from 'vitest';
import { kIslands, kTiles, layOut, stepTo } from './province-tiles';

const codes = Object.keys(kTiles);
const laid = layOut(codes.map((code) => ({ code }))) ?? [];
const tiles = laid.map(({ tile }) => tile);
const at = (code: string): number => laid.findIndex(({ unit }) => unit.code === code);
const key = ({ row, column }: { row: number; column: number }): string => `${row}/${column}`;

describe('the map of tiles', () => {
  it('has 34 places, and no two provinces or islands on one', () => {
    expect(codes).toHaveLength(34);
    expect(new Set([...tiles, ...kIslands.map(({ tile }) => tile)].map(key)).size).toBe(36);
  });

  it('is one country: each tile touches another, if only at a corner', () => {
    const reached = new Set<number>([0]);
    for (const index of reached) {
      const from = tiles[index] ?? { row: 0, column: 0 };
      tiles.forEach((tile, other) => {
        if (Math.abs(tile.row - from.row) <= 1 && Math.abs(tile.column - from.column) <= 1) reached.add(other);
      });
    }
    expect(reached.size).toBe(34);
  });

  it('has each group of islands out at sea, east of its province', () => {
    expect(kIslands.map(({ name, of }) => [name, of])).toEqual([['Hoàng Sa', '48'], ['Trường Sa', '56']]);
    const widest = Math.max(...tiles.map(({ column }) => column));
    for (const { tile } of kIslands) expect(tile.column).toBeGreaterThan(widest);
  });

  it.each([
    ['nothing', []],
    ['a unit without a place', ['01', '02']],
    ['a unit without a code', ['01', null]],
    ['two of one code', ['01', '01']],
  ])('cannot be laid of %s', (_what, wanted) => expect(layOut(wanted.map((code) => ({ code })))).toBeNull());

  it('takes a part of the country', () => expect(layOut([{ code: '52' }, { code: '01' }])?.map(({ unit }) => unit.code)).toEqual(['01', '52']));
});

describe('arrow keys walk it', () => {
  it.each([
    ['12', 'ArrowRight', '15'],
    ['04', 'ArrowRight', '11'],
    ['11', 'ArrowLeft', '04'],
    ['12', 'ArrowLeft', '12'],
    ['96', 'ArrowRight', '96'],
    ['01', 'ArrowDown', '37'],
    ['01', 'ArrowUp', '25'],
    ['48', 'ArrowDown', '51'],
    ['66', 'ArrowDown', '56'],
    ['79', 'ArrowUp', '75'],
    ['96', 'ArrowDown', '96'],
    ['44', 'Home', '12'],
    ['44', 'End', '96'],
  ])('%s %s → %s', (from, pressed, to) => expect(laid[stepTo(tiles, at(from), pressed) ?? -1]?.unit.code).toBe(to));

  it('leaves other keys alone', () => expect(stepTo(tiles, 0, 'a')).toBeNull());
});
