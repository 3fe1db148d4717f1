import { api, ask, type Outcome, type Schemas, type Trouble } from '../api/client';

/// What I can come in with, as the office said last; null until it has.
const state = $state<{ ways: Schemas['WaysIn'] | null; trouble: Trouble | null }>({ ways: null, trouble: null });
export const waysIn: { readonly ways: Schemas['WaysIn'] | null; readonly trouble: Trouble | null } = state;

export async function loadWaysIn(): Promise<void> {
  const outcome = await ask(api.GET('/api/account/ways-in'));
  if (outcome.ok) state.ways = outcome.data;
  state.trouble = outcome.ok ? null : outcome.trouble;
}

/// The same, after something was changed.
export async function changed<Data>(pending: Promise<Outcome<Data>>): Promise<Outcome<Data>> {
  const outcome = await pending;
  if (outcome.ok) await loadWaysIn();
  return outcome;
}
