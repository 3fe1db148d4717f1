/// What the page of a paper's lineage shows of its ties. Pure.
import type { Schemas } from '../api/client';

export type Tie = Schemas['LineageTie'];
export type Relation = Tie['relation'];
export const kRelations: readonly Relation[] = ['inherited', 'adapted', 'moved', 'added', 'dropped'];

export function isRelation(word: string | undefined): word is Relation {
  return kRelations.some((relation) => relation === word);
}

/// Words of a passage; `isChanged`: the other side has them otherwise or not at all.
export interface Piece {
  text: string;
  isChanged: boolean;
}

function cut(text: string, span: readonly number[], marks: readonly (readonly number[])[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (begin: number, end: number, isChanged: boolean): void => {
    if (end > begin) pieces.push({ text: text.slice(begin, end), isChanged });
  };
  let at = span[0] ?? 0;
  for (const [begin = at, end = at] of marks) {
    add(at, begin, false);
    add(begin, end, true);
    at = Math.max(at, end);
  }
  add(at, span[1] ?? at, false);
  return pieces;
}

/// The words of one side of a tie, cut where the other side differs. Signs between words stand with what is before them.
export function piecesOf(tie: Tie, side: 'child' | 'parent', text: string): Piece[] {
  const place = tie[side];
  if (!place) return [];
  const changed = tie.changes.filter((change) => change.kind !== 'kept').map((change) => change[side]);
  return cut(text, place.span, changed);
}

/// Shares in whole hundredths that make 100 together (the largest remainders are rounded up).
export function toPercents(shares: readonly number[]): number[] {
  const floors = shares.map((share) => Math.floor(share * 100 + 1e-9));
  const sum = Math.round(shares.reduce((all, share) => all + share, 0) * 100);
  const order = shares.map((share, index) => ({ index, rest: share * 100 - (floors[index] ?? 0) })).sort((a, b) => b.rest - a.rest);
  let missing = sum - floors.reduce((all, floor) => all + floor, 0);
  for (const { index } of order) {
    if (missing <= 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    missing -= 1;
  }
  return floors;
}
