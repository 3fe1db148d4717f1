import { describe, expect, it } from 'vitest';
import { isRelation, piecesOf, toPercents, type Tie } from './lineage';

const tie = (changes: Tie['changes'], child: number[] | null, parent: number[] | null): Tie => ({
  relation: 'adapted',
  similarity: 0.5,
  words: 3,
  kind: 'bullet',
  child: child && { span: child, clause_path: null },
  parent: parent && { span: parent, clause_path: null },
  changes,
  others: [],
});

describe('a tie', () => {
  it('is cut where the other side differs', () => {
    const changed = tie([{ kind: 'kept', child: [0, 3], parent: [10, 13] }, { kind: 'changed', child: [4, 7], parent: [14, 19] }], [0, 7], [10, 19]);
    expect(piecesOf(changed, 'child', 'một hai')).toEqual([{ text: 'một ', isChanged: false }, { text: 'hai', isChanged: true }]);
    expect(piecesOf(changed, 'parent', '0123456789một mười ba').at(-1)).toEqual({ text: 'mười ', isChanged: true });
  });

  it('is whole where nothing changed, and nothing on the side it lacks', () => {
    expect(piecesOf(tie([], [0, 3], null), 'child', 'một')).toEqual([{ text: 'một', isChanged: false }]);
    expect(piecesOf(tie([], [0, 3], null), 'parent', '')).toEqual([]);
  });

  it('leaves no empty piece for words that one side lacks', () => {
    const left = tie([{ kind: 'left_out', child: [0, 0], parent: [0, 3] }, { kind: 'kept', child: [0, 3], parent: [4, 7] }], [0, 3], [0, 7]);
    expect(piecesOf(left, 'child', 'hai')).toEqual([{ text: 'hai', isChanged: false }]);
  });
});

describe('shares', () => {
  it.each([
    [[1 / 3, 1 / 3, 1 / 3, 0], [34, 33, 33, 0]],
    [[0.865, 0.052, 0, 0.083], [87, 5, 0, 8]],
    [[0, 0, 0, 1], [0, 0, 0, 100]],
  ])('%j make one hundred', (shares, percents) => {
    expect(toPercents(shares)).toEqual(percents);
  });

  it('knows relations by name', () => {
    expect(isRelation('moved')).toBe(true);
    expect(isRelation('')).toBe(false);
  });
});
