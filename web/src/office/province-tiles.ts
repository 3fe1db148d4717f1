/// The provinces of the list of 2026 as a map of tiles: each has a place in a grid that bends as the country does, north at the top. Pure.

/// A place in the grid, both counted from 1.
export interface Tile {
  row: number;
  column: number;
}

/// By code of the General Statistics Office (Quyết định 19/2025/QĐ-TTg).
export const kTiles: Readonly<Record<string, Tile>> = {
  '12': { row: 1, column: 2 }, // Lai Châu
  '15': { row: 1, column: 3 }, // Lào Cai
  '08': { row: 1, column: 4 }, // Tuyên Quang
  '04': { row: 1, column: 5 }, // Cao Bằng
  '11': { row: 2, column: 1 }, // Điện Biên
  '14': { row: 2, column: 2 }, // Sơn La
  '25': { row: 2, column: 3 }, // Phú Thọ
  '19': { row: 2, column: 4 }, // Thái Nguyên
  '20': { row: 2, column: 5 }, // Lạng Sơn
  '01': { row: 3, column: 3 }, // Hà Nội
  '24': { row: 3, column: 4 }, // Bắc Ninh
  '22': { row: 3, column: 5 }, // Quảng Ninh
  '37': { row: 4, column: 3 }, // Ninh Bình
  '33': { row: 4, column: 4 }, // Hưng Yên
  '31': { row: 4, column: 5 }, // Hải Phòng
  '38': { row: 5, column: 3 }, // Thanh Hóa
  '40': { row: 6, column: 3 }, // Nghệ An
  '42': { row: 6, column: 4 }, // Hà Tĩnh
  '44': { row: 7, column: 4 }, // Quảng Trị
  '46': { row: 7, column: 5 }, // Huế
  '48': { row: 8, column: 5 }, // Đà Nẵng
  '51': { row: 9, column: 6 }, // Quảng Ngãi
  '52': { row: 10, column: 6 }, // Gia Lai
  '66': { row: 11, column: 6 }, // Đắk Lắk
  '80': { row: 12, column: 3 }, // Tây Ninh
  '75': { row: 12, column: 4 }, // Đồng Nai
  '68': { row: 12, column: 5 }, // Lâm Đồng
  '56': { row: 12, column: 6 }, // Khánh Hòa
  '91': { row: 13, column: 2 }, // An Giang
  '82': { row: 13, column: 3 }, // Đồng Tháp
  '79': { row: 13, column: 4 }, // Hồ Chí Minh
  '92': { row: 14, column: 3 }, // Cần Thơ
  '86': { row: 14, column: 4 }, // Vĩnh Long
  '96': { row: 15, column: 2 }, // Cà Mau
};

/// The two groups of islands far out at sea, each beside the province it belongs to.
export const kIslands: readonly { name: string; of: string; tile: Tile }[] = [
  { name: 'Hoàng Sa', of: '48', tile: { row: 8, column: 7 } },
  { name: 'Trường Sa', of: '56', tile: { row: 13, column: 7 } },
];

/// The first day of the list the places are for.
export const kTilesSince = '2025-07-01';

const inReadingOrder = (a: Tile, b: Tile): number => a.row - b.row || a.column - b.column;

/// The units with their places, in reading order. Null where they cannot be laid: one has no place, or two have one.
export function layOut<Unit extends { code: string | null }>(units: readonly Unit[]): { unit: Unit; tile: Tile }[] | null {
  const codes = new Set(units.map((unit) => unit.code));
  const laid = units.flatMap((unit) => {
    const tile = kTiles[unit.code ?? ''];
    return tile ? [{ unit, tile }] : [];
  });
  if (units.length === 0 || laid.length < units.length || codes.size < units.length) return null;
  return laid.sort((a, b) => inReadingOrder(a.tile, b.tile));
}

/// The tile an arrow key leads to from the one at `at`: right and left in reading order; up and down to the nearest of the next row that has
/// any. Where there is none, the same one; null for any other key.
export function stepTo(tiles: readonly Tile[], at: number, key: string): number | null {
  const from = tiles[at];
  if (!from) return null;
  if (key === 'ArrowRight') return Math.min(tiles.length - 1, at + 1);
  if (key === 'ArrowLeft') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return tiles.length - 1;
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
  const way = key === 'ArrowDown' ? 1 : -1;
  const distance = (tile: Tile): number => 100 * (tile.row - from.row) * way + Math.abs(tile.column - from.column);
  const ahead = tiles.map((tile, index) => ({ index, tile })).filter(({ tile }) => (tile.row - from.row) * way > 0);
  ahead.sort((a, b) => distance(a.tile) - distance(b.tile));
  return ahead[0]?.index ?? at;
}
