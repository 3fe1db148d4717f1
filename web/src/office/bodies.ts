/// The trees of units, and the bodies of a territory by tree. Pure.
import type { Schemas } from '../api/client';

export type Tree = Schemas['Unit']['tree'];
export type BodyTree = Exclude<Tree, 'territory'>;

/// As they stand side by side.
export const kBodyTrees: readonly BodyTree[] = ['party', 'state', 'front'];
export const kTrees: readonly Tree[] = ['territory', ...kBodyTrees];

/// The tree an address names; the territory where it names none.
export function readTree(written: string | undefined): Tree {
  return kTrees.find((tree) => tree === written) ?? 'territory';
}

export function isBodyTree(tree: Tree): tree is BodyTree {
  return tree !== 'territory';
}

/// Units that were found, those of the tree someone looks at first; otherwise in the order they came in.
export function treeFirst<Place extends { unit: Pick<Schemas['Unit'], 'tree'> }>(places: readonly Place[], tree: Tree): Place[] {
  return [...places.filter((one) => one.unit.tree === tree), ...places.filter((one) => one.unit.tree !== tree)];
}

/// The levels there were on a day: districts ended with 30 June 2025 (Law 72/2025/QH15 on local government).
export function levelsOn(day: string): ('province' | 'district' | 'commune')[] {
  return day < '2025-07-01' ? ['province', 'district', 'commune'] : ['province', 'commune'];
}

export type BodyPart = 'name' | 'above' | 'territories' | 'days' | 'form';

const kParts: Readonly<Record<string, BodyPart>> = {
  'office.body_no_name': 'name',
  'office.body_name_too_long': 'name',
  'office.body_there': 'name',
  'office.body_until_before_from': 'days',
  'office.body_not_there': 'days',
  'office.body_above_other_tree': 'above',
  'office.body_above_lower': 'above',
  'office.body_above_not_there': 'above',
  'office.no_territory': 'territories',
  'office.territory_not_there': 'territories',
  'office.too_many_territories': 'territories',
};

/// What of a body's form a refusal is about, so that its sentence stands beside it.
export function bodyPartOf(key: string): BodyPart {
  return kParts[key] ?? 'form';
}
