import { api, ask } from '../api/client';
import type { Choice } from '../ui/choice';
import type { Tree } from './bodies';
import { isThere } from './unit-words';

/// Units of a tree that are there on a day, by a name or a code; without words those at the top.
export async function findInTree(tree: Tree, words: string, on: string): Promise<Choice[]> {
  const outcome = await ask(api.GET('/api/units', { params: { query: { q: words || undefined, tree, on: on || undefined } } }));
  if (!outcome.ok) return [];
  return outcome.data.items
    .filter(({ unit }) => unit.tree === tree && isThere(unit, outcome.data.on))
    .map(({ unit, above }) => ({ id: unit.id, name: unit.name, note: above.map((one) => one.name).join(', ') || undefined }));
}
