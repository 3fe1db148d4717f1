import { describe, expect, it } from 'vitest';
import { changeInWords, firstParts, kKinds, missingOn, noPart, readDraft, stepOf, toRequest, treeOf, writeDraft, type Draft, type Preview } from './unit-change';
import { withQuery } from '../router';

const say = (key: string, values?: object): string => `${key} ${JSON.stringify(values ?? {})}`;
const draft = (changes: Partial<Draft>): Draft => ({
  kind: 'merge', step: 2, with: ['B'], parts: [{ ...noPart(), name: 'Xã Mới', parent: 'P' }], places: {}, closeBelow: false, on: '2026-07-01', source: 'NQ 1', carried: {}, ...changes,
});
const side = (name: string, parent: string | null) => ({ name, english: null, code: null, parent: parent ? { id: parent, name: `Tỉnh ${parent}` } : null });

describe('a change being put together', () => {
  it('is the same after it was written into an address and read from there', () => {
    const drafts = [
      draft({}),
      draft({ kind: 'split', with: [], parts: [{ ...noPart(), unit: 'A' }, { ...noPart(), name: 'Xã “Đông”, mới', code: '12.3' }], places: { C: 1, D: 0 }, step: 4 }),
      draft({ kind: 'close', parts: [], closeBelow: true, carried: { G: 0 } }),
    ];
    for (const one of drafts) {
      const address = withQuery('/x', {}, writeDraft(one));
      expect(readDraft(Object.fromEntries(new URLSearchParams(address.slice(3))))).toEqual(one);
    }
  });

  it('is at its beginning where the address says nothing or nonsense', () => {
    for (const query of [{}, { kind: 'burn', step: '3' }, { step: '9' }, { places: 'x', carried: ':', day: 'today' }]) {
      const read = readDraft(query as Record<string, string>);
      expect(read.kind).toBe('');
      expect(read.step).toBe(1);
      expect(read.places).toEqual({});
      expect(read.on).toBe('');
    }
    expect(readDraft({ kind: 'move', step: '7' }).step).toBe(1);
  });

  it('asks for what is missing before the office does', () => {
    expect(missingOn(1, draft({ kind: '' }), false)).toEqual({ kind: 'unit_change.missing.kind' });
    expect(Object.keys(missingOn(2, draft({ with: [], parts: [noPart()] }), false))).toEqual(['units', 'name0', 'parent0']);
    expect(missingOn(2, draft({ parts: [{ ...noPart(), name: 'Tỉnh Mới' }] }), true)).toEqual({});
    expect(missingOn(2, draft({ parts: [{ ...noPart(), unit: 'A' }] }), false)).toEqual({});
    expect(Object.keys(missingOn(2, draft({ kind: 'move', parts: [noPart()] }), false))).toEqual(['parent']);
    expect(Object.keys(missingOn(3, draft({ on: '', source: ' ' }), false))).toEqual(['on', 'source']);
    expect(missingOn(3, draft({}), false)).toEqual({});
  });

  it('is sent with what is said alone', () => {
    expect(toRequest(draft({}), [])).toEqual({
      kind: 'merge', with: ['B'], results: [{ name: 'Xã Mới', parent: 'P' }], places: [], close_below: false, on: '2026-07-01', source: 'NQ 1',
    });
    const split = draft({ kind: 'split', parts: [{ ...noPart(), unit: 'A', name: 'x' }, { ...noPart(), name: ' B ' }], places: { D: 1, E: 9 } });
    expect(toRequest(split, [{ id: 'C' }, { id: 'D' }, { id: 'E' }])).toMatchObject({
      with: [], results: [{ unit: 'A' }, { name: 'B' }], places: [{ unit: 'C', result: 0 }, { unit: 'D', result: 1 }, { unit: 'E', result: 1 }],
    });
    expect(toRequest(draft({ kind: 'close', parts: [noPart()], closeBelow: true }), [])).toMatchObject({ results: [], close_below: true });
  });

  it('begins with what the unit is', () => {
    const unit = { name: 'Xã A', english: null, above: [{ id: 'P' }] } as never;
    expect(firstParts('rename', unit)[0]?.name).toBe('Xã A');
    expect(firstParts('split', unit).map((part) => part.parent)).toEqual(['P', 'P']);
    for (const kind of kKinds) expect(firstParts(kind, unit).length).toBeGreaterThan(0);
  });
});

describe('a preview', () => {
  const preview = {
    units: [
      { id: 'A', level: 'commune', before: side('Xã A', 'P'), after: null, goes_along: false },
      { id: 'B', level: 'commune', before: side('Xã B', 'P'), after: null, goes_along: false },
      { id: 'new:0', level: 'commune', before: null, after: side('Xã C', 'P'), goes_along: false },
      { id: 'T', level: 'commune', before: side('Thôn', 'A'), after: side('Thôn', 'new:0'), goes_along: true },
    ],
    links: [], warnings: [], things: [], roles_ending: 0, roles: null, seen: 'x',
  } as Preview;

  it('is two trees, each unit under what it stands under', () => {
    expect(treeOf(preview, 'before')).toMatchObject([{ above: 'Tỉnh P', nodes: [{ name: 'Xã A', mark: 'ends', below: [{ name: 'Thôn', mark: '' }] }, { name: 'Xã B' }] }]);
    expect(treeOf(preview, 'after')).toMatchObject([{ above: 'Tỉnh P', nodes: [{ name: 'Xã C', mark: 'new', below: [{ name: 'Thôn', mark: '' }] }] }]);
  });

  it('sends who is refused to the step where it can be mended', () => {
    expect(stepOf('office.change_later_known')).toBe(3);
    expect(stepOf('office.change_code_taken')).toBe(2);
  });
});

it('a change is told by what it was, into one that stays otherwise than into a new one', () => {
  const of = [{ id: 'A', name: 'Xã A' }, { id: 'B', name: 'Xã B' }];
  expect(changeInWords({ kind: 'merge', of, into: [{ id: 'N', name: 'Xã C' }] }, say)).toMatch(/^unit_change\.told\.merge /);
  expect(changeInWords({ kind: 'merge', of, into: [{ id: 'B', name: 'Xã B' }] }, say)).toBe('unit_change.told.merge_into {"of":"Xã A","into":"Xã B"}');
  expect(changeInWords({ kind: 'close', of: of.slice(0, 1), into: [] }, say)).toMatch(/^unit_change\.told\.close /);
});
