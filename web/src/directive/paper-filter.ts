import type { Schemas } from '../api/client';
import type { Query } from '../router';

/// The filters of the register that an address may hold, in the order of their chips.
export const kFilterNames = ['type', 'system', 'year', 'planned', 'look_over', 'doubtful', 'unit'] as const;

const kSystems: readonly Schemas['System'][] = ['state', 'party', 'front'];
const kStates: readonly Schemas['LookOverState'][] = ['waiting', 'done'];

/// The filters of an address as the server takes them; what it would refuse is left out. Pure.
export function toFilters(query: Query) {
  const year = Number(query.year);
  return {
    q: query.q || undefined,
    type: query.type || undefined,
    system: kSystems.find((system) => system === query.system),
    year: year >= 1900 && year <= 2200 ? year : undefined,
    doubtful: query.doubtful === 'true' ? true : undefined,
    planned: query.planned === 'true' ? true : query.planned === 'false' ? false : undefined,
    unit: query.unit || undefined,
    look_over: kStates.find((state) => state === query.look_over),
  };
}
