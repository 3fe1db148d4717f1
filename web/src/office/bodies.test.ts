import { describe, expect, it } from 'vitest';
import { bodyPartOf, isBodyTree, levelsOn, readTree, treeFirst } from './bodies';

describe('trees of units', () => {
  it.each([
    ['party', 'party'],
    ['territory', 'territory'],
    ['court', 'territory'],
    ['', 'territory'],
    [undefined, 'territory'],
  ])('%s in the address is the tree %s', (written, tree) => expect(readTree(written)).toBe(tree));

  it('those of bodies are not territory', () => expect([isBodyTree('front'), isBodyTree('territory')]).toEqual([true, false]));

  it('what is of the tree someone looks at comes first, and the order stays otherwise', () => {
    const places = (['state', 'party', 'territory', 'party'] as const).map((tree, index) => ({ unit: { tree }, index }));
    expect(treeFirst(places, 'party').map((one) => one.index)).toEqual([1, 3, 0, 2]);
  });

  it.each([
    ['2025-06-30', ['province', 'district', 'commune']],
    ['2025-07-01', ['province', 'commune']],
  ])('on %s there are %s', (day, levels) => expect(levelsOn(day)).toEqual(levels));
});

describe('a refusal stands beside what it is about', () => {
  it.each([
    ['office.body_no_name', 'name'],
    ['office.body_above_lower', 'above'],
    ['office.territory_not_there', 'territories'],
    ['unreached', 'form'],
  ])('%s: %s', (key, part) => expect(bodyPartOf(key)).toBe(part));
});
