import { api, ask, type Schemas } from '../api/client';
import { office } from '../office/session.svelte';

/// For which unit papers are taken in, where a person may do so for several. Remembered in this browser, for the account. Who works for one
/// unit, or for the office alone, is asked nothing, and the server knows.
export interface ActingUnit {
  /// `office`: the office as a whole
  id: string;
  name: string;
}

const kRemembered = 'nhipcau.acting-unit';
const kOffice = 'office';
const state = $state<{ account: string; mine: Schemas['MyUnits'] | null; chosen: ActingUnit | null }>({ account: '', mine: null, chosen: null });

export const actingUnit = {
  /// null while it is not known, or where nothing is asked
  get chosen(): ActingUnit | null {
    return state.chosen;
  },
  get mine(): Schemas['MyUnits'] | null {
    return state.mine;
  },
  /// There is a choice to be made or changed.
  get isAsked(): boolean {
    const mine = state.mine;
    return mine !== null && (mine.everywhere || mine.units.length + (mine.office ? 1 : 0) > 1);
  },
  /// Nothing may be sent before somebody has chosen.
  get isMissing(): boolean {
    return this.isAsked && !state.chosen;
  },
};

/// Once an account; again after a failure.
export async function loadActingUnit(): Promise<void> {
  const account = office.session?.account?.id ?? '';
  if (!account || (state.account === account && state.mine)) return;
  const outcome = await ask(api.GET('/api/my-units', { params: { query: { permission: 'papers.register' } } }));
  if (!outcome.ok) return;
  const mine = outcome.data;
  // Where nobody has units yet there is nothing to choose between.
  const hasUnits = !mine.everywhere || (await hasAnyUnit());
  Object.assign(state, { account, mine: hasUnits ? mine : { ...mine, everywhere: false, units: [] }, chosen: null });
  state.chosen = remembered(account, mine) ?? onlyOne(mine);
}

export function actFor(unit: ActingUnit): void {
  state.chosen = unit;
  try {
    localStorage.setItem(kRemembered, JSON.stringify({ account: state.account, ...unit }));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/// What goes with a file on its way in.
export function actingHeaders(): Record<string, string> {
  return actingUnit.isAsked && state.chosen ? { 'X-Unit': state.chosen.id } : {};
}

async function hasAnyUnit(): Promise<boolean> {
  const outcome = await ask(api.GET('/api/units'));
  return outcome.ok && outcome.data.items.length > 0;
}

function remembered(account: string, mine: Schemas['MyUnits']): ActingUnit | null {
  try {
    const kept = JSON.parse(localStorage.getItem(kRemembered) ?? 'null') as (ActingUnit & { account: string }) | null;
    if (kept?.account !== account) return null;
    const isStill = mine.everywhere || (kept.id === kOffice ? mine.office : mine.units.some((unit) => unit.id === kept.id));
    return isStill ? { id: kept.id, name: kept.name } : null;
  } catch {
    return null;
  }
}

/// Where a role was given on one unit alone that is what is meant, until somebody says otherwise; who has all acts for the office.
function onlyOne(mine: Schemas['MyUnits']): ActingUnit | null {
  if (mine.everywhere) return { id: kOffice, name: '' };
  if (mine.roots.length !== 1) return null;
  const root = mine.units.find((unit) => unit.id === mine.roots[0]);
  return root ? { id: root.id, name: root.name } : null;
}
