/// A change of units while it is put together: read from the address and written there, so that nothing typed is lost. Pure.
import type { Schemas } from '../api/client';
import { formatDate } from '../i18n/dates';
import type { Values } from '../i18n/fill';
import type { Key, Language } from '../i18n/i18n.svelte';
import type { Query } from '../router';

export type Kind = Schemas['UnitChangeKind'];
export type Preview = Schemas['UnitChangePreview'];
type Request = Schemas['UnitChangeRequest'];
type Touched = Preview['units'][number];
type Say = (key: Key, values?: Values) => string;

export const kKinds: readonly Kind[] = ['rename', 'merge', 'move', 'split', 'close', 'correct'];
export const kSteps = 4;
const kMostParts = 20;
const kFields = ['unit', 'name', 'english', 'code', 'parent'] as const;

/// What a change leads to, as it is typed: a unit that is there, or what a new one is like.
export interface Part {
  unit: string;
  name: string;
  english: string;
  code: string;
  parent: string;
}

export interface Draft {
  kind: Kind | '';
  step: number;
  /// merge: the other units
  with: string[];
  parts: Part[];
  /// split: the part under which each unit below goes on; without a word under the first
  places: Record<string, number>;
  closeBelow: boolean;
  on: string;
  source: string;
  /// roles that go on, by the grant's id, and on which part
  carried: Record<string, number>;
}

export const noPart = (): Part => ({ unit: '', name: '', english: '', code: '', parent: '' });

function readPairs(text: string): Record<string, number> {
  const pairs = text.split(',').map((pair) => pair.split(':'));
  return Object.fromEntries(pairs.filter(([id, at]) => id && /^\d{1,2}$/.test(at ?? '')).map(([id, at]) => [id, Number(at)]));
}

const writePairs = (pairs: Record<string, number>): string =>
  Object.entries(pairs)
    .map(([id, at]) => `${id}:${at}`)
    .join(',');

export function readDraft(query: Query): Draft {
  const kind = kKinds.find((one) => one === query.kind) ?? '';
  const parts: Part[] = [];
  for (let i = 0; i < kMostParts; i++) {
    const part = noPart();
    for (const field of kFields) part[field] = query[`${field}${i}`] ?? '';
    parts.push(part);
  }
  while (parts.length > 0 && kFields.every((field) => parts.at(-1)?.[field] === '')) parts.pop();
  const step = Number(query.step ?? 1);
  return {
    kind,
    step: kind && step >= 1 && step <= kSteps ? Math.trunc(step) : 1,
    with: (query.with ?? '').split(',').filter(Boolean),
    parts,
    places: readPairs(query.places ?? ''),
    closeBelow: query.below === '1',
    on: /^\d{4}-\d{2}-\d{2}$/.test(query.day ?? '') ? (query.day ?? '') : '',
    source: query.source ?? '',
    carried: readPairs(query.carried ?? ''),
  };
}

export function writeDraft(draft: Draft): Query {
  const query: Query = {
    kind: draft.kind,
    step: draft.step > 1 ? String(draft.step) : '',
    with: draft.with.join(','),
    places: writePairs(draft.places),
    below: draft.closeBelow ? '1' : '',
    day: draft.on,
    source: draft.source,
    carried: writePairs(draft.carried),
  };
  draft.parts.slice(0, kMostParts).forEach((part, i) => {
    for (const field of kFields) query[`${field}${i}`] = part[field];
  });
  return query;
}

/// The parts a kind begins with. unit  as it is; a correction and a new name begin with the name there is
export function firstParts(kind: Kind, unit: Schemas['UnitPage']): Part[] {
  const parent = unit.above[0]?.id ?? '';
  const fresh = { ...noPart(), parent };
  if (kind === 'rename' || kind === 'correct') return [{ ...noPart(), name: unit.name, english: unit.english ?? '' }];
  if (kind === 'split') return [{ ...fresh }, { ...fresh }];
  if (kind === 'merge') return [fresh];
  return [noPart()];
}

/// A successor that nobody chose is none.
function resultsOf({ kind, parts }: Draft): Part[] {
  return kind === 'close' ? parts.filter((part) => part.unit) : parts;
}

export function toRequest(draft: Draft, below: readonly { id: string }[]): Request {
  const filled = (part: Part): NonNullable<Request['results']>[number] => {
    if (part.unit) return { unit: part.unit };
    return Object.fromEntries(Object.entries(part).map(([field, value]) => [field, value.trim()]).filter(([, value]) => value !== ''));
  };
  const results = resultsOf(draft).map(filled);
  return {
    kind: draft.kind || 'rename',
    with: draft.kind === 'merge' ? draft.with : [],
    results,
    places: draft.kind === 'split' ? below.map((unit) => ({ unit: unit.id, result: Math.min(draft.places[unit.id] ?? 0, results.length - 1) })) : [],
    close_below: draft.kind === 'close' && results.length === 0 && draft.closeBelow,
    on: draft.on,
    source: draft.source.trim(),
  };
}

/// What is missing, by the name of its field, before the office is asked: the step it stands on.
export type Missing = Partial<Record<'kind' | 'units' | 'parent' | 'on' | 'source' | `name${number}` | `parent${number}`, Key>>;

export function missingOn(step: number, draft: Draft, isTop: boolean): Missing {
  const missing: Missing = {};
  if (step === 1 && !draft.kind) missing.kind = 'unit_change.missing.kind';
  if (step === 2) {
    if (draft.kind === 'merge' && draft.with.length === 0) missing.units = 'unit_change.missing.units';
    if (draft.kind === 'move' && !draft.parts[0]?.parent) missing.parent = 'unit_change.missing.parent';
    if (draft.kind && draft.kind !== 'move' && draft.kind !== 'close') {
      draft.parts.forEach((part, i) => {
        if (part.unit) return;
        if (!part.name.trim()) missing[`name${i}`] = 'unit_change.missing.name';
        if (!isTop && (draft.kind === 'merge' || draft.kind === 'split') && !part.parent) missing[`parent${i}`] = 'unit_change.missing.parent';
      });
    }
  }
  if (step === 3 && !draft.on) missing.on = 'unit_change.missing.on';
  if (step === 3 && !draft.source.trim()) missing.source = 'unit_change.missing.source';
  return missing;
}

/// The step on which a refusal can be mended.
export function stepOf(key: string): number {
  const isOfDay = /_(day_range|not_there|first_day|later_known|no_source|too_long)$/.test(key);
  return isOfDay ? 3 : 2;
}

/// A unit in one of the two trees of a preview.
export interface Node {
  id: string;
  name: string;
  code: string;
  isAlong: boolean;
  mark: '' | 'ends' | 'new' | 'renamed' | 'moved' | 'takes';
  below: Node[];
}
export interface Group {
  above: string;
  nodes: Node[];
}

function markOf({ before, after, goes_along }: Touched, side: 'before' | 'after'): Node['mark'] {
  if (!after) return 'ends';
  if (!before) return 'new';
  if (side === 'before') return '';
  if (before.name !== after.name || before.english !== after.english) return 'renamed';
  if (before.parent?.id !== after.parent?.id) return goes_along ? '' : 'moved';
  return 'takes';
}

/// The units of one side, under what they stand under then.
export function treeOf(preview: Preview, side: 'before' | 'after'): Group[] {
  const nodes = new Map<string, Node>();
  for (const unit of preview.units) {
    const shown = unit[side];
    if (!shown) continue;
    nodes.set(unit.id, { id: unit.id, name: shown.name, code: shown.code ?? '', isAlong: unit.goes_along, mark: markOf(unit, side), below: [] });
  }
  const groups = new Map<string, Group>();
  for (const unit of preview.units) {
    const node = nodes.get(unit.id);
    if (!node) continue;
    const parent = unit[side]?.parent;
    const above = parent ? nodes.get(parent.id) : undefined;
    if (above) {
      above.below.push(node);
      continue;
    }
    const group = groups.get(parent?.id ?? '') ?? { above: parent?.name ?? '', nodes: [] };
    group.nodes.push(node);
    groups.set(parent?.id ?? '', group);
  }
  const byName = (a: Node, b: Node): number => a.name.localeCompare(b.name, 'vi');
  for (const node of nodes.values()) node.below.sort(byName);
  return [...groups.values()];
}

/// Names one after the other: "Xã A, Xã B và Xã C".
export function namesInWords(names: readonly string[], say: Say): string {
  if (names.length < 2) return names.join('');
  return say('unit_change.and', { names: names.slice(0, -1).join(', '), last: names.at(-1) ?? '' });
}

/// "Hợp nhất Xã A và Xã B thành Xã C"
export function changeInWords(change: Pick<Schemas['UnitChange'], 'kind' | 'of' | 'into'>, say: Say): string {
  const ids = new Set(change.of.map((part) => part.id));
  const stays = change.into.find((part) => ids.has(part.id));
  const older = change.kind === 'merge' ? change.of.filter((part) => part.id !== stays?.id) : change.of;
  const of = namesInWords(older.map((part) => part.name), say);
  const into = namesInWords(change.into.map((part) => part.name), say);
  if (change.kind === 'close') return say(change.into.length > 0 ? 'unit_change.told.close_into' : 'unit_change.told.close', { of, into });
  if (change.kind === 'merge' && stays) return say('unit_change.told.merge_into', { of, into });
  return say(`unit_change.told.${change.kind}`, { of, into });
}

/// The words on the button that makes it: "Hợp nhất 2 đơn vị từ 01/07/2026".
export function actInWords(draft: Draft, language: Language, say: Say): string {
  const day = formatDate(draft.on, language);
  const count = draft.kind === 'merge' ? 1 + draft.with.length : draft.parts.length;
  return draft.kind ? say(`unit_change.act.${draft.kind}`, { day, count }) : '';
}
